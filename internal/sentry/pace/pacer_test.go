// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// TestPacerReturnsTurnOfEndedContext covers a case that no caller can time: a context that
// ends exactly when its turn comes.
func TestPacerReturnsTurnOfEndedContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := New(Config{MaxWait: time.Minute, Hosted: true})
		alone := Limit{Name: "alone", Requests: 1, Window: time.Second}
		ctx, cancel := context.WithCancel(t.Context())
		w := &waiter{canceled: ctx.Err, deadline: ctx.Deadline, result: make(chan error, 1), lane: p.laneOf(alone)}
		p.queue = []*waiter{w}
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
		turn, err := p.Acquire(t.Context(), alone, t.Context().Deadline)
		if err != nil || time.Since(start) != 0 {
			t.Fatalf("%v after %s", err, time.Since(start))
		}

		ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := p.Acquire(ctx, alone, ctx.Deadline); !errors.Is(err, context.DeadlineExceeded) || len(p.queue) != 0 {
			t.Errorf("got %v and a queue of %d", err, len(p.queue))
		}
		turn.Responded(http.StatusOK, http.Header{})
	})
}

// TestPacerSeparatesEndpoints: an endpoint that waits must not delay another one.
func TestPacerSeparatesEndpoints(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := New(Config{MaxWait: time.Minute, Hosted: true})
		slow := Limit{Name: "slow", Requests: 60, Concurrent: 1, Window: time.Minute}
		fast := Limit{Name: "fast", Requests: 15, Window: time.Second}
		turn, err := p.Acquire(t.Context(), slow, t.Context().Deadline)
		if err != nil {
			t.Fatal(err)
		}
		waited := make(chan time.Time)
		go func() {
			_, _ = p.Acquire(t.Context(), slow, t.Context().Deadline)
			waited <- time.Now()
		}()
		synctest.Wait()
		start := time.Now()
		for range 15 {
			if _, err := p.Acquire(t.Context(), fast, t.Context().Deadline); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("took %s", took)
		}
		time.Sleep(5 * time.Second)
		turn.Failed(false)
		if at := <-waited; at.Sub(start) != 5*time.Second {
			t.Errorf("the parallel one went after %s", at.Sub(start))
		}
	})
}
