// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

const (
	testToken = "sntryu_canary-token-9a8b7c"
	testEvent = "9fac2ceed9344f2bbfdd1fdacb0ed9b1"
	testPath  = "/api/0/projects/acme/web/events/" + testEvent + "/"
)

// transport is an in-memory server.
type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(req *http.Request) (*http.Response, error) { return t(req) }

// respond returns a response. Headers come as name, value, name, value.
func respond(status int, body string, headers ...string) *http.Response {
	header := http.Header{"Content-Type": {"application/json"}}
	for pair := range slices.Chunk(headers, 2) {
		header.Set(pair[0], pair[1])
	}
	return &http.Response{
		StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// script sends one response after the other, and then repeats the last one.
type script struct {
	mu        sync.Mutex
	responses []func() (*http.Response, error)
	times     []time.Time
}

func (s *script) RoundTrip(*http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.times = append(s.times, time.Now())
	return s.responses[min(len(s.times), len(s.responses))-1]()
}

func (s *script) then(status int, body string, headers ...string) *script {
	s.responses = append(s.responses, func() (*http.Response, error) {
		return respond(status, body, append(headers, "Date", time.Now().UTC().Format(http.TimeFormat))...), nil
	})
	return s
}

func (s *script) thenError(err error) *script {
	s.responses = append(s.responses, func() (*http.Response, error) { return nil, err })
	return s
}

// config returns a configuration whose waits are short in real time.
func config(baseURL string) sentry.Config {
	return sentry.Config{BaseURL: baseURL, Token: testToken, MaxRetries: 2, MaxRetryWait: time.Millisecond}
}

// patient returns a configuration with the defaults, for tests on a fake clock.
func patient() sentry.Config {
	return sentry.Config{
		BaseURL: "https://sentry.example.com", Token: testToken, MaxRetries: sentry.DefaultMaxRetries,
	}
}

func over(t *testing.T, config sentry.Config, transport http.RoundTripper) *sentry.Client {
	t.Helper()
	client, err := sentry.NewClientOver(config, transport)
	if err != nil {
		t.Fatalf("NewClientOver: %v", err)
	}
	return client
}

func newClient(t *testing.T, config sentry.Config) *sentry.Client {
	t.Helper()
	client, err := sentry.NewClient(config)
	if err != nil {
		t.Fatalf("NewClient: %v", err)
	}
	return client
}

func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

func read(ctx context.Context, client *sentry.Client) (*sentry.Response, error) {
	return client.Event(ctx, "acme", "web", testEvent)
}

// wantError returns the error as type E or fails.
func wantError[E error](t *testing.T, err error) E {
	t.Helper()
	var want E
	if !errors.As(err, &want) {
		t.Fatalf("error is %T (%v), want %T", err, err, want)
	}
	return want
}

func writeJSON(w http.ResponseWriter, status int, body string, headers map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	for name, value := range maps.All(headers) {
		w.Header().Set(name, value)
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// epoch returns t in the form of the X-Sentry-Rate-Limit-Reset header.
func epoch(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
