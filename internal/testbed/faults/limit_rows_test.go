// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// throttled returns a handler that responds with 429 a number of times, with headers that
// depend on the time.
func throttled(times int, headers func(now time.Time) []string) func(*exchange) {
	return func(e *exchange) {
		if e.number > times {
			e.write(okHead(), `{"groupID": "171", "title": "after the limit"}`)
			return
		}
		e.write(head("429 Too Many Requests", headers(time.Now().UTC())...), `{"detail": "You are attempting to use this endpoint too frequently."}`)
	}
}

// waits returns a row that waits once, with a minimum and a maximum.
func waits(name string, least, most time.Duration, headers func(now time.Time) []string) fault {
	return fault{
		name: "429 " + name, handle: throttled(1, headers), title: "after the limit", attempts: 2, least: least, most: most,
	}
}

// warning returns a row whose read ends with a warning about the wait.
func (f fault) warning(summary string) fault {
	f.warns = summary
	return f
}

// tooLong returns a row whose server demands a longer wait than allowed.
func tooLong(name string, headers func(now time.Time) []string) fault {
	return fault{
		name: "429 " + name, handle: throttled(1000, headers), summary: "Sentry Rate Limit Exceeded",
		want: []string{"the server asks to wait", "longer than `max_retry_wait` (1m0s)", "`max_retry_wait`"},
	}.once()
}

func always(lines ...string) func(time.Time) []string {
	return func(time.Time) []string { return lines }
}

// resets returns headers that report an exhausted window and its end, from a server whose
// clock is off by skew.
func resets(in, skew time.Duration, more ...string) func(time.Time) []string {
	return func(now time.Time) []string {
		now = now.Add(skew)
		return append([]string{
			header("Date", now.Format(http.TimeFormat)), header("X-Sentry-Rate-Limit-Remaining", 0),
			header("X-Sentry-Rate-Limit-Limit", 5), header("X-Sentry-Rate-Limit-Reset", now.Add(in).Unix()),
		}, more...)
	}
}

