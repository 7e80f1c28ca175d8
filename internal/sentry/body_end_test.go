// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// broken returns a response of status 200 whose body fails after size bytes.
func broken(size int, err error) *http.Response {
	resp := respond(http.StatusOK, "")
	resp.Body = io.NopCloser(io.MultiReader(strings.NewReader(strings.Repeat("1", size)), iotest.ErrReader(err)))
	resp.ContentLength = -1
	return resp
}

// TestBodyOfMaximumSizeMustEnd: a body of exactly the allowed size is complete only if it
// ends there.
func TestBodyOfMaximumSizeMustEnd(t *testing.T) {
	t.Parallel()
	const limit = 100
	for name, test := range map[string]struct {
		err  error
		kind string
	}{
		"cut":     {io.ErrUnexpectedEOF, sentry.KindTruncated},
		"garbled": {errors.New("malformed chunked encoding"), sentry.KindTruncated},
		"reset":   {syscall.ECONNRESET, sentry.KindReset},
	} {
		settings := config("https://sentry.io")
		settings.MaxResponseBytes = limit
		client := over(t, settings, transport(func(*http.Request) (*http.Response, error) { return broken(limit, test.err), nil }))
		_, err := read(t.Context(), client)
		if got := wantError[*sentry.NetworkError](t, err); got.Kind != test.kind || got.Attempts != 3 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	whole := zip(t, func(w io.Writer) { _, _ = io.WriteString(w, strings.Repeat("1", limit)) })
	for name, body := range map[string]string{
		"bad checksum": string(whole[:len(whole)-8]) + "checksum", "no checksum": string(whole[:len(whole)-8]),
	} {
		url, requests := encoded(t, "gzip", []byte(body))
		settings := config(url)
		settings.MaxResponseBytes = limit
		_, err := read(t.Context(), newClient(t, settings))
		got := wantError[*sentry.NetworkError](t, err)
		if got.Kind != sentry.KindTruncated || got.Attempts != 3 || requests.Load() != 3 {
			t.Errorf("%s: got %+v after %d requests", name, got, requests.Load())
		}
	}
}

// TestContentLengthAllocatesNoMemory: a header alone must not allocate memory, which many
// readers would multiply. It does not run in parallel, because it counts allocations.
func TestContentLengthAllocatesNoMemory(t *testing.T) {
	settings := patient()
	settings.MaxRetries = 0
	client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
		resp := broken(10, io.ErrUnexpectedEOF)
		resp.ContentLength = sentry.DefaultMaxResponseBytes
		return resp, nil
	}))
	// Twice, so that no large buffer of an earlier test can be reused.
	runtime.GC()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := read(t.Context(), client)
	runtime.ReadMemStats(&after)
	_ = wantError[*sentry.NetworkError](t, err)
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 4<<20 {
		t.Errorf("%d bytes", allocated)
	}
}

// stuckBody is a body that only closing ends, like that of an upgraded connection.
type stuckBody struct {
	closed chan struct{}
	once   sync.Once
	reads  int
	closes int
}

func (b *stuckBody) Read([]byte) (int, error) {
	b.reads++
	<-b.closed
	return 0, errors.New("read of a closed body")
}

func (b *stuckBody) Close() error {
	b.closes++
	b.once.Do(func() { close(b.closed) })
	return nil
}

// stuck responds with such a body, and lists the bodies.
func stuck(status int, bodies *[]*stuckBody) transport {
	return func(*http.Request) (*http.Response, error) {
		body := &stuckBody{closed: make(chan struct{})}
		*bodies = append(*bodies, body)
		resp := respond(status, "")
		resp.Body, resp.ContentLength = body, -1
		return resp, nil
	}
}

// TestSwitchedProtocolsReturnError: the body would be the bare connection, which may stay
// silent forever.
func TestSwitchedProtocolsReturnError(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var bodies []*stuckBody
		began := time.Now()
		_, err := read(t.Context(), over(t, patient(), stuck(http.StatusSwitchingProtocols, &bodies)))
		got := wantError[*sentry.APIError](t, err)
		if got.StatusCode != http.StatusSwitchingProtocols || got.Attempts != 1 || !got.Empty || time.Since(began) != 0 {
			t.Errorf("got %+v after %s", got, time.Since(began))
		}
		if len(bodies) != 1 || bodies[0].reads != 0 || bodies[0].closes == 0 {
			t.Errorf("%d bodies, the first %+v", len(bodies), bodies[0])
		}
	})
}

// TestAttemptsCloseTheirBodies: the end of an attempt ends the reading, even of a body that
// ignores the request's context.
func TestAttemptsCloseTheirBodies(t *testing.T) {
	t.Parallel()
	for status, takes := range map[int]time.Duration{
		http.StatusOK: 2 * sentry.DefaultRequestTimeout, http.StatusForbidden: sentry.DefaultRequestTimeout,
	} {
		for _, canceled := range []bool{false, true} {
			synctest.Test(t, func(t *testing.T) {
				var bodies []*stuckBody
				settings := patient()
				settings.MaxRetries = 1
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				want := takes
				if canceled {
					want = 3 * time.Second
					time.AfterFunc(want, cancel)
				}
				began := time.Now()
				_, err := read(ctx, over(t, settings, stuck(status, &bodies)))
				switch {
				case canceled:
					_ = wantError[*sentry.InterruptedError](t, err)
				case status == http.StatusOK:
					if got := wantError[*sentry.NetworkError](t, err); got.Kind != sentry.KindTimeout || got.Attempts != 2 {
						t.Errorf("got %+v", got)
					}
				default:
					_ = wantError[*sentry.APIError](t, err)
				}
				if took := time.Since(began); took < want || took > want+time.Second {
					t.Errorf("%d, %t: took %s", status, canceled, took)
				}
				synctest.Wait()
				for i, body := range bodies {
					if body.closes == 0 {
						t.Errorf("%d, %t: body %d stays open", status, canceled, i)
					}
				}
			})
		}
	}
}
