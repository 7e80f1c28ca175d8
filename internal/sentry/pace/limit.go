// SPDX-License-Identifier: MPL-2.0

// Package pace keeps requests below the rate limits of a server.
//
// Every request takes a turn before it is sent, and returns the turn with what the response
// reports. A limit comes from Sentry's documentation of its hosted service, from a server's
// headers, or is a fixed rate. See https://docs.sentry.io/api/ratelimits/.
package pace

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"time"
)

// Limit is a class of requests that a server counts together.
type Limit struct {
	Name string // distinguishes the classes of a server
	// Requests is how many requests the hosted service accepts in a window, and Concurrent
	// how many in parallel. Both are 0 if that is not known.
	Requests, Concurrent int
	// Window is the length of a window. Servers announce their limits, but not this length.
	Window time.Duration
}

// Config configures how requests are paced.
type Config struct {
	// MaxWait is the longest wait that a server may demand. Requests fail with a
	// [*RejectedError] if it demands more.
	MaxWait time.Duration
	// RequestsPerSecond is a fixed rate for all requests, evenly spaced; see [ValidRate].
	// Zero means the known or announced limits.
	RequestsPerSecond float64
	// Hosted reports whether the server is Sentry's hosted service, whose limits are known.
	Hosted bool
	// OnWait, if not nil, is called when the wait for a turn has lasted [Noticeable], with the
	// time at which the turn is expected.
	OnWait func(ctx context.Context, until time.Time)
}

// Noticeable is the minimum length of a reported wait.
const Noticeable = 3 * time.Second

// MinRate is the slowest fixed rate, one request per hour. A slower rate is a mistake, and a
// far slower one would overflow the spacing.
const MinRate = 1.0 / 3600

// ValidRate reports whether rate is a valid fixed rate. Zero is valid: it means none.
func ValidRate(rate float64) bool {
	return rate == 0 || rate >= MinRate && !math.IsInf(rate, 1)
}

// Deadline returns until when a request may wait, and whether there is a limit, like
// [context.Context.Deadline]. Its result may change.
type Deadline func() (time.Time, bool)

// Before reports whether the deadline is before t.
func (d Deadline) Before(t time.Time) bool {
	deadline, bounded := d()
	return bounded && deadline.Before(t)
}

// InterruptedError reports that the deadline of a request is before its turn, or that its
// context ended.
type InterruptedError struct {
	Until time.Time // when the turn would have come; zero if it depended on a response
	Err   error     // [context.Canceled] or [context.DeadlineExceeded]
}

// Error implements error.
func (e *InterruptedError) Error() string { return "waiting for a turn: " + e.Err.Error() }

// Unwrap returns Err.
func (e *InterruptedError) Unwrap() error { return e.Err }

// RejectedError reports that a request was not sent, because the server demanded a longer
// wait than [Config.MaxWait].
type RejectedError struct {
	StatusCode int           // of the response that demanded the wait
	Until      time.Time     // the end of the wait
	Wait       time.Duration // the rest of it
}

// Error implements error.
func (e *RejectedError) Error() string {
	return fmt.Sprintf("the server asked to wait until %s", e.Until.UTC().Format(time.RFC3339))
}

// firstBackoff is the first wait if the server reports none.
const firstBackoff = 500 * time.Millisecond

// Backoff returns how long to wait after a number of failures, starting from 1, if the server
// does not report it. It doubles with each failure, up to longest. It subtracts up to half at
// random, so that parallel requests spread out.
func Backoff(failures int, longest time.Duration) time.Duration {
	wait := longest
	if doublings := failures - 1; doublings < 20 {
		wait = min(longest, firstBackoff<<doublings)
	}
	return wait - rand.N(wait/2+1) //nolint:gosec // Spreading load needs no secrecy.
}
