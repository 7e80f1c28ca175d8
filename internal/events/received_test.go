// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestTimeRangeEndsWithResponse: a relative time range ends when the server responded, by the
// server's clock. The local clock may differ, and a cached response may be old.
func TestTimeRangeEndsWithResponse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		date   time.Duration // of the response, after now
		period string
		ages   [3]time.Duration // of the events, before the date
		want   string
		left   string
	}{
		"an hour behind": {-time.Hour, "30m", [3]time.Duration{0, 29 * time.Minute, 40 * time.Minute}, "1 2", "1"},
		"an hour ahead":  {time.Hour, "1h", [3]time.Duration{0, 59 * time.Minute, 70 * time.Minute}, "1 2", "1"},
		"a year behind":  {-365 * 24 * time.Hour, "90s", [3]time.Duration{0, time.Minute, time.Minute}, "1 2 3", ""},
		"a day ahead":    {24 * time.Hour, "2h", [3]time.Duration{time.Hour, 3 * time.Hour, 23 * time.Hour}, "1", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			date, body, requests := time.Now().UTC().Add(test.date), "[", 0
			for i, age := range test.ages {
				body += element(i+1, at(date.Add(-age).Format(time.RFC3339))) + ","
			}
			url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
				requests++
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Date", date.Format(http.TimeFormat))
				_, _ = w.Write([]byte(body[:len(body)-1] + "]"))
			})
			data := acctest.Data(t, url, func(config *sentry.Config) { config.CacheBytes = sentry.DefaultCacheBytes })
			for range 2 {
				state, diagnostics := acctest.Read(t, source, data, map[string]any{"stats_period": test.period})
				expectFiltered(t, state, diagnostics, test.want, false, test.left, "stats_period")
			}
			if requests != 1 {
				t.Errorf("%d requests", requests)
			}
		})
	}
}
