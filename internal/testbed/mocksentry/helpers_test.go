// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// clock is a clock that only a test moves. It begins within a window.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock {
	return &clock{now: time.Date(2026, 3, 14, 12, 0, 0, 250_000_000, time.UTC)}
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// withClock makes a server follow a clock.
func withClock(now func() time.Time) Option {
	return func(s *Server) { s.clock = now }
}

func eventPath(project, name string) string {
	return "/api/0/projects/acme/" + project + "/events/" + catalogue.ID(name) + "/"
}

// send sends a request to the handler directly, without a network.
func send(t *testing.T, srv *Server, method, path, token string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	return w
}

func get(t *testing.T, srv *Server, path, token string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	return send(t, srv, http.MethodGet, path, token, headers...)
}

func expect(t *testing.T, w *httptest.ResponseRecorder, status int, body string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d", w.Code, status)
	}
	if got := w.Body.String(); got != body {
		t.Errorf("body %.300q, want %q", got, body)
	}
}

const (
	bodyMissing   = `{"detail":"The requested resource does not exist"}`
	bodyForbidden = `{"detail":"You do not have permission to perform this action."}`
	bodyNoEvent   = `{"detail":"Event not found"}`
)
