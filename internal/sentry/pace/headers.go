// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Sentry's rate limit headers, see
// https://docs.sentry.io/api/ratelimits/. All may be missing, and old servers
// write "None" into some.
const (
	headerLimit           = "X-Sentry-Rate-Limit-Limit"
	headerRemaining       = "X-Sentry-Rate-Limit-Remaining"
	headerReset           = "X-Sentry-Rate-Limit-Reset"
	headerConcurrentLimit = "X-Sentry-Rate-Limit-ConcurrentLimit"
	headerConcurrentLeft  = "X-Sentry-Rate-Limit-ConcurrentRemaining"
)

// longestWait limits the wait that a header can demand, so that arithmetic on it does not
// overflow.
const longestWait = 10 * 365 * 24 * time.Hour

// latestEpoch is the last time since the epoch, in seconds, that fits into a duration. It is
// in the year 2262.
const latestEpoch = float64(math.MaxInt64 / int64(time.Second))

// announcement contains what one response reports about the limit of its request.
type announcement struct {
	limit      int           // requests in a window; 0 when unknown
	concurrent int           // parallel requests; 0 when unknown
	remaining  int           // requests left in the window; -1 when unknown
	parallel   int           // parallel requests left; -1 when unknown
	reset      time.Duration // from now to the end of the window; 0 when unknown or past
}

func announced(header http.Header) announcement {
	return announcement{
		limit:      headerCount(header, headerLimit, 0),
		concurrent: headerCount(header, headerConcurrentLimit, 0),
		remaining:  headerCount(header, headerRemaining, -1),
		parallel:   headerCount(header, headerConcurrentLeft, -1),
		reset:      resetWait(header),
	}
}

// usedUp reports whether a response of 429 is about a window that has no requests left. Any
// other is about too many parallel requests, or not Sentry's.
func (a announcement) usedUp() bool {
	return a.remaining == 0 || a.remaining < 0 && a.parallel != 0 && a.limit > 0
}

// WindowEnd returns the end of the window that counted a request, since the epoch on the
// server's clock. It is 0 if it is unknown, or too late for a window of the given length and
// the time of the response.
func WindowEnd(header http.Header, window time.Duration) time.Duration {
	seconds, ok := headerSeconds(header, headerReset)
	date, err := http.ParseTime(header.Get("Date"))
	if !ok || err != nil || seconds > float64(date.Unix()+1)+window.Seconds() || seconds > latestEpoch {
		return 0
	}
	return time.Duration(seconds * float64(time.Second))
}

// Remaining returns how many requests are left in the window of a response, or -1 if the
// response does not report it.
func Remaining(header http.Header) int { return headerCount(header, headerRemaining, -1) }

// DemandedWait returns how long a response of 429 or 503 demands to wait. It is 0 if the
// response does not demand a wait or the time is past. Retry-After takes precedence, because
// Sentry sends it only if the window of the rate limit is not the reason. The window is not
// the reason either if it has requests left: then its end means nothing.
func DemandedWait(header http.Header) time.Duration {
	if wait := retryAfter(header); wait > 0 {
		return wait
	}
	if announced := announced(header); announced.remaining > 0 || announced.parallel == 0 && announced.remaining != 0 {
		return 0
	}
	return resetWait(header)
}

// resetWait returns the time until the end of the server's window. Both ends come from the
// server's clock, because the local one may be wrong.
func resetWait(header http.Header) time.Duration {
	seconds, ok := headerSeconds(header, headerReset)
	if !ok {
		return 0
	}
	now := serverTime(header)
	return toDuration(seconds - float64(now.Unix()) - float64(now.Nanosecond())/float64(time.Second))
}

func retryAfter(header http.Header) time.Duration {
	if seconds, ok := headerSeconds(header, "Retry-After"); ok {
		return toDuration(seconds)
	}
	if date, err := http.ParseTime(strings.TrimSpace(header.Get("Retry-After"))); err == nil {
		return toDuration(float64(date.Unix()) - float64(serverTime(header).Unix()))
	}
	return 0
}

func serverTime(header http.Header) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date
	}
	return time.Now()
}

// headerSeconds parses a plain decimal number, which is never negative.
func headerSeconds(header http.Header, name string) (float64, bool) {
	text := strings.TrimSpace(header.Get(name))
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, false
	}
	seconds, err := strconv.ParseFloat(text, 64)
	// A number with too many digits is a time too far away, not an invalid value: infinity.
	return seconds, err == nil || errors.Is(err, strconv.ErrRange)
}

// headerCount parses a number that is not negative, or returns missing.
func headerCount(header http.Header, name string, missing int) int {
	count, err := strconv.ParseUint(strings.TrimSpace(header.Get(name)), 10, 31)
	if err != nil {
		return missing
	}
	return int(count)
}

func toDuration(seconds float64) time.Duration {
	if seconds >= longestWait.Seconds() {
		return longestWait
	}
	return time.Duration(math.Max(0, math.Round(seconds*1000))) * time.Millisecond
}
