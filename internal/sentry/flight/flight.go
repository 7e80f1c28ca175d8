// SPDX-License-Identifier: MPL-2.0

// Package flight lets all readers of a key, including later ones, share one request and its
// response.
//
// Unlike golang.org/x/sync/singleflight, it ends a request when the last reader is gone, and
// the request has the latest of their deadlines.
package flight

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"
)

// Group makes one request for all readers of the same key, and caches its response. It is
// safe for concurrent use.
type Group[T any] struct {
	mu      sync.Mutex
	flights map[string]*flight[T] // requests that are under way, by key
	cached  cache[T]
}

// New returns a group that caches the most recently read responses, up to a number of bytes.
// Size returns how many bytes a response needs.
func New[T any](maxBytes int64, size func(T) int64) *Group[T] {
	return &Group[T]{
		flights: make(map[string]*flight[T]),
		cached:  cache[T]{maxBytes: maxBytes, size: size, byKey: make(map[string]*list.Element), order: list.New()},
	}
}

// Request makes the request. Its context has the values of the first reader's context, and
// ends when no reader is left. The deadline is the latest deadline of the readers, if all
// have one. It may change while others join. The response is shared and must not change.
type Request[T any] func(ctx context.Context, deadline func() (time.Time, bool)) (T, error)

// flight is a pending or completed request.
type flight[T any] struct {
	group  *Group[T]
	key    string
	cancel context.CancelFunc
	done   chan struct{}

	response T // valid once done is closed, like err
	err      error

	// The group's mutex guards these.
	readers  int
	deadline time.Time // the latest of all readers; zero if one has none
}

// ErrLeft is the error for a reader whose context ended while others still wait for the
// request.
var ErrLeft = errors.New("waiting for a request that several blocks share")

// Do returns the response for a key: a cached one, that of a pending request, or that of this
// request. Forget removes the response from the cache, so that the next reader makes its own
// request. The error is [ErrLeft] if ctx ended before those of other readers; otherwise it is
// that of the request.
func (g *Group[T]) Do(ctx context.Context, key string, request Request[T]) (response T, forget func(), err error) {
	f := g.join(ctx, key, request)
	select {
	case <-f.done:
	case <-ctx.Done():
		if f.leave() {
			return response, nil, ErrLeft
		}
		// The request ends now, if it has not already. Its error is the most precise.
		<-f.done
	}
	return f.response, f.forget, f.err
}

// join returns the request for a key, and begins it if necessary.
func (g *Group[T]) join(ctx context.Context, key string, request Request[T]) *flight[T] {
	deadline, _ := ctx.Deadline()
	g.mu.Lock()
	defer g.mu.Unlock()
	if f := g.cached.get(key); f != nil {
		return f
	}
	if f := g.flights[key]; f != nil {
		f.readers++
		if deadline.IsZero() || !f.deadline.IsZero() && deadline.After(f.deadline) {
			f.deadline = deadline
		}
		return f
	}
	f := &flight[T]{group: g, key: key, done: make(chan struct{}), readers: 1, deadline: deadline}
	ctx, f.cancel = context.WithCancel(context.WithoutCancel(ctx))
	g.flights[key] = f
	go func() {
		defer f.cancel()
		f.complete(request(ctx, f.latest))
	}()
	return f
}

// latest returns the deadline of the request.
func (f *flight[T]) latest() (time.Time, bool) {
	f.group.mu.Lock()
	defer f.group.mu.Unlock()
	return f.deadline, !f.deadline.IsZero()
}

// complete passes the result to all waiting readers.
func (f *flight[T]) complete(response T, err error) {
	f.response, f.err = response, err
	f.group.mu.Lock()
	defer f.group.mu.Unlock()
	if f.group.flights[f.key] == f {
		delete(f.group.flights, f.key)
	}
	if err == nil {
		f.group.cached.put(f)
	}
	close(f.done)
}

// forget removes the response from the cache.
func (f *flight[T]) forget() {
	f.group.mu.Lock()
	defer f.group.mu.Unlock()
	f.group.cached.remove(f)
}

// leave removes a reader who cannot wait any longer. It reports whether others still wait for
// the response. If the last reader leaves, the request is canceled.
func (f *flight[T]) leave() bool {
	f.group.mu.Lock()
	defer f.group.mu.Unlock()
	if f.group.flights[f.key] != f {
		return false // The response has arrived.
	}
	f.readers--
	if f.readers > 0 {
		return true
	}
	delete(f.group.flights, f.key) // No reader may join a canceled request.
	f.cancel()
	return false
}
