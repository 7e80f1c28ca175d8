// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Pacer sends requests in the order of their arrival, as early as their limits allow. It is
// safe for concurrent use. One mutex, one queue and one timer serve all limits. The queue is
// as long as Terraform has workers, so walking all of it costs nothing.
type Pacer struct {
	config  Config
	spacing time.Duration // between any two requests; 0 without a fixed rate

	mu    sync.Mutex
	lanes map[string]*lane
	clock clock
	queue []*waiter
	next  time.Time // with spacing, the earliest time of the next request
	timer *time.Timer
}

// waiter is a request in the queue. It receives its turn, or an error, from result.
type waiter struct {
	lane     *lane
	canceled func() error // the error of its context
	deadline Deadline
	result   chan error
}

// Turn is the permission to send one request. It ends with its outcome, through one of its
// methods.
type Turn struct {
	pacer *Pacer
	lane  *lane
	sent  time.Time
}

// maxPause is the longest delay of other requests by a rejection that reports no time.
const maxPause = 8 * time.Second

// New returns a pacer of requests to one server.
func New(config Config) *Pacer {
	p := &Pacer{config: config, lanes: make(map[string]*lane)}
	if config.RequestsPerSecond > 0 {
		p.spacing = time.Duration(float64(time.Second) / config.RequestsPerSecond)
	}
	return p
}

// Acquire waits for the turn of a request under a limit. The deadline is that of ctx, or a
// later one if others wait for the same request. The error is an [*InterruptedError] if ctx
// ends or the deadline is before the turn, or a [*RejectedError].
func (p *Pacer) Acquire(ctx context.Context, limit Limit, deadline Deadline) (*Turn, error) {
	w := &waiter{canceled: ctx.Err, deadline: deadline, result: make(chan error, 1)}
	p.mu.Lock()
	w.lane = p.laneOf(limit)
	p.queue = append(p.queue, w)
	p.dispatch()
	p.mu.Unlock()
	if err := p.await(ctx, w); err != nil {
		return nil, err
	}
	return &Turn{p, w.lane, time.Now()}, nil
}

// laneOf returns the lane of a limit. The mutex must be locked.
func (p *Pacer) laneOf(limit Limit) *lane {
	if l := p.lanes[limit.Name]; l != nil {
		return l
	}
	l := &lane{known: limit, clock: &p.clock, longestPause: min(p.config.MaxWait, maxPause)}
	switch {
	case p.spacing > 0:
		l.state = laneCounting
	case p.config.Hosted && limit.Requests > 0:
		l.hosted, l.state, l.limit, l.concurrent = true, laneCounting, limit.Requests, limit.Concurrent
	}
	p.lanes[limit.Name] = l
	return l
}

// await waits for the result, and calls OnWait if that takes some seconds.
func (p *Pacer) await(ctx context.Context, w *waiter) error {
	select {
	case err := <-w.result:
		return err
	default:
	}
	noticeable := time.NewTimer(Noticeable)
	defer noticeable.Stop()
	for {
		select {
		case err := <-w.result:
			return err
		case <-ctx.Done():
			return p.leave(w)
		case <-noticeable.C:
			if p.config.OnWait != nil {
				p.config.OnWait(ctx, p.expected(w))
			}
		}
	}
}

// expected returns when a waiter's turn is likely to come, from its position in the queue.
func (p *Pacer) expected(w *waiter) time.Time {
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
		return at.Add(time.Duration(before/w.lane.limit) * w.lane.known.Window)
	}
	return at
}

// leave removes a waiter from the queue, or returns the turn that it got at the same moment.
func (p *Pacer) leave(w *waiter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	at, _ := p.earliest(w.lane, now)
	if !at.After(now) {
		at = time.Time{} // The waiter waited for a response.
	}
	if i := slices.Index(p.queue, w); i >= 0 {
		p.queue = slices.Delete(p.queue, i, i+1)
	} else if <-w.result == nil {
		w.lane.inFlight--
	}
	p.dispatch()
	return &InterruptedError{Until: at, Err: w.canceled()}
}

// Responded returns the turn after a response, whose headers may report limits.
func (t *Turn) Responded(status int, header http.Header) {
	t.pacer.mu.Lock()
	defer t.pacer.mu.Unlock()
	t.lane.responded(t.sent, time.Now(), status, header)
	t.pacer.dispatch()
}

// Failed returns the turn if no response arrived. The request counts, because the server may
// have received it. Abandoned reports whether the caller stopped waiting.
func (t *Turn) Failed(abandoned bool) {
	t.pacer.mu.Lock()
	defer t.pacer.mu.Unlock()
	t.lane.failed(time.Now(), abandoned)
	t.pacer.dispatch()
}

// dispatch serves as many waiters as possible, in order of arrival, and sets the timer for
// the next one. The mutex must be locked.
func (p *Pacer) dispatch() {
	now := time.Now()
	var wake time.Time
	p.queue = slices.DeleteFunc(p.queue, func(w *waiter) bool {
		at, known := p.earliest(w.lane, now)
		switch {
		case w.canceled() != nil:
			return false // It is about to leave on its own.
		case w.lane.blockStatus == http.StatusTooManyRequests && w.lane.blockedUntil.Sub(now) > p.config.MaxWait:
			w.result <- &RejectedError{w.lane.blockStatus, w.lane.blockedUntil, w.lane.blockedUntil.Sub(now)}
		case known && !at.After(now):
			w.lane.inFlight++
			p.next = now.Add(p.spacing)
			w.result <- nil
		case w.deadline.Before(at):
			w.result <- &InterruptedError{Until: at, Err: context.DeadlineExceeded}
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

// earliest returns when a request of the lane may be sent. It returns false if a response
// must arrive first.
func (p *Pacer) earliest(l *lane, now time.Time) (at time.Time, known bool) {
	at, known = l.earliest(now)
	if p.next.After(at) {
		at = p.next
	}
	return at, known
}

// wakeAt makes the timer call dispatch at a time, or never if it is zero.
func (p *Pacer) wakeAt(at, now time.Time) {
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
