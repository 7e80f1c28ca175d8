// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestGoodResponsesDelayForOneWindowAtMost: the window that a success reports may be wrong,
// and nothing was rejected.
func TestGoodResponsesDelayForOneWindowAtMost(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		in     time.Duration
		server string
		wait   time.Duration
	}{
		"hours, known window":      {2 * time.Hour, "https://sentry.io", 2 * time.Second},
		"milliseconds for seconds": {1e6 * time.Hour, "https://sentry.io", 2 * time.Second},
		"hours, unknown window":    {2 * time.Hour, "https://sentry.example.com", 61 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := new(script)
				server.responses = append(server.responses, func() (*http.Response, error) {
					headers := append(reset(test.in, 0)(time.Now()), "X-Sentry-Rate-Limit-Remaining", "0", "X-Sentry-Rate-Limit-Limit", "5")
					return respond(200, `{}`, headers...), nil
				})
				settings := patient()
				settings.BaseURL, settings.MaxRetryWait = test.server, 100*time.Millisecond // which is for retries
				client := over(t, settings, server)
				began := time.Now()
				readMany(t, client, 1)
				readMany(t, client, 1)
				if took := time.Since(began); took != test.wait {
					t.Errorf("took %s", took)
				}
			})
		})
	}
}

// TestConcurrencyRejectionsDoNotWaitForWindow: a rejection because of too many parallel
// requests does not depend on the window, which may be a minute.
func TestConcurrencyRejectionsDoNotWaitForWindow(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string][]string{
		"requests left":        {"X-Sentry-Rate-Limit-Remaining", "59", "X-Sentry-Rate-Limit-Limit", "60"},
		"no slots left":        {"X-Sentry-Rate-Limit-ConcurrentRemaining", "0", "X-Sentry-Rate-Limit-ConcurrentLimit", "1"},
		"no slots, but others": {"X-Sentry-Rate-Limit-Remaining", "5", "X-Sentry-Rate-Limit-ConcurrentRemaining", "0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := new(script)
				rejection := func() (*http.Response, error) {
					return respond(429, `{"detail":"above the allowed concurrency"}`, append(reset(50*time.Second, 0)(time.Now()), headers...)...), nil
				}
				server.responses = append(server.responses, rejection, rejection)
				server.then(200, `{}`)
				settings := patient()
				settings.MaxRetryWait = 30 * time.Second
				began := time.Now()
				readMany(t, over(t, settings, server), 3)
				if took := time.Since(began); took > 3*time.Second {
					t.Errorf("took %s for %d requests", took, len(server.times))
				}
			})
		})
	}
}

// TestRejectionsWithoutTimeSlowDownAllReaders: they slow down only until a response is good.
func TestRejectionsWithoutTimeSlowDownAllReaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// A proxy that accepts five requests a second, and sends no headers about it.
		var window time.Time
		var mu sync.Mutex
		count, rejected := 0, 0
		client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
			mu.Lock()
			defer mu.Unlock()
			if now := time.Now().Truncate(time.Second); now.After(window) {
				window, count = now, 0
			}
			count++
			if count > 5 {
				rejected++
				return respond(429, "slow down", "Content-Type", "text/html"), nil
			}
			return respond(200, `{}`), nil
		}))
		began := time.Now()
		readMany(t, client, 100)
		if took := time.Since(began); took > time.Minute || rejected > 100 {
			t.Errorf("took %s, with %d refusals", took, rejected)
		}
	})
}

// TestLongerWindowIsLearned: the server's own count limits pending requests.
func TestLongerWindowIsLearned(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const limit, window = 10, 10 * time.Second
		var end time.Time
		var mu sync.Mutex
		count, rejected := 0, 0
		client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
			defer time.Sleep(50 * time.Millisecond)
			mu.Lock()
			defer mu.Unlock()
			now := time.Now()
			if !now.Before(end) {
				end, count = now.Truncate(window).Add(window), 0
			}
			count++
			headers := []string{
				"X-Sentry-Rate-Limit-Limit", fmt.Sprint(limit), "X-Sentry-Rate-Limit-Remaining", fmt.Sprint(max(0, limit-count)),
				"X-Sentry-Rate-Limit-Reset", epoch(end), "Date", now.UTC().Format(http.TimeFormat),
			}
			if count > limit {
				rejected++
				return respond(429, `"slow down"`, headers...), nil
			}
			return respond(200, `{}`, headers...), nil
		}))
		readMany(t, client, 60)
		if rejected > 0 {
			t.Errorf("%d refusals", rejected)
		}
	})
}
