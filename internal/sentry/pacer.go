// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// endpoint is a class of requests that a server counts together, with the
// limit that Sentry's hosted service is known to have.
type endpoint struct {
	name       string
	scope      string        // the least that a token needs
	limit      int           // requests per window; 0 where none is known
	concurrent int           // parallel requests; 0 where none is known
	window     time.Duration // a server announces its limit, but not this
}

// pacer lets requests go in the order of their arrival, as early as the limits
// of their endpoint allow. One mutex, one queue and one timer serve all
// endpoints of a client: there are as many requests waiting as Terraform has
// workers, so walking the whole queue costs nothing.
type pacer struct {
	maxWait time.Duration
	waits   func(ctx context.Context, until time.Time, reason string) // nil for nobody who wants to know
	spacing time.Duration                                             // between any two requests; 0 without a fixed rate
	newLane func(endpoint) *lane

	mu    sync.Mutex
	lanes map[string]*lane
	clock serverClock
	queue []*waiter
	next  time.Time // with spacing, the earliest time of the next request
	timer *time.Timer
}

// waiter is a request in the queue. It learns its turn, or why it gets none,
// from verdict.
type waiter struct {
	lane     *lane
	ctx      context.Context //nolint:containedctx // Lives as long as one acquire.
	attempts int
	verdict  chan error
}

// turn is the permission to send one request, to be given back with its
// outcome.
type turn struct {
	pacer *pacer
	lane  *lane
	sent  time.Time
}

// maxPause is the longest that a refusal which tells no time holds up others.
const maxPause = 8 * time.Second

// newPacer applies the pacing rule of a configuration. Limits known from
// Sentry's hosted service hold there only.
func newPacer(config Config, hosted bool) *pacer {
	p := &pacer{maxWait: config.MaxRetryWait, lanes: make(map[string]*lane)}
	switch {
	case config.RequestsPerSecond > 0:
		p.spacing = time.Duration(float64(time.Second) / config.RequestsPerSecond)
		p.newLane = newOpenLane
	case hosted:
		p.newLane = newLimitedLane
	default:
		p.newLane = newLearningLane
	}
	return p
}

// acquire waits for the request's turn. The error is an [*InterruptedError]
// when ctx ends or its deadline is before the turn, and a [*RateLimitError]
// when the server asked for a longer wait than configured.
func (p *pacer) acquire(ctx context.Context, endpoint endpoint, attempts int) (*turn, error) {
	w := &waiter{ctx: ctx, attempts: attempts, verdict: make(chan error, 1)}
	p.mu.Lock()
	if p.lanes[endpoint.name] == nil {
		p.lanes[endpoint.name] = p.newLane(endpoint)
		p.lanes[endpoint.name].clock, p.lanes[endpoint.name].longestPause = &p.clock, min(p.maxWait, maxPause)
	}
	w.lane = p.lanes[endpoint.name]
	p.queue = append(p.queue, w)
	p.dispatch()
	p.mu.Unlock()
	if err := p.await(ctx, w); err != nil {
		return nil, err
	}
	return &turn{p, w.lane, time.Now()}, nil
}

// await waits for the verdict, and tells when that takes some seconds.
func (p *pacer) await(ctx context.Context, w *waiter) error {
	select {
	case err := <-w.verdict:
		return err
	default:
	}
	told := time.NewTimer(noticeable)
	defer told.Stop()
	for {
		select {
		case err := <-w.verdict:
			return err
		case <-ctx.Done():
			return p.leave(w)
		case <-told.C:
			if p.waits != nil {
				p.waits(ctx, p.expected(w), WaitTurn)
			}
		}
	}
}

// expected is when a waiter's turn is likely to come, from its place in the queue.
func (p *pacer) expected(w *waiter) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	at, _ := p.earliest(w.lane, time.Now())
	before := 0
	for _, other := range p.queue {
		if other == w {
			break
		}
		if other.lane == w.lane || p.spacing > 0 {
			before++
		}
	}
	if p.spacing > 0 {
		return at.Add(time.Duration(before) * p.spacing)
	}
	if w.lane.limit > 0 {
		return at.Add(time.Duration(before/w.lane.limit) * w.lane.endpoint.window)
	}
	return at
}

// leave takes a waiter out of the queue, or gives back the turn that it got at
// the same moment.
func (p *pacer) leave(w *waiter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	at, _ := p.earliest(w.lane, now)
	if !at.After(now) {
		at = time.Time{} // It is an answer that was waited for.
	}
	if i := slices.Index(p.queue, w); i >= 0 {
		p.queue = slices.Delete(p.queue, i, i+1)
	} else if <-w.verdict == nil {
		w.lane.inFlight--
	}
	p.dispatch()
	return w.interrupted(at, w.ctx.Err())
}

func (w *waiter) interrupted(until time.Time, err error) *InterruptedError {
	return &InterruptedError{Doing: "waiting for the rate limit", Until: until, Attempts: w.attempts, Err: err}
}

// answered gives the turn back after an answer, which may teach about limits.
func (t *turn) answered(status int, header http.Header) {
	t.pacer.mu.Lock()
	defer t.pacer.mu.Unlock()
	t.lane.answered(t.sent, time.Now(), status, header)
	t.pacer.dispatch()
}

// failed gives the turn back when no answer came. The request counts: the
// server may have seen it. Abandoned says that the caller did not wait for it.
func (t *turn) failed(abandoned bool) {
	t.pacer.mu.Lock()
	defer t.pacer.mu.Unlock()
	t.lane.failed(time.Now(), abandoned)
	t.pacer.dispatch()
}

// dispatch decides about every waiter that can be decided about, in order of
// arrival, and sets the timer for the next one. The mutex is held.
func (p *pacer) dispatch() {
	now := time.Now()
	var wake time.Time
	p.queue = slices.DeleteFunc(p.queue, func(w *waiter) bool {
		at, known := p.earliest(w.lane, now)
		switch {
		case w.ctx.Err() != nil:
			return false // It is about to leave by itself.
		case w.lane.blockStatus == http.StatusTooManyRequests && w.lane.blockedUntil.Sub(now) > p.maxWait:
			w.verdict <- w.lane.refusal(now, p.maxWait, w.attempts-1)
		case known && !at.After(now):
			w.lane.inFlight++
			p.next = now.Add(p.spacing)
			w.verdict <- nil
		case endsBefore(w.ctx, at):
			w.verdict <- w.interrupted(at, context.DeadlineExceeded)
		default:
			if known && (wake.IsZero() || at.Before(wake)) {
				wake = at
			}
			return false
		}
		return true
	})
	p.wakeAt(wake, now)
}

// earliest is when a request of the lane may go; if not known, then not before
// another one is answered.
func (p *pacer) earliest(l *lane, now time.Time) (at time.Time, known bool) {
	at, known = l.earliest(now)
	if p.next.After(at) {
		at = p.next
	}
	return at, known
}

// wakeAt makes the timer call dispatch at a time, or never if it is zero.
func (p *pacer) wakeAt(at, now time.Time) {
	if p.timer != nil {
		p.timer.Stop()
	}
	if at.IsZero() {
		return
	}
	p.timer = time.AfterFunc(at.Sub(now), func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.dispatch()
	})
}
