// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

const tooFrequent = "You are attempting to use this endpoint too frequently. Limit is 5 requests in 1 seconds"

func limitHeaders(w *httptest.ResponseRecorder) map[string]string {
	found := map[string]string{}
	for key, values := range w.Header() {
		if name, ok := strings.CutPrefix(key, "X-Sentry-Rate-Limit-"); ok {
			found[name] = values[0]
		}
	}
	return found
}

func TestRateLimitUsesFixedWindow(t *testing.T) {
	t.Parallel()
	now := newClock()
	srv := NewDefault(withClock(now.Now))
	path := eventPath("web", "minimal")
	for i := range 7 {
		w := get(t, srv, path, TokenFull)
		want := map[string]string{
			"Limit": "5", "Remaining": strconv.Itoa(max(4-i, 0)), "Reset": strconv.FormatInt(now.Now().Unix()+1, 10),
			// A request that the window rejects does not occupy a slot.
			"Concurrentlimit": "25", "Concurrentremaining": map[bool]string{true: "24", false: "25"}[i < 5],
		}
		for key, value := range want {
			if got := limitHeaders(w)[key]; got != value {
				t.Errorf("request %d: %s is %q, want %q", i, key, got, value)
			}
		}
		if got := w.Header().Get("Date"); got != "Sat, 14 Mar 2026 12:00:00 GMT" {
			t.Errorf("Date is %q", got)
		}
		if i < 5 {
			if w.Code != 200 {
				t.Errorf("request %d: %d", i, w.Code)
			}
			continue
		}
		expect(t, w, 429, `{"detail":"`+tooFrequent+`"}`)
		if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
			t.Errorf("content type %q", got)
		}
		if got := w.Header().Get("Retry-After"); got != "" {
			t.Errorf("Retry-After is %q", got)
		}
	}
	// The window is aligned to the epoch: it ends with the second, three
	// quarters of one after the first request.
	now.Advance(749 * time.Millisecond)
	if w := get(t, srv, path, TokenFull); w.Code != 429 {
		t.Errorf("before the second ends: %d", w.Code)
	}
	now.Advance(time.Millisecond)
	if w := get(t, srv, path, TokenFull); w.Code != 200 {
		t.Errorf("after it: %d", w.Code)
	}
	if got := srv.Rejected(); got != 3 {
		t.Errorf("%d rejected, want 3", got)
	}
}

func TestRateLimitChargesUserOrIntegration(t *testing.T) {
	t.Parallel()
	acme := []string{"acme"}
	for name, test := range map[string]struct {
		first, second string
		shared        bool
	}{
		"two tokens of a user":             {"alice1", "alice2", true},
		"two users":                        {"alice1", "bob1", false},
		"two integrations of one company":  {"app1", "app2", true},
		"user and integration":             {"alice1", "app1", false},
		"organization token and anonymous": {TokenOrganization, "", true},
		"unknown token and anonymous":      {"nonsense", "", true},
		"expired token counts as nobody":   {TokenExpired, "alice1", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := NewDefault(withClock(newClock().Now))
			for value, user := range map[string]string{"alice1": "alice", "alice2": "alice", "bob1": "bob"} {
				srv.AddToken(Token{Value: value, User: user, Organizations: acme, Scopes: readScopes})
			}
			for _, value := range []string{"app1", "app2"} {
				srv.AddToken(Token{Value: value, Kind: IntegrationToken, Organizations: acme, Scopes: readScopes})
			}
			path := eventPath("web", "minimal")
			for range 5 {
				if w := get(t, srv, path, test.first); w.Code == 429 {
					t.Fatal("rejected too early")
				}
			}
			if got := get(t, srv, path, test.second).Code == 429; got != test.shared {
				t.Errorf("shared: %v, want %v", got, test.shared)
			}
			// Each method is charged separately.
			if w := send(t, srv, http.MethodHead, path, test.first); w.Code == 429 {
				t.Error("HEAD shares the window of GET")
			}
			// A request without a route is not charged at all.
			if w := get(t, srv, "/api/0/nothing/", test.first); w.Code != 404 || len(limitHeaders(w)) > 0 {
				t.Errorf("unknown route: %d %v", w.Code, limitHeaders(w))
			}
		})
	}
}

// TestRateLimitComesBeforeAuthentication: the limiter runs before authentication, so that
// failures are charged.
func TestRateLimitComesBeforeAuthentication(t *testing.T) {
	t.Parallel()
	srv := NewDefault(withClock(newClock().Now))
	for _, token := range []string{"nonsense", TokenIntegration, TokenFull} {
		for range 5 {
			get(t, srv, "/api/0/projects/acme/nope/events/1/", token)
		}
		expect(t, get(t, srv, eventPath("web", "minimal"), token), 429, `{"detail":"`+tooFrequent+`"}`)
	}
	for _, token := range []string{"", TokenOrganization} {
		expect(t, get(t, srv, eventPath("web", "minimal"), token), 429, `{"detail":"`+tooFrequent+`"}`)
	}
}

func TestErrorsContainRateLimitHeaders(t *testing.T) {
	t.Parallel()
	srv := NewDefault()
	for path, token := range map[string]string{
		eventPath("web", "minimal"):                "",
		"/api/0/projects/acme/nope/events/1/":      TokenFull,
		"/api/0/projects/acme/api/events/1/":       TokenIntegration,
		"/api/0/projects/acme/backend/events/123/": TokenRestricted,
	} {
		if w := get(t, srv, path, token); len(limitHeaders(w)) != 5 {
			t.Errorf("%s: %d with %v", path, w.Code, limitHeaders(w))
		}
	}
}

func TestConcurrentRequestsAreLimited(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token string
		limit int
	}{"user": {TokenFull, 1}, "organization": {TokenIntegration, 2}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := NewDefault(withClock(newClock().Now))
			path := "/api/0/projects/acme/web/events/"
			held := make([]func(), test.limit)
			for i := range held {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				r.Header.Set("Authorization", "Bearer "+test.token)
				_, held[i] = srv.respond(r, Fault{})
			}
			w := get(t, srv, path, test.token)
			limit := strconv.Itoa(test.limit)
			expect(t, w, 429, `{"detail":"You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is `+limit+`"}`)
			if got := limitHeaders(w); got["Concurrentlimit"] != limit || got["Concurrentremaining"] != "0" {
				t.Errorf("headers %v", got)
			}
			for _, release := range held {
				release()
			}
			for range 3 {
				if w := get(t, srv, path, test.token); w.Code != 200 {
					t.Errorf("after the release: %d", w.Code)
				}
			}
		})
	}
}

func TestServersWithoutLimitsSendNoHeaders(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits())
	for range 20 {
		if w := get(t, srv, eventPath("web", "minimal"), TokenFull); w.Code != 200 || len(limitHeaders(w)) > 0 {
			t.Fatalf("%d with %v", w.Code, limitHeaders(w))
		}
	}
}