// limitFaults returns rejections by a rate limit.
func limitFaults() []fault {
	const half, whole = 250 * time.Millisecond, 500 * time.Millisecond // the first backoff
	date := func(in, skew time.Duration) func(time.Time) []string {
		return func(now time.Time) []string {
			return []string{
				header("Date", now.Add(skew).Format(http.TimeFormat)),
				header("Retry-After", now.Add(skew+in).Format(http.TimeFormat)),
			}
		}
	}
	rows := []fault{
		waits("without headers", half, whole, always()),
		waits("with Reset in the past", half, whole, resets(-time.Hour, 0)),
		waits("with Reset soon", 3*time.Second, 4100*time.Millisecond, resets(3*time.Second, 0)),
		waits("with Reset soon, the clock ahead", 3*time.Second, 4100*time.Millisecond, resets(3*time.Second, 5*time.Hour)),
		waits("with Reset soon, the clock behind", 3*time.Second, 4100*time.Millisecond, resets(3*time.Second, -5*time.Hour)),
		waits("with Reset and no Date", 3*time.Second, 4100*time.Millisecond, func(now time.Time) []string {
			return resets(3*time.Second, 0)(now)[1:]
		}),
		tooLong("with Reset in an hour", resets(time.Hour, 0)),
		tooLong("with Reset in an hour, the clock behind", resets(time.Hour, -24*time.Hour)),
		tooLong("with Reset at the end of time", always(header("X-Sentry-Rate-Limit-Reset", "99999999999999999999999"))),
		waits("with garbage in all headers", half, whole, always(
			header("X-Sentry-Rate-Limit-Limit", "None"), header("X-Sentry-Rate-Limit-Remaining", "-1"),
			header("X-Sentry-Rate-Limit-Reset", "tomorrow"), header("X-Sentry-Rate-Limit-ConcurrentLimit", "1e9"),
			header("X-Sentry-Rate-Limit-ConcurrentRemaining", "\xff\xfe"), header("Retry-After", "¼"), header("Date", "never"))),
		waits("with Retry-After in seconds", 7*time.Second, 7*time.Second, always(header("Retry-After", 7))),
		waits("with Retry-After as a date", 9*time.Second, 9*time.Second, date(9*time.Second, 0)),
		waits("with Retry-After as a date, the clock ahead", 9*time.Second, 9*time.Second, date(9*time.Second, time.Hour)),
		waits("with Retry-After as a date of the past", half, whole, date(-time.Hour, 0)),
		waits("with Retry-After negative", half, whole, always(header("Retry-After", -7))),
		waits("with Retry-After zero", half, whole, always(header("Retry-After", 0))),
		waits("with Retry-After infinite", half, whole, always(header("Retry-After", "Inf"))),
		waits("with the longest wait allowed", time.Minute, time.Minute, always(header("Retry-After", 60))).warning("Read Waited for Rate Limits"),
		tooLong("with Retry-After a little longer", always(header("Retry-After", 61))),
		tooLong("with Retry-After of a century", always(header("Retry-After", strconv.Itoa(100*365*24*3600)))),
		tooLong("with Retry-After of four hundred digits", always(header("Retry-After", "1"+fmt.Sprintf("%0400d", 0)))),
		waits("with Reset soon, in the year 2280", 3*time.Second, 4100*time.Millisecond, resets(3*time.Second, 280*365*24*time.Hour)),
		tooLong("with Retry-After in the year 9999", always(header("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"))),
		fault{
			name: "429 for ever", handle: throttled(1000, always()), summary: "Sentry Rate Limit Exceeded",
			want: []string{"`requests_per_second`", "share one limit"},
		}.retried(),
		{
			name: "429 in window after window", handle: throttled(1000, resets(time.Second, 0)), summary: "Sentry Rate Limit Exceeded",
			want: []string{"after 13 attempts", "share one limit"}, attempts: 13, least: 2 * time.Minute, most: 7 * time.Minute,
		},
		fault{
			name: "503 that demands an hour", summary: "Sentry Server Error", want: []string{"asks to wait 1h0m0s"},
			mock: []mocksentry.Fault{mocksentry.RespondEmpty(503).WithHeader("Retry-After", "3600")},
		}.once(),
		{
			name: "503 that demands a while", attempts: 2, least: 20 * time.Second, most: 20 * time.Second, title: pythonTitle,
			mock: []mocksentry.Fault{mocksentry.RespondEmpty(503).WithHeader("Retry-After", "20").Once()},
		},
		fault{
			name: "429 past the read's own time", handle: throttled(1000, always(header("Retry-After", 30))), summary: "Read Timed Out",
			attribute: "timeouts", want: []string{"while waiting before another attempt", "before that, the server's rate limit"},
			arguments: map[string]any{"timeouts": map[string]any{"read": "10s"}},
		}.once(),
	}
	return append(rows, rejections()...)
}

// rejections returns the responses about a limit of servers of several ages, and of proxies
// and gateways in front of them.
func rejections() []fault {
	const frequent = "You are attempting to use this endpoint too frequently. Limit is 5 requests in 1 seconds"
	const concurrent = "You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is 2"
	var rows []fault
	for name, rejection := range map[string]struct{ contentType, body, want string }{
		"of today":                  {"text/html", `{"detail": "` + frequent + `"}`, frequent},
		"for too many in parallel":  {"text/html", `{"detail": "` + concurrent + `"}`, concurrent},
		"of 2024":                   {"application/json", `"` + frequent + `"`, frequent},
		"of an overloaded store":    {"application/json", `{"detail": "Request was throttled. Expected available in 1 second."}`, "Request was throttled."},
		"of a CDN":                  {"text/html", "<html>" + eventCanary + "</html>", "the server's rate limit is exceeded"},
		"with a half of a document": {"application/json", `{"detail": "` + eventCanary, "the server's rate limit is exceeded"},
	} {
		rows = append(rows, fault{
			name: "429 " + name, summary: "Sentry Rate Limit Exceeded", want: []string{rejection.want},
			handle: func(e *exchange) {
				e.write(head("429 Too Many Requests", "Content-Type: "+rejection.contentType), rejection.body)
			},
		}.retried())
	}
	return rows
}
