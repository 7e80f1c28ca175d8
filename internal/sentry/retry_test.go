// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestRetriesDependOnStatus(t *testing.T) {
	t.Parallel()
	const all = sentry.DefaultMaxRetries + 1
	for status, want := range map[int]int{
		400: 1, 401: 1, 403: 1, 404: 1, 410: 1, 422: 1, 501: 1, 505: 1, 519: 1, 525: 1, 304: 1,
		408: all, 429: all, 500: 2, 502: all, 503: all, 504: all, 507: all, 520: all, 521: all, 522: all, 523: all, 524: all,
	} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := new(script).then(status, `{"detail":"The requested resource does not exist"}`)
				var attempts []sentry.Attempt
				settings := patient()
				settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { attempts = append(attempts, attempt) }
				_, err := read(t.Context(), over(t, settings, server))
				var reported int
				if status == http.StatusTooManyRequests {
					reported = wantError[*sentry.RateLimitError](t, err).Attempts
				} else {
					reported = wantError[*sentry.APIError](t, err).Attempts
				}
				if len(server.times) != want || reported != want || len(attempts) != want {
					t.Errorf("%d requests, %d reported, %d in the log; want %d", len(server.times), reported, len(attempts), want)
				}
				for i, attempt := range attempts {
					if attempt.Number != i+1 || attempt.StatusCode != status || attempt.Err != "status" && status != 304 {
						t.Errorf("attempt %+v", attempt)
					}
					if last := i == len(attempts)-1; last != (attempt.Wait == 0) {
						t.Errorf("attempt %d waits %s", i+1, attempt.Wait)
					}
				}
			})
		})
	}
}

func TestRetriesDependOnFailure(t *testing.T) {
	t.Parallel()
	const all = sentry.DefaultMaxRetries + 1
	dial := func(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }
	for name, test := range map[string]struct {
		err  error
		kind string
		want int
	}{
		"refused":    {dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)), sentry.KindRefused, all},
		"reset":      {dial(os.NewSyscallError("read", syscall.ECONNRESET)), sentry.KindReset, all},
		"closed":     {io.EOF, sentry.KindReset, all},
		"cut":        {fmt.Errorf("canary: %w", io.ErrUnexpectedEOF), sentry.KindTruncated, all},
		"no route":   {dial(os.NewSyscallError("connect", syscall.EHOSTUNREACH)), sentry.KindOther, all},
		"timeout":    {dial(os.ErrDeadlineExceeded), sentry.KindTimeout, all},
		"name":       {&net.DNSError{Err: "no such host", Name: "canary", IsNotFound: true}, sentry.KindDNS, 1},
		"resolver":   {&net.DNSError{Err: "server misbehaving", Name: "canary", IsTemporary: true}, sentry.KindDNS, all},
		"TLS":        {errors.New("tls: server selected unsupported protocol version 301"), sentry.KindTLS, 1},
		"not TLS":    {http.ErrSchemeMismatch, sentry.KindNoTLS, 1},
		"proxy":      {&net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, sentry.KindProxy, all},
		"malformed":  {errors.New(`net/http: malformed HTTP response "canary"`), sentry.KindOther, all},
		"wrapped":    {fmt.Errorf(`Get "https://h/?canary": %w`, errors.New("canary")), sentry.KindOther, all},
		"is timeout": {fmt.Errorf("canary: %w", context.DeadlineExceeded), sentry.KindTimeout, all},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := new(script).thenError(test.err)
				_, err := read(t.Context(), over(t, patient(), server))
				got := wantError[*sentry.NetworkError](t, err)
				if got.Kind != test.kind || got.Attempts != test.want || len(server.times) != test.want {
					t.Errorf("got %+v after %d requests; want %s, %d", got, len(server.times), test.kind, test.want)
				}
				if got.Host != "sentry.example.com" {
					t.Errorf("host is %q", got.Host)
				}
				noCanary(t, err.Error(), "canary")
				if errors.Is(err, context.DeadlineExceeded) {
					t.Error("the caller's deadline was not the reason")
				}
			})
		})
	}
}

