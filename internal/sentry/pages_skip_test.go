// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/url"
	"slices"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestEachReadsSkippedPagesToTheEnd: pages with only unwanted entries do not count as an
// endless list, and are requested in full size.
func TestEachReadsSkippedPagesToTheEnd(t *testing.T) {
	t.Parallel()
	const unwanted = (sentry.MaxEmptyPages + 5) * 50
	var seen []url.Values
	pages := projectEvents(t, listServer(t, unwanted+10, &seen), sentry.ListOptions{})
	found, entries := 0, 0
	err := pages.Each(t.Context(), func() int { return 2 - found }, func(page *sentry.Response) error {
		if entries += len(page.Body); entries <= unwanted {
			pages.Skip()
			return nil
		}
		found = 2
		return nil
	})
	if err != nil || found != 2 {
		t.Fatalf("%v, found %d after %d entries", err, found, entries)
	}
	var sizes []string
	for _, query := range seen[:4] {
		sizes = append(sizes, query.Get("per_page"))
	}
	if !slices.Equal(sizes, []string{"2", "100", "50", "50"}) || len(seen) > unwanted/50+5 {
		t.Errorf("requested %q entries, in %d requests", sizes, len(seen))
	}
}

// TestEachEndsAfterEmptyPagesThatFollowSkippedOnes: empty pages still end a list after
// skipped ones.
func TestEachEndsAfterEmptyPagesThatFollowSkippedOnes(t *testing.T) {
	t.Parallel()
	requests := 0
	pages := pagesOf(t, make([]int, 100), &requests)
	err := pages.Each(t.Context(), func() int { return 1 }, func(*sentry.Response) error {
		if requests == 1 {
			pages.Skip()
		}
		return nil
	})
	_ = wantError[*sentry.EmptyPagesError](t, err)
	if requests != sentry.MaxEmptyPages+1 {
		t.Errorf("%d requests", requests)
	}
}

// TestEachStopsAfterEnd ends a list that has more pages.
func TestEachStopsAfterEnd(t *testing.T) {
	t.Parallel()
	var seen []url.Values
	pages := projectEvents(t, listServer(t, 500, &seen), sentry.ListOptions{})
	err := pages.Each(t.Context(), func() int { return 20 }, func(*sentry.Response) error {
		pages.End()
		return nil
	})
	if err != nil || pages.More() || len(seen) != 1 {
		t.Errorf("%v, more %t, %d requests", err, pages.More(), len(seen))
	}
}
