// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestPagesEndWithoutLink(t *testing.T) {
	t.Parallel()
	for _, header := range []string{"", "<", `<u>; rel="next"`, link("0:1:0", false)} {
		pages := projectEvents(t, over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
			return respond(http.StatusOK, "[]", "Link", header), nil
		})), sentry.ListOptions{})
		if _, err := pages.Next(t.Context()); err != nil || pages.More() {
			t.Errorf("%q: %v, more: %t", header, err, pages.More())
		}
	}
}

// TestUnreachableNextPageReturnsError: a list that ends early must not seem complete, and the
// next reader requests it again.
func TestUnreachableNextPageReturnsError(t *testing.T) {
	t.Parallel()
	for _, header := range []string{`<u>; rel="next"; results="true"; cursor="`, `<u>; rel="next"; results="true"`, link(strings.Repeat("1", 300), true)} {
		settings := patient()
		settings.CacheBytes = sentry.DefaultCacheBytes
		requests := 0
		client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
			requests++
			return respond(http.StatusOK, "[]", "Link", header), nil
		}))
		for range 2 { // the second time not from what was kept
			_, err := projectEvents(t, client, sentry.ListOptions{}).Next(t.Context())
			if got := wantError[*sentry.ResponseError](t, err); !strings.Contains(got.Error(), "Link header") {
				t.Errorf("%q: %v", header, err)
			}
		}
		if requests != 2 {
			t.Errorf("%q: %d requests", header, requests)
		}
	}
}

// TestEachEndsWithErrorOrDeadline: the caller's error ends the list, and so does the
// deadline.
func TestEachEndsWithErrorOrDeadline(t *testing.T) {
	t.Parallel()
	var seen []url.Values
	pages := projectEvents(t, listServer(t, 300, &seen), sentry.ListOptions{})
	pages.SetPerPage(10)
	if err := pages.Each(t.Context(), func() int { return 300 }, func(*sentry.Response) error { return io.ErrNoProgress }); !errors.Is(err, io.ErrNoProgress) {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err := pages.Each(ctx, func() int { return 300 }, func(*sentry.Response) error {
		cancel()
		return nil
	})
	_ = wantError[*sentry.InterruptedError](t, err)
	if len(seen) != 2 {
		t.Errorf("%d requests", len(seen))
	}
}

// TestEachReturnsErrorIfCanceledOnLastPage: a list that was canceled during its only page is
// not complete, although no request is left to fail.
func TestEachReturnsErrorIfCanceledOnLastPage(t *testing.T) {
	t.Parallel()
	var seen []url.Values
	ctx, cancel := context.WithCancel(t.Context())
	err := projectEvents(t, listServer(t, 7, &seen), sentry.ListOptions{}).Each(ctx, func() int { return 300 }, func(*sentry.Response) error {
		cancel()
		return nil
	})
	if got := wantError[*sentry.InterruptedError](t, err); !errors.Is(err, context.Canceled) || got.Doing != "decoding the response" {
		t.Errorf("got %v", err)
	}
	if len(seen) != 1 {
		t.Errorf("%d requests", len(seen))
	}
}

// pagesOf serves a list of pages of these sizes in bytes, with entries of one byte each.
func pagesOf(t *testing.T, sizes []int, requests *int) *sentry.Pages {
	t.Helper()
	return projectEvents(t, over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
		*requests++
		body := strings.Repeat("x", sizes[*requests-1])
		return respond(http.StatusOK, body, "Link", link(fmt.Sprintf("0:%d:0", *requests), *requests < len(sizes))), nil
	})), sentry.ListOptions{})
}

// TestEachEndsAfterTooManyEmptyPages: a search over much data may return pages without an
// entry, but not without end.
func TestEachEndsAfterTooManyEmptyPages(t *testing.T) {
	t.Parallel()
	nothing := func(pages int) []int { return make([]int, pages) }
	const most = sentry.MaxEmptyPages
	for name, test := range map[string]struct {
		sizes           []int
		requests, total int
		fails           bool
	}{
		"never an entry":        {sizes: nothing(100), requests: most, fails: true},
		"no entry after some":   {sizes: append([]int{3, 1}, nothing(100)...), requests: most + 2, total: 4, fails: true},
		"too many at the end":   {sizes: nothing(most + 1), requests: most, fails: true},
		"most, then the end":    {sizes: nothing(most), requests: most},
		"most before an entry":  {sizes: append(nothing(most-1), 1), requests: most, total: 1},
		"one more than that":    {sizes: append(nothing(most), 1), requests: most, fails: true},
		"most around an entry":  {sizes: append(append(nothing(most-1), 1), nothing(most-1)...), requests: 2*most - 1, total: 1},
		"every other, and long": {sizes: alternating(4 * most), requests: 4 * most, total: 2 * most},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requests, total := 0, 0
			pages := pagesOf(t, test.sizes, &requests)
			err := pages.Each(t.Context(), func() int { return 1000 - total }, func(page *sentry.Response) error {
				total += len(page.Body)
				return nil
			})
			if test.fails {
				_ = wantError[*sentry.EmptyPagesError](t, err)
			} else if err != nil {
				t.Error(err)
			}
			if requests != test.requests || total != test.total {
				t.Errorf("%d requests, want %d; %d entries, want %d", requests, test.requests, total, test.total)
			}
		})
	}
}

// alternating is a list of pages with nothing and with one entry in turn.
func alternating(pages int) []int {
	sizes := make([]int, pages)
	for i := range sizes {
		sizes[i] = i % 2
	}
	return sizes
}
