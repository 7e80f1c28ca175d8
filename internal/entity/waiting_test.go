// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestWaitsAreLogged: a wait of some seconds is logged when it begins. A long one is also a
// warning when the read is over.
func TestWaitsAreLogged(t *testing.T) {
	for name, test := range map[string]struct {
		retryAfter, reason string
		warns              bool
	}{
		"at once":      {retryAfter: "1"},
		"some seconds": {retryAfter: "5", reason: sentry.WaitLimit},
		"long":         {retryAfter: "45", reason: sentry.WaitLimit, warns: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(levelVariable, "")
			synctest.Test(t, func(t *testing.T) {
				ctx, written := logging(t, sentry.Config{})
				ctx, waiting := entity.WithWaiting(ctx)
				client, stop := limited(t, test.retryAfter)
				defer stop()
				if _, err := client.Event(ctx, "acme", "web", strings.Repeat("a", 32)); err != nil {
					t.Fatal(err)
				}
				var told []string
				for _, line := range linesOf(t, written) {
					if line["@message"] == "Waiting before a Sentry API request" {
						told = append(told, line["reason"].(string))
						if until, err := time.Parse(time.RFC3339, line["until"].(string)); err != nil || until.Before(time.Now().Add(-time.Second)) {
							t.Errorf("until %v", line["until"])
						}
					}
				}
				if strings.Join(told, ", ") != test.reason {
					t.Errorf("told %q, want %q", told, test.reason)
				}
				warning := waiting.Warn(nil)
				var failed diag.Diagnostics
				failed.AddError("Failed", "It reports what it waited for.")
				if len(waiting.Warn(failed)) != 1 {
					t.Error("a read that failed warns as well")
				}
				if (len(warning) > 0) != test.warns {
					t.Errorf("warned: %v", warning)
				}
				if test.warns && !strings.Contains(warning[0].Detail(), "waited "+test.retryAfter+"s for") {
					t.Errorf("the warning is %s", warning[0].Detail())
				}
			})
		})
	}
}

// TestWaitsForTurnsAreLogged: the wait for a turn counts as well, and ends when the earlier
// requests had theirs.
func TestWaitsForTurnsAreLogged(t *testing.T) {
	t.Setenv(levelVariable, "")
	synctest.Test(t, func(t *testing.T) {
		ctx, written := logging(t, sentry.Config{})
		client, stop := limited(t, "")
		defer stop()
		began := time.Now()
		var readers sync.WaitGroup
		var warned atomic.Int64
		for _, id := range []string{"a", "b", "c", "d"} {
			readers.Go(func() {
				ctx, waiting := entity.WithWaiting(ctx)
				if _, err := client.Event(ctx, "acme", "web", strings.Repeat(id, 32)); err != nil {
					t.Error(err)
				}
				warned.Add(int64(len(waiting.Warn(nil))))
			})
		}
		readers.Wait()
		var ends []string
		for _, line := range linesOf(t, written) {
			until, err := time.Parse(time.RFC3339, fmt.Sprint(line["until"]))
			if err == nil && line["reason"] == sentry.WaitTurn {
				ends = append(ends, until.Sub(began).String())
			}
		}
		slices.Sort(ends)
		if got := strings.Join(ends, " "); got != "1m20s 2m0s 40s" || warned.Load() != 3 {
			t.Errorf("%d warnings, and waits until %s", warned.Load(), got)
		}
	})
}

// limited returns a client of a server that rejects one request. If retryAfter is empty, the
// server has a limit of one request in forty seconds instead.
func limited(t *testing.T, retryAfter string) (client *sentry.Client, stop func()) {
	t.Helper()
	near, far := net.Pipe()
	rejected := retryAfter == ""
	listener := &oneConnection{connections: make(chan net.Conn, 1)}
	listener.connections <- far
	server := &http.Server{ReadHeaderTimeout: time.Hour, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if !rejected {
			rejected = true
			w.Header().Set("Retry-After", retryAfter)
			w.WriteHeader(http.StatusTooManyRequests)
		}
		_, _ = w.Write([]byte(`{}`))
	})}
	go func() { _ = server.Serve(listener) }()
	config := sentry.Config{
		BaseURL: "http://127.0.0.1:1", Token: "sntryu_fake", MaxRetries: 1, MaxRetryWait: time.Minute, RequestTimeout: time.Minute, OnWait: entity.LogWait, OnAttempt: entity.LogAttempt,
		DialContext: func(context.Context, string, string) (net.Conn, error) { return near, nil },
	}
	if retryAfter == "" {
		config.RequestsPerSecond = 1.0 / 40
	}
	client, err := sentry.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	return client, func() { _ = server.Close(); _ = near.Close() }
}

// oneConnection is a listener for a single connection.
type oneConnection struct{ connections chan net.Conn }

func (l *oneConnection) Accept() (net.Conn, error) {
	conn, open := <-l.connections
	if !open {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (l *oneConnection) Close() error   { close(l.connections); return nil }
func (l *oneConnection) Addr() net.Addr { return &net.TCPAddr{} }
