// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// sharing lets all readers of one target have one request and its answer. What
// golang.org/x/sync/singleflight lacks is a request that ends when the last
// reader is gone, and knows until when they have time.
type sharing struct {
	mu      sync.Mutex
	flights map[string]*flight // by target: path and query
	kept    *keptAnswers
}

// flight is a request that is under way, for all who wait for it.
type flight struct {
	sharing *sharing
	target  string
	cancel  context.CancelFunc
	done    chan struct{}

	answer *Response // with err, settled when done is closed
	err    error

	// The mutex of sharing guards these.
	readers  int
	deadline time.Time // the latest of a reader; zero when one has none
}

// flightKey is where the context of a shared request holds its flight.
type flightKey struct{}

func newSharing(limit int64) *sharing {
	return &sharing{flights: make(map[string]*flight), kept: newKeptAnswers(limit)}
}

// get is the answer for target: a kept one, that of a request under way, or that
// of read, which runs on with a context of its own as long as anybody waits.
// A reader whose ctx ends gets an [*InterruptedError].
func (s *sharing) get(
	ctx context.Context, target string, read func(context.Context) (*Response, error),
) (*Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, &InterruptedError{Doing: "requesting", Err: err}
	}
	kept, f := s.join(ctx, target, read)
	if kept != nil {
		return kept.share(), nil
	}
	select {
	case <-f.done:
		return f.result()
	case <-ctx.Done():
	}
	if !f.leave() {
		return nil, &InterruptedError{Doing: "waiting for a request of several readers", Err: ctx.Err()}
	}
	// The request ends now, and knows best what was going on.
	<-f.done
	answer, err := f.result()
	if interrupted := new(InterruptedError); errors.As(err, &interrupted) {
		known := *interrupted
		known.Err = ctx.Err()
		err = &known
	}
	return answer, err
}

// join returns a kept answer, or else the request under way, begun if need be.
func (s *sharing) join(
	ctx context.Context, target string, read func(context.Context) (*Response, error),
) (*Response, *flight) {
	deadline, _ := ctx.Deadline()
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept := s.kept.get(target); kept != nil {
		return kept, nil
	}
	if f := s.flights[target]; f != nil {
		f.readers++
		if deadline.IsZero() || !f.deadline.IsZero() && deadline.After(f.deadline) {
			f.deadline = deadline
		}
		return nil, f
	}
	f := &flight{sharing: s, target: target, done: make(chan struct{}), readers: 1, deadline: deadline}
	ctx = context.WithValue(context.WithoutCancel(ctx), flightKey{}, f)
	ctx, f.cancel = context.WithCancel(ctx)
	s.flights[target] = f
	go func() {
		defer f.cancel()
		f.finish(read(ctx))
	}()
	return nil, f
}

// finish hands the outcome to all who wait.
func (f *flight) finish(response *Response, err error) {
	if f.err = err; err == nil {
		// A copy without the spare room that a buffer has, which goes back.
		f.answer = response.share()
		f.answer.Body = slices.Clip(bytes.Clone(response.Body))
		response.Release()
	}
	f.sharing.mu.Lock()
	defer f.sharing.mu.Unlock()
	f.land()
	if err == nil {
		f.answer.forget = f.forget
		f.sharing.kept.put(f.target, f.answer)
	}
	close(f.done)
}

// forget takes the answer out of those that are kept.
func (f *flight) forget() {
	f.sharing.mu.Lock()
	defer f.sharing.mu.Unlock()
	f.sharing.kept.remove(f.target, f.answer)
}

// leave is for a reader who cannot wait any longer. It reports whether that was
// the last one, in which case the request is canceled.
func (f *flight) leave() bool {
	f.sharing.mu.Lock()
	defer f.sharing.mu.Unlock()
	f.readers--
	if f.readers > 0 {
		return false
	}
	f.land()
	f.cancel()
	return true
}

// land takes the flight off the board, so that nobody joins any more. The mutex
// is held.
func (f *flight) land() {
	if f.sharing.flights[f.target] == f {
		delete(f.sharing.flights, f.target)
	}
}

// endsBefore reports whether no reader has time until t.
func (f *flight) endsBefore(t time.Time) bool {
	f.sharing.mu.Lock()
	defer f.sharing.mu.Unlock()
	return !f.deadline.IsZero() && f.deadline.Before(t)
}

func (f *flight) result() (*Response, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.answer.share(), nil
}

// share is the same answer for one more reader.
func (r *Response) share() *Response {
	return &Response{Body: r.Body, Moved: r.Moved, next: r.next, nextKnown: r.nextKnown, forget: r.forget}
}
