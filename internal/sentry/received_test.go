// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestReceivedIsTimeOfServer: it is the time of the response by the server's clock, even for
// later readers of the response.
func TestReceivedIsTimeOfServer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		date func(now time.Time) string
		want time.Duration // after the local time of the response
	}{
		"server behind":   {func(now time.Time) string { return now.Add(-time.Hour).UTC().Format(http.TimeFormat) }, -time.Hour},
		"server ahead":    {func(now time.Time) string { return now.Add(time.Hour).UTC().Format(http.TimeFormat) }, time.Hour},
		"old format":      {func(now time.Time) string { return now.Add(-time.Minute).UTC().Format(time.ANSIC) }, -time.Minute},
		"no date":         {func(time.Time) string { return "" }, 0},
		"something else":  {func(time.Time) string { return "yesterday" }, 0},
		"another format":  {func(now time.Time) string { return now.Add(time.Hour).Format(time.RFC3339) }, 0},
		"seconds, a sign": {func(time.Time) string { return "-1" }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := transport(func(*http.Request) (*http.Response, error) {
					return respond(http.StatusOK, `{}`, "Date", test.date(time.Now())), nil
				})
				client := over(t, cachingConfig(), server)
				want := time.Now().Add(test.want)
				for range 2 {
					response, err := read(t.Context(), client)
					if err != nil {
						t.Fatal(err)
					}
					if !response.Received.Equal(want) {
						t.Errorf("received at %v, want %v", response.Received, want)
					}
					time.Sleep(10 * time.Minute) // on the fake clock
				}
			})
		})
	}
}
