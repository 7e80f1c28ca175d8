// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// noticeable is how long a wait must be for [Config.OnWait] to hear of it.
const noticeable = 3 * time.Second

// Wait describes a wait that begins, for logs.
type Wait struct {
	// Until is when it ends, as far as known.
	Until time.Time
	// Reason is one of the Wait constants.
	Reason string
}

// Reasons of a [Wait].
const (
	// WaitTurn is a wait before a request, so that the server need not refuse it.
	WaitTurn = "keeping below the rate limit"
	// WaitLimit is one before another attempt, after a refusal by the rate limit.
	WaitLimit = "refused by the rate limit"
	// WaitRetry is one before another attempt, after another failure.
	WaitRetry = "the attempt before failed"
)

type waitedKey struct{}

// WithWaited gives a context whose requests count how long they wait for rate limits.
// A request that several readers share counts for the first one.
func WithWaited(ctx context.Context) (context.Context, *Waited) {
	waited := new(Waited)
	return context.WithValue(ctx, waitedKey{}, waited), waited
}

// Waited counts. It is safe for concurrent use.
type Waited struct{ nanoseconds atomic.Int64 }

// Total is how long the requests waited so far.
func (w *Waited) Total() time.Duration { return time.Duration(w.nanoseconds.Load()) }

func waitedFor(ctx context.Context, wait time.Duration) {
	if waited, counts := ctx.Value(waitedKey{}).(*Waited); counts {
		waited.nanoseconds.Add(int64(wait))
	}
}

// announce tells of a wait that somebody might wonder about.
func (c *Client) announce(ctx context.Context, until time.Time, reason string) {
	if c.config.OnWait != nil && time.Until(until) >= noticeable {
		c.config.OnWait(ctx, Wait{Until: until, Reason: reason})
	}
}

// waitsAgain notes the wait before another attempt.
func (s *call) waitsAgain(ctx context.Context, resp *http.Response) {
	reason := WaitRetry
	if resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		reason = WaitLimit
		waitedFor(ctx, s.wait)
	}
	s.client.announce(ctx, s.pause.Until, reason)
}
