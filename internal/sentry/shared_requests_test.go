// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// cachingConfig is patient, with a cache.
func cachingConfig() sentry.Config {
	settings := patient()
	settings.CacheBytes = sentry.DefaultCacheBytes
	return settings
}

// slow responds after a second with the number of the request.
func slow(requests *atomic.Int64) transport {
	return func(req *http.Request) (*http.Response, error) {
		number := requests.Add(1)
		select {
		case <-time.After(time.Second):
			return respond(http.StatusOK, fmt.Sprintf(`{"request":%d}`, number)), nil
		case <-req.Context().Done():
			return nil, req.Context().Err()
		}
	}
}

func TestReadersShareOneRequest(t *testing.T) {
	t.Parallel()
	var requests, attempts atomic.Int64
	settings := config(serve(t, func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		time.Sleep(10 * time.Millisecond)
		writeJSON(w, http.StatusOK, `{"id":"1"}`, map[string]string{"Link": link("0:100:0", true)})
	}).URL)
	settings.CacheBytes = sentry.DefaultCacheBytes
	settings.OnAttempt = func(context.Context, sentry.Attempt) { attempts.Add(1) }
	client := newClient(t, settings)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			for range 3 {
				response, err := read(t.Context(), client)
				if err != nil || string(response.Body) != `{"id":"1"}` {
					t.Error(err)
					return
				}
				_ = append(response.Body, "a write into shared room"...)
				response.Release()
				if response.Body != nil {
					t.Error("the body outlived its release")
				}
			}
		})
	}
	group.Wait()
	if requests.Load() != 1 || attempts.Load() != 1 {
		t.Errorf("%d requests, %d attempts", requests.Load(), attempts.Load())
	}

	for range 3 { // A list is another target for each page.
		pages := projectEvents(t, client, sentry.ListOptions{})
		for range 2 {
			if _, err := pages.Next(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 3 {
		for _, environments := range [][]string{nil, {"prod"}, {"dev"}} {
			if _, err := client.IssueEvent(t.Context(), "acme", "17", "latest", environments); err != nil {
				t.Fatal(err)
			}
		}
	}
	if requests.Load() != 1+2+3 {
		t.Errorf("%d requests", requests.Load())
	}
}

func TestReadersShareNothingWithoutCache(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var requests atomic.Int64
		client := over(t, patient(), slow(&requests))
		readMany(t, client, 20)
		if requests.Load() != 20 {
			t.Errorf("%d requests", requests.Load())
		}
	})
}

func TestReadersShareMovedSlug(t *testing.T) {
	t.Parallel()
	server := new(script).
		then(302, `{"slug":"new","detail":{"code":"resource-moved"}}`, "Location", "/api/0/projects/acme/new/events/"+testEvent+"/").
		then(200, `{}`)
	client := over(t, cachingConfig(), server)
	for range 2 {
		if response, err := read(t.Context(), client); err != nil || response.Moved != "new" {
			t.Errorf("%+v, %v", response, err)
		}
	}
	if len(server.times) != 2 {
		t.Errorf("%d requests", len(server.times))
	}
}

// TestRequestContinuesIfFirstReaderLeaves: the request goes on for the others.
func TestRequestContinuesIfFirstReaderLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var requests atomic.Int64
		client := over(t, cachingConfig(), slow(&requests))
		start := time.Now()
		first, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() {
			_, err := read(first, client)
			_ = wantError[*sentry.InterruptedError](t, err)
			if !errors.Is(err, context.Canceled) || time.Since(start) != 500*time.Millisecond {
				t.Errorf("%v after %s", err, time.Since(start))
			}
		})
		synctest.Wait()
		for range 3 {
			group.Go(func() {
				if _, err := read(t.Context(), client); err != nil || time.Since(start) != time.Second {
					t.Errorf("%v after %s", err, time.Since(start))
				}
			})
		}
		time.Sleep(500 * time.Millisecond)
		cancel()
		group.Wait()
		if requests.Load() != 1 {
			t.Errorf("%d requests", requests.Load())
		}
	})
}

