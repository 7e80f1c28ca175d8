// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestReadEndsAfterTooManyEmptyPages: a filter may leave out all entries of a page, but not
// of one page after the other without end.
func TestReadEndsAfterTooManyEmptyPages(t *testing.T) {
	t.Parallel()
	const most = sentry.MaxEmptyPages
	full := map[int]bool{most: true} // the page with an entry, so many from the first one
	for name, test := range map[string]struct {
		full            map[int]bool
		pages, requests int
		fails           bool
	}{
		"never an entry":       {pages: 100, requests: most, fails: true},
		"no entry after one":   {full: map[int]bool{1: true}, pages: 100, requests: most + 1, fails: true},
		"most, then the end":   {pages: most, requests: most},
		"most around an entry": {full: full, pages: 2*most - 1, requests: 2*most - 1},
		"one more after it":    {full: full, pages: 2*most + 1, requests: 2 * most, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var requests atomic.Int32
			url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
				page := int(requests.Add(1))
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Link", fmt.Sprintf(`<u>; rel="next"; results="%t"; cursor="0:%d:0"`, page != test.pages, page))
				_, _ = io.WriteString(w, map[bool]string{true: `[{"name":"a"}]`, false: `[]`}[test.full[page]])
			})
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": eventID})
			if test.fails {
				acctest.ExpectDiagnostic(t, diagnostics, "Endless List From Sentry", "", fmt.Sprint(most), "without an entry")
				if !state.IsZero() {
					t.Error("there is a state")
				}
			} else if len(diagnostics) > 0 {
				t.Error(acctest.Texts(diagnostics))
			} else if list, _ := state.Get("attachments").([]any); len(list) != len(test.full) {
				t.Error(state.JSON())
			}
			if got := int(requests.Load()); got != test.requests {
				t.Errorf("%d requests, want %d", got, test.requests)
			}
		})
	}
}

// TestReadEndsForEndlessList: reading stops at a list with more entries than a state can
// contain.
func TestReadEndsForEndlessList(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	body := `[{"name":"a"}` + strings.Repeat(",{}", 130_000) + "]"
	url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
		page := requests.Add(1)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", fmt.Sprintf(`<u>; rel="next"; results="%t"; cursor="0:%d:0"`, page < 5, page))
		_, _ = io.WriteString(w, body)
	})
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Result Too Large", "", "While reading the attachments of event", "a million attributes")
	if !state.IsZero() {
		t.Error("there is a state")
	}
	if got := requests.Load(); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}
