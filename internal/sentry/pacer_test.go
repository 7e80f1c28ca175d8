// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestPacerLeaves covers what no caller can time: a context that ends just
// when the turn has come.
func TestPacerLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(Config{MaxRetryWait: time.Minute}, true)
		alone := endpoint{name: "alone", limit: 1, window: time.Second}
		ctx, cancel := context.WithCancel(t.Context())
		w := &waiter{ctx: ctx, verdict: make(chan error, 1), lane: p.newLane(alone)}
		w.lane.clock = &p.clock
		p.lanes[alone.name], p.queue = w.lane, []*waiter{w}
		p.mu.Lock()
		p.dispatch()
		p.mu.Unlock()
		if w.lane.inFlight != 1 {
			t.Fatal("the turn did not come")
		}
		cancel()
		if err := p.leave(w); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		start := time.Now()
		turn, err := p.acquire(t.Context(), alone, 1)
		if err != nil || time.Since(start) != 0 {
			t.Fatalf("%v after %s", err, time.Since(start))
		}

		ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := p.acquire(ctx, alone, 1); !errors.Is(err, context.DeadlineExceeded) || len(p.queue) != 0 {
			t.Errorf("got %v and a queue of %d", err, len(p.queue))
		}
		turn.answered(http.StatusOK, http.Header{})
	})
}

// TestPacerKeepsEndpointsApart: one that waits must not hold up another.
func TestPacerKeepsEndpointsApart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPacer(Config{MaxRetryWait: time.Minute}, true)
		slow := endpoint{name: "slow", limit: 60, concurrent: 1, window: time.Minute}
		fast := endpoint{name: "fast", limit: 15, window: time.Second}
		turn, err := p.acquire(t.Context(), slow, 1)
		if err != nil {
			t.Fatal(err)
		}
		waited := make(chan time.Time)
		go func() {
			_, _ = p.acquire(t.Context(), slow, 1)
			waited <- time.Now()
		}()
		synctest.Wait()
		start := time.Now()
		for range 15 {
			if _, err := p.acquire(t.Context(), fast, 1); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("took %s", took)
		}
		time.Sleep(5 * time.Second)
		turn.failed(false)
		if at := <-waited; at.Sub(start) != 5*time.Second {
			t.Errorf("the parallel one went after %s", at.Sub(start))
		}
	})
}
