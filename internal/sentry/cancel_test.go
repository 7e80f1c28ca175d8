// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestCancelEndsWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		server := new(script).then(503, `{"detail":"busy"}`, "Retry-After", "50")
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, cancel)
		_, err := read(ctx, over(t, patient(), server))
		got := wantError[*sentry.InterruptedError](t, err)
		if !errors.Is(err, context.Canceled) || time.Since(start) != 3*time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		if !got.Until.Equal(start.Add(50*time.Second)) || got.Attempts != 1 || !strings.Contains(err.Error(), "busy") {
			t.Errorf("got %+v: %v", got, err)
		}
	})
}

func TestDeadlineBeforeEndOfWaitFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		server := new(script).then(429, `"slow down"`, "Retry-After", "50")
		client := over(t, patient(), server)
		ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
		defer cancel()
		for attempts := 1; attempts >= 0; attempts-- { // The second read meets the first one's block.
			_, err := read(ctx, client)
			got := wantError[*sentry.InterruptedError](t, err)
			if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 || !got.Until.Equal(start.Add(50*time.Second)) {
				t.Errorf("%+v after %s", got, time.Since(start))
			}
		}
		if len(server.times) != 1 {
			t.Errorf("%d requests", len(server.times))
		}
	})
}

func TestCancelEndsRequest(t *testing.T) {
	t.Parallel()
	started := make(chan struct{}, 1)
	for name, handler := range map[string]http.HandlerFunc{
		"headers": func(_ http.ResponseWriter, r *http.Request) {
			started <- struct{}{}
			<-r.Context().Done()
		},
		"body": func(w http.ResponseWriter, r *http.Request) {
			writeJSON(w, http.StatusOK, `{"id":`, nil)
			_ = http.NewResponseController(w).Flush()
			started <- struct{}{}
			<-r.Context().Done()
		},
		"error body": func(w http.ResponseWriter, r *http.Request) {
			writeJSON(w, http.StatusNotFound, `{"detail":`, nil)
			_ = http.NewResponseController(w).Flush()
			started <- struct{}{}
			<-r.Context().Done()
		},
	} {
		t.Run(name, func(t *testing.T) {
			client := newClient(t, config(serve(t, handler).URL))
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				<-started
				cancel()
			}()
			_, err := read(ctx, client)
			got := wantError[*sentry.InterruptedError](t, err)
			if !errors.Is(err, context.Canceled) || got.Doing != "requesting" || got.Attempts != 1 {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestCanceledContextSendsNothing(t *testing.T) {
	t.Parallel()
	server := new(script).then(200, `{}`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := read(ctx, over(t, patient(), server)); !errors.Is(err, context.Canceled) || len(server.times) != 0 {
		t.Errorf("%v after %d requests", err, len(server.times))
	}
}

func TestAttemptTimeoutIsRetried(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		requests := 0
		start := time.Now()
		settings := patient()
		settings.MaxRetries = 1
		_, err := read(t.Context(), over(t, settings, transport(func(req *http.Request) (*http.Response, error) {
			requests++
			<-req.Context().Done()
			return nil, errors.New("net/http: request canceled")
		})))
		got := wantError[*sentry.NetworkError](t, err)
		if got.Kind != sentry.KindTimeout || got.Attempts != 2 || requests != 2 || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %+v after %d requests", got, requests)
		}
		if took := time.Since(start); took < time.Minute || took > time.Minute+time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestCallersDeadlineEndsAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := read(ctx, over(t, patient(), transport(func(req *http.Request) (*http.Response, error) {
			<-req.Context().Done()
			return nil, req.Context().Err()
		})))
		if got := wantError[*sentry.InterruptedError](t, err); !errors.Is(err, context.DeadlineExceeded) || got.Doing != "requesting" {
			t.Errorf("got %+v", got)
		}
	})
}