// TestRequestEndsIfAllReadersLeave: the request ends, and the next reader begins another.
func TestRequestEndsIfAllReadersLeave(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var requests atomic.Int64
		var attempts []string
		settings := cachingConfig()
		settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { attempts = append(attempts, attempt.Err) }
		client := over(t, settings, slow(&requests))
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				_, err := read(ctx, client)
				_ = wantError[*sentry.InterruptedError](t, err)
				if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if response, err := read(t.Context(), client); err != nil || string(response.Body) != `{"request":2}` {
			t.Errorf("%+v, %v", response, err)
		}
		if got := strings.Join(attempts, " "); got != "canceled " {
			t.Errorf("attempts %q", got)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := read(ended, client)
		_ = wantError[*sentry.InterruptedError](t, err)
	})
}

// TestSingleReaderErrorNamesPhase: a read that is not shared keeps the details of its errors.
func TestSingleReaderErrorNamesPhase(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		server := new(script).then(503, `{"detail":"busy"}`, "Retry-After", "50")
		client := over(t, cachingConfig(), server)
		for _, test := range []struct{ timeout, took time.Duration }{
			{70 * time.Second, 70 * time.Second}, // in the second wait
			{30 * time.Second, 0},                // before the first one
		} {
			ctx, cancel := context.WithTimeout(t.Context(), test.timeout)
			_, err := read(ctx, client)
			cancel()
			got := wantError[*sentry.InterruptedError](t, err)
			if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "busy") || got.Until.IsZero() {
				t.Errorf("got %+v: %v", got, err)
			}
			if took := time.Since(start); took > test.took {
				t.Errorf("%v after %s", err, took)
			}
			start = time.Now()
		}
	})
}

// TestSharedRequestUsesLatestDeadline: a reader with little time does not limit one with
// more.
func TestSharedRequestUsesLatestDeadline(t *testing.T) {
	t.Parallel()
	for name, late := range map[string]time.Duration{"later": time.Hour, "none": 0} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var tries atomic.Int64
				client := over(t, cachingConfig(), transport(func(*http.Request) (*http.Response, error) {
					time.Sleep(time.Second)
					if tries.Add(1) == 1 {
						return respond(503, "", "Retry-After", "50"), nil
					}
					return respond(200, `{}`), nil
				}))
				var group sync.WaitGroup
				group.Go(func() {
					ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
					defer cancel()
					_, err := read(ctx, client)
					_ = wantError[*sentry.InterruptedError](t, err)
				})
				synctest.Wait()
				group.Go(func() {
					ctx, cancel := t.Context(), context.CancelFunc(func() {})
					if late > 0 {
						ctx, cancel = context.WithTimeout(ctx, late)
					}
					defer cancel()
					if _, err := read(ctx, client); err != nil {
						t.Error(err)
					}
				})
				group.Wait()
			})
		})
	}
}

// TestCachedResponsesAreNotOverwritten reads one event, others that use the same buffers,
// and the first one again.
func TestCachedResponsesAreNotOverwritten(t *testing.T) {
	t.Parallel()
	settings := config(serve(t, func(w http.ResponseWriter, r *http.Request) {
		id := strings.Split(r.URL.Path, "/")[7]
		writeJSON(w, http.StatusOK, `{"id":"`+strings.Repeat(id, 100)+`"}`, nil)
	}).URL)
	settings.CacheBytes = sentry.DefaultCacheBytes
	client := newClient(t, settings)
	for range 2 {
		for number := range 20 {
			id := fmt.Sprintf("%032x", number)
			response, err := client.Event(t.Context(), "acme", "web", id)
			if err != nil || string(response.Body) != `{"id":"`+strings.Repeat(id, 100)+`"}` {
				t.Fatalf("event %d: %v", number, err)
			}
			response.Release()
		}
	}
}