func TestRetryReturnsLaterSuccess(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := new(script).then(502, "<html>").thenError(io.EOF).then(500, "").then(200, `{"id":1}`)
		resp, err := read(t.Context(), over(t, patient(), server))
		if err != nil || string(resp.Body) != `{"id":1}` {
			t.Errorf("got %v, %v", resp, err)
		}
		if len(server.times) != 4 {
			t.Errorf("%d requests", len(server.times))
		}
	})
}

func TestRetriesCanBeDisabled(t *testing.T) {
	t.Parallel()
	server := new(script).then(503, "").then(200, `{}`)
	settings := patient()
	settings.MaxRetries = 0
	_, err := read(t.Context(), over(t, settings, server))
	if got := wantError[*sentry.APIError](t, err); got.StatusCode != 503 || got.Attempts != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestBackoffGrowsWithAttempts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := new(script).then(502, "")
		settings := patient()
		settings.MaxRetries, settings.MaxRetryWait = 6, 5*time.Second
		_, err := read(t.Context(), over(t, settings, server))
		_ = wantError[*sentry.APIError](t, err)
		for i, longest := range []time.Duration{500, 1000, 2000, 4000, 5000, 5000} {
			longest *= time.Millisecond
			if wait := server.times[i+1].Sub(server.times[i]); wait < longest/2 || wait > longest {
				t.Errorf("wait %d is %s, want %s to %s", i+1, wait, longest/2, longest)
			}
		}
	})
}

func TestDemandedWaitsAreObserved(t *testing.T) {
	t.Parallel()
	const backoff = -1 // not demanded: half a second at most
	for name, test := range map[string]struct {
		headers func(now time.Time) []string
		want    time.Duration
	}{
		"Retry-After":       {fixed("Retry-After", "7"), 7 * time.Second},
		"spaces":            {fixed("Retry-After", " 7 "), 7 * time.Second},
		"fraction":          {fixed("Retry-After", "1.5"), 1500 * time.Millisecond},
		"zero":              {fixed("Retry-After", "0"), backoff},
		"negative":          {fixed("Retry-After", "-7"), backoff},
		"garbage":           {fixed("Retry-After", "soon"), backoff},
		"dots":              {fixed("Retry-After", "1.2.3"), backoff},
		"infinite":          {fixed("Retry-After", "Inf"), backoff},
		"None":              {fixed("X-Sentry-Rate-Limit-Reset", "None"), backoff},
		"negative reset":    {fixed("X-Sentry-Rate-Limit-Reset", "-5"), backoff},
		"past reset":        {fixed("X-Sentry-Rate-Limit-Reset", "900000000"), backoff},
		"beats reset":       {fixed("Retry-After", "3", "X-Sentry-Rate-Limit-Reset", "99999999999"), 3 * time.Second},
		"garbage and reset": {reset(5*time.Second, 0, "Retry-After", "x"), 5 * time.Second},
		"reset":             {reset(20*time.Second, 0), 20 * time.Second},
		"skewed clock":      {reset(20*time.Second, -5*time.Hour), 20 * time.Second},
		"other skew":        {reset(20*time.Second, 5*time.Hour), 20 * time.Second},
		"date": {func(now time.Time) []string {
			return []string{"Retry-After", now.Add(9 * time.Second).UTC().Format(http.TimeFormat)}
		}, 9 * time.Second},
		"date, skewed clock": {func(now time.Time) []string {
			return []string{
				"Retry-After", now.Add(time.Hour + 9*time.Second).UTC().Format(http.TimeFormat),
				"Date", now.Add(time.Hour).UTC().Format(http.TimeFormat),
			}
		}, 9 * time.Second},
		"past date": {fixed("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"), backoff},
		"no date":   {fixed("Retry-After", "4", "Date", "yesterday"), 4 * time.Second},
	} {
		for _, status := range []int{429, 503} {
			t.Run(fmt.Sprint(name, " ", status), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := new(script)
					server.responses = append(server.responses, func() (*http.Response, error) {
						now := []string{"Date", time.Now().UTC().Format(http.TimeFormat)}
						return respond(status, `"slow down"`, append(now, test.headers(time.Now())...)...), nil
					})
					server.then(200, `{}`)
					if _, err := read(t.Context(), over(t, patient(), server)); err != nil {
						t.Fatal(err)
					}
					wait := server.times[1].Sub(server.times[0])
					if test.want == backoff && (wait < 250*time.Millisecond || wait > 500*time.Millisecond) ||
						test.want != backoff && wait != test.want {
						t.Errorf("waited %s, want %s", wait, test.want)
					}
				})
			})
		}
	}
}

