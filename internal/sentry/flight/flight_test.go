// SPDX-License-Identifier: MPL-2.0

package flight_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/flight"
)

func size(text string) int64 { return int64(len(text)) }

// slowly returns a string after a second.
func slowly(text string, made *atomic.Int64) flight.Request[string] {
	return func(ctx context.Context, _ func() (time.Time, bool)) (string, error) {
		made.Add(1)
		select {
		case <-time.After(time.Second):
			return text, nil
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

func TestReadersShareOneRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		group := flight.New(1<<20, size)
		var made atomic.Int64
		var readers sync.WaitGroup
		for range 10 {
			readers.Go(func() {
				for range 2 { // The second one is cached.
					if got, _, err := group.Do(t.Context(), "key", slowly("response", &made)); got != "response" || err != nil {
						t.Errorf("got %q, %v", got, err)
					}
				}
			})
		}
		readers.Wait()
		if made.Load() != 1 {
			t.Errorf("%d requests", made.Load())
		}
	})
}

func TestForgetRemovesResponse(t *testing.T) {
	t.Parallel()
	group := flight.New(1<<20, size)
	requests := func(text string) flight.Request[string] {
		return func(context.Context, func() (time.Time, bool)) (string, error) { return text, nil }
	}
	_, forgetFirst, _ := group.Do(t.Context(), "key", requests("first"))
	forgetFirst()
	got, _, _ := group.Do(t.Context(), "key", requests("second"))
	forgetFirst() // which must not take out the second
	if again, _, _ := group.Do(t.Context(), "key", requests("third")); got != "second" || again != "second" {
		t.Errorf("got %q, then %q", got, again)
	}
}

// TestCachedResponseNeedsNoTime: a reader with an ended context receives a cached response.
func TestCachedResponseNeedsNoTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		group := flight.New(1<<20, size)
		var made atomic.Int64
		var readers sync.WaitGroup
		for range 2 {
			readers.Go(func() { _, _, _ = group.Do(t.Context(), "key", slowly("response", &made)) })
		}
		readers.Wait()
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		for range 20 { // A choice by chance would fail now and then.
			if got, _, err := group.Do(ended, "key", slowly("response", &made)); got != "response" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		}
	})
}

func TestErrorsAreSharedButNotCached(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		group := flight.New(1<<20, size)
		failure := errors.New("failed")
		fails := func(context.Context, func() (time.Time, bool)) (string, error) {
			time.Sleep(time.Second)
			return "", failure
		}
		var readers sync.WaitGroup
		for range 3 {
			readers.Go(func() {
				if _, _, err := group.Do(t.Context(), "key", fails); !errors.Is(err, failure) {
					t.Errorf("got %v", err)
				}
			})
		}
		readers.Wait()
		var made atomic.Int64
		if got, _, err := group.Do(t.Context(), "key", slowly("good", &made)); got != "good" || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	})
}

// TestRequestEndsWithLastReader: the request continues as long as one reader has time, and no
// longer.
func TestRequestEndsWithLastReader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		group := flight.New(1<<20, size)
		var made atomic.Int64
		started := time.Now()
		read := func(within time.Duration) error {
			ctx, cancel := context.WithTimeout(t.Context(), within)
			defer cancel()
			_, _, err := group.Do(ctx, "key", slowly("response", &made))
			return err
		}
		first := make(chan error, 1)
		go func() { first <- read(100 * time.Millisecond) }()
		synctest.Wait()
		last := read(500 * time.Millisecond)
		if !errors.Is(<-first, flight.ErrLeft) {
			t.Error("the first one did not leave alone")
		}
		if !errors.Is(last, context.Canceled) || time.Since(started) != 500*time.Millisecond {
			t.Errorf("the request ended with %v after %s", last, time.Since(started))
		}
		if err := read(time.Hour); err != nil || made.Load() != 2 {
			t.Errorf("%v, %d requests", err, made.Load())
		}
	})
}

func TestRequestUsesLatestDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		group := flight.New(0, size)
		deadlines := make(chan func() (time.Time, bool), 1)
		end := make(chan struct{})
		join := func(ctx context.Context) {
			_, _, _ = group.Do(ctx, "key", func(_ context.Context, deadline func() (time.Time, bool)) (string, error) {
				deadlines <- deadline
				<-end
				return "", nil
			})
		}
		bounded := func(within time.Duration) {
			ctx, cancel := context.WithTimeout(t.Context(), within)
			t.Cleanup(cancel)
			go join(ctx)
			synctest.Wait()
		}
		bounded(time.Minute)
		deadline := <-deadlines
		for _, within := range []time.Duration{time.Hour, time.Second} {
			bounded(within)
		}
		if at, ok := deadline(); !ok || time.Until(at) != time.Hour {
			t.Errorf("%s, %t", time.Until(at), ok)
		}
		go join(t.Context())
		synctest.Wait()
		if _, ok := deadline(); ok {
			t.Error("a reader without a deadline has one")
		}
		close(end)
	})
}

// TestOldestResponsesAreEvicted reads responses of a thousand bytes with room for three.
func TestOldestResponsesAreEvicted(t *testing.T) {
	t.Parallel()
	group := flight.New(5000, size)
	for _, step := range []struct{ reads, want string }{
		{"a b c a b c", "a b c"},
		{"a d", "d"},               // b went
		{"a c d", ""},              // and nothing else
		{"huge huge", "huge huge"}, // which is never cached
		{"a c d", ""},
		{"b a", "b a"}, // a went for b, c for a
	} {
		var made []string
		for key := range strings.FieldsSeq(step.reads) {
			_, _, err := group.Do(t.Context(), key, func(context.Context, func() (time.Time, bool)) (string, error) {
				made = append(made, key)
				return strings.Repeat("x", map[string]int{"huge": 5000}[key]+1000), nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Join(made, " "); got != step.want {
			t.Errorf("%s: requested %q, want %q", step.reads, got, step.want)
		}
	}
}
