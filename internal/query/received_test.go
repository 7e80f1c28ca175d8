// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestTimeRangeEndsWithResponse: a relative time range ends when the server responded, by the
// server's clock. That time differs from page to page if one of them was cached for another
// reader.
func TestTimeRangeEndsWithResponse(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	for name, test := range map[string]struct {
		dates   [2]time.Duration // of the two pages, after now
		ages    [2]time.Duration // of their rows, before their dates
		ignored bool
	}{
		"behind":                {[2]time.Duration{-3 * hour, -3 * hour}, [2]time.Duration{0, 50 * time.Minute}, false},
		"ahead":                 {[2]time.Duration{5 * hour, 5 * hour}, [2]time.Duration{hour, hour}, false},
		"ahead, too old":        {[2]time.Duration{5 * hour, 5 * hour}, [2]time.Duration{0, 2 * hour}, true},
		"behind, too old":       {[2]time.Duration{-9 * hour, -9 * hour}, [2]time.Duration{2 * hour, 0}, true},
		"first page of before":  {[2]time.Duration{-48 * hour, 0}, [2]time.Duration{hour, hour}, false},
		"second page of before": {[2]time.Duration{0, -48 * hour}, [2]time.Duration{0, hour}, false},
		"second page too old":   {[2]time.Duration{-48 * hour, 0}, [2]time.Duration{0, 3 * hour}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now, requests := time.Now().UTC(), 0
			url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
				page := requests % 2
				requests++
				date := now.Add(test.dates[page])
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Date", date.Format(http.TimeFormat))
				w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:1:0"`, page == 0))
				_, _ = fmt.Fprintf(w, `{"data": [{"timestamp": %q}]}`, date.Add(-test.ages[page]).Format(time.RFC3339))
			})
			data := acctest.OrganizationData(t, url, func(config *sentry.Config) { config.CacheBytes = sentry.DefaultCacheBytes })
			for range 2 {
				_, diagnostics := acctest.Read(t, source, data, map[string]any{"fields": []string{"timestamp"}, "stats_period": "1h"})
				if test.ignored {
					acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored a Filter", `AttributeName("stats_period")`, "`timestamp`")
					continue
				}
				acctest.Succeed(t, diagnostics)
			}
			if requests != 2 {
				t.Errorf("%d requests", requests)
			}
		})
	}
}