func fixed(headers ...string) func(time.Time) []string {
	return func(time.Time) []string { return headers }
}

// reset returns headers for a window that ends after a duration, from a server clock that is
// off by skew.
func reset(in, skew time.Duration, more ...string) func(time.Time) []string {
	return func(now time.Time) []string {
		now = now.Add(skew)
		return slices.Concat(more, []string{
			"Date", now.UTC().Format(http.TimeFormat), "X-Sentry-Rate-Limit-Reset", epoch(now.Add(in)),
		})
	}
}

func TestWaitAboveMaximumFailsAtOnce(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string][]string{
		"day":     {"Retry-After", "86400"},
		"century": {"Retry-After", "99999999999999999999999999"},
		"reset":   {"X-Sentry-Rate-Limit-Reset", "99999999999999999999"},
		"date":    {"Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"},
	} {
		for _, status := range []int{429, 503} {
			t.Run(fmt.Sprint(name, " ", status), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					start := time.Now()
					server := new(script).then(status, `{"detail":"slow down"}`, headers...)
					client := over(t, patient(), server)
					_, err := read(t.Context(), client)
					got := wantError[*sentry.RateLimitError](t, err)
					if time.Since(start) != 0 || len(server.times) != 1 {
						t.Errorf("took %s and %d requests", time.Since(start), len(server.times))
					}
					if got.StatusCode != status || got.MaxWait != time.Minute || got.Wait < 24*time.Hour ||
						!got.RetryAt.Equal(start.Add(got.Wait)) || got.Detail != "slow down" || got.Attempts != 1 {
						t.Errorf("got %+v", got)
					}
					if name == "day" && status == 429 {
						const text = "the server's rate limit is exceeded (slow down); the server asks to wait 24h0m0s, until 2000-01-02T00:00:00Z, " +
							"longer than `max_retry_wait` (1m0s)"
						if err.Error() != text {
							t.Errorf("text is %q", err)
						}
						// The next one is not even sent.
						_, err = read(t.Context(), client)
						if got := wantError[*sentry.RateLimitError](t, err); got.Attempts != 0 || len(server.times) != 1 {
							t.Errorf("got %+v after %d requests", got, len(server.times))
						}
					}
				})
			})
		}
	}
}

// TestRateLimitRejectionsAreRetriedLonger: readers that share a limit are rejected
// occasionally. A rejection that reports a time is retried longer, but not forever.
func TestRateLimitRejectionsAreRetriedLonger(t *testing.T) {
	t.Parallel()
	const most = 3 * sentry.DefaultMaxRetries
	for name, test := range map[string]struct {
		rejections, retries, requests int
		ends, fails                   bool
	}{
		"named":      {rejections: most, retries: sentry.DefaultMaxRetries, ends: true, requests: most + 1},
		"too many":   {rejections: most + 1, retries: sentry.DefaultMaxRetries, ends: true, requests: most + 1, fails: true},
		"not named":  {rejections: most, retries: sentry.DefaultMaxRetries, requests: sentry.DefaultMaxRetries + 1, fails: true},
		"no retries": {rejections: 1, ends: true, requests: 1, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := new(script)
				for range test.rejections {
					server.responses = append(server.responses, func() (*http.Response, error) {
						headers := []string{"Date", time.Now().UTC().Format(http.TimeFormat)}
						if test.ends {
							headers = reset(time.Second, 0)(time.Now())
						}
						return respond(429, `"slow down"`, headers...), nil
					})
				}
				server.then(200, `{}`)
				settings := patient()
				settings.MaxRetries = test.retries
				_, err := read(t.Context(), over(t, settings, server))
				if (err != nil) != test.fails || len(server.times) != test.requests {
					t.Errorf("%v after %d requests, want %d", err, len(server.times), test.requests)
				}
			})
		})
	}
}
