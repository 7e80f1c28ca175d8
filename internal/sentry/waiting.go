// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"sync/atomic"
	"time"
)

// noticeable is how long a wait must be, or last, for [Config.OnWait] to hear of it.
const noticeable = 3 * time.Second

// Wait describes a wait of some seconds, for logs.
type Wait struct {
	// Until is when it is expected to end.
	Until time.Time
	// Reason is one of the Wait constants.
	Reason string
}

// Reasons of a [Wait].
const (
	// WaitTurn is a wait before a request, so that the server need not refuse it.
	WaitTurn = "keeping below the rate limit"
	// WaitLimit is one before another attempt, which the server asked for.
	WaitLimit = "the server asked for it"
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

// noteRetryWait counts and tells the wait before another attempt. Refused says that the
// server asked for it, or that its limit did.
func (s *call) noteRetryWait(ctx context.Context, refused bool) {
	reason := WaitRetry
	if refused {
		reason = WaitLimit
		waitedFor(ctx, s.wait)
	}
	if s.client.config.OnWait != nil && s.wait >= noticeable {
		s.client.config.OnWait(ctx, Wait{Until: s.pause.Until, Reason: reason})
	}
}
