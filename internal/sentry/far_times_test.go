// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestClocksFarOffAreTolerated: only the difference between two times of the server counts,
// however far both are from the real time.
func TestClocksFarOffAreTolerated(t *testing.T) {
	t.Parallel()
	const tenYears = 10 * 365 * 24 * time.Hour // the longest wait there is
	late, early := time.Date(9999, 12, 31, 23, 59, 50, 0, time.UTC), time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	date := func(of time.Time) string { return of.Format(http.TimeFormat) }
	for name, test := range map[string]struct {
		headers []string
		want    time.Duration
	}{
		"end of a window in 9999":  {[]string{"Date", date(late), "X-Sentry-Rate-Limit-Reset", epoch(late.Add(3 * time.Second))}, 3 * time.Second},
		"date in 9999":             {[]string{"Date", date(late), "Retry-After", date(late.Add(3 * time.Second))}, 3 * time.Second},
		"date in 1600":             {[]string{"Date", date(early), "Retry-After", date(early.Add(3 * time.Second))}, 3 * time.Second},
		"seconds in 1600":          {[]string{"Date", date(early), "Retry-After", "3"}, 3 * time.Second},
		"window of 2000 in 1600":   {[]string{"Date", date(early), "X-Sentry-Rate-Limit-Reset", "946684800"}, tenYears},
		"window of 9999 in 1600":   {[]string{"Date", date(early), "X-Sentry-Rate-Limit-Reset", epoch(late)}, tenYears},
		"date of 9999 in 1600":     {[]string{"Date", date(early), "Retry-After", date(late)}, tenYears},
		"window of 2000 in 9999":   {[]string{"Date", date(late), "X-Sentry-Rate-Limit-Reset", "946684800"}, 0},
		"date of 1600 in 9999":     {[]string{"Date", date(late), "Retry-After", date(early)}, 0},
		"seconds of 400 digits":    {[]string{"Retry-After", strings.Repeat("9", 400)}, tenYears},
		"a window of 400 digits":   {[]string{"X-Sentry-Rate-Limit-Reset", strings.Repeat("9", 400)}, tenYears},
		"400 digits after a point": {[]string{"Retry-After", "3." + strings.Repeat("0", 400)}, 3 * time.Second},
	} {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			t.Run(name+" "+http.StatusText(status), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := new(script)
					server.responses = append(server.responses, func() (*http.Response, error) {
						return respond(status, `"slow down"`, test.headers...), nil
					})
					server.then(200, `{}`)
					_, err := read(t.Context(), over(t, patient(), server))
					if test.want == tenYears {
						if got := wantError[*sentry.RateLimitError](t, err); got.Wait != tenYears || len(server.times) != 1 {
							t.Errorf("%v: waits %s", err, got.Wait)
						}
						return
					}
					if err != nil {
						t.Fatal(err)
					}
					wait := server.times[1].Sub(server.times[0])
					if test.want > 0 && wait != test.want || test.want == 0 && wait > 500*time.Millisecond {
						t.Errorf("waited %s, want %s", wait, test.want)
					}
				})
			})
		}
	}
}
