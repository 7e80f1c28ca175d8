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

func TestFixedWindow(t *testing.T) {
	t.Parallel()
	now := newClock()
	srv := NewDefault(WithClock(now.Now))
	path := eventPath("web", "minimal")
	for i := range 7 {
		w := get(t, srv, path, TokenFull)
		want := map[string]string{
			"Limit": "5", "Remaining": strconv.Itoa(max(4-i, 0)), "Reset": strconv.FormatInt(now.Now().Unix()+1, 10),
			// A request that the window refuses takes no slot.
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
	if got := srv.Refused(); got != 3 {
		t.Errorf("%d refused, want 3", got)
	}
}

func TestWindowsAreAlignedBeforeTheEpochToo(t *testing.T) {
	t.Parallel()
	for a, want := range map[int64]int64{-11: -2, -10: -1, -1: -1, 0: 0, 9: 0, 10: 1} {
		if got := floorDiv(a, 10); got != want {
			t.Errorf("floorDiv(%d, 10) = %d, want %d", a, got, want)
		}
	}
}

func TestWhoIsCharged(t *testing.T) {
	t.Parallel()
	acme := []string{"acme"}
	for name, test := range map[string]struct {
		first, second string
		shared        bool
		caller        string
	}{
		"two tokens of a user":             {"alice1", "alice2", true, "user:alice"},
		"two users":                        {"alice1", "bob1", false, "user:alice"},
		"two integrations of one company":  {"app1", "app2", true, "organization:acme"},
		"user and integration":             {"alice1", "app1", false, "user:alice"},
		"organization token and anonymous": {TokenOrganization, "", true, "ip:192.0.2.1"},
		"unknown token and anonymous":      {"nonsense", "", true, "ip:192.0.2.1"},
		"expired token counts as nobody":   {TokenExpired, "alice1", false, "ip:192.0.2.1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := NewDefault(WithClock(newClock().Now))
			for value, user := range map[string]string{"alice1": "alice", "alice2": "alice", "bob1": "bob"} {
				srv.AddToken(Token{Value: value, User: user, Organizations: acme, Scopes: readScopes})
			}
			for _, value := range []string{"app1", "app2"} {
				srv.AddToken(Token{Value: value, Kind: IntegrationToken, Organizations: acme, Scopes: readScopes})
			}
			path := eventPath("web", "minimal")
			for range 5 {
				if w := get(t, srv, path, test.first); w.Code == 429 {
					t.Fatal("refused too early")
				}
			}
			if got := get(t, srv, path, test.second).Code == 429; got != test.shared {
				t.Errorf("shared: %v, want %v", got, test.shared)
			}
			if got := srv.Requests()[0].Caller; got != test.caller {
				t.Errorf("caller %q, want %q", got, test.caller)
			}
			// Methods are charged apart from each other.
			if w := ask(t, srv, http.MethodHead, path, test.first); w.Code == 429 {
				t.Error("HEAD shares the window of GET")
			}
			// What routes nowhere is not charged at all.
			if w := get(t, srv, "/api/0/nothing/", test.first); w.Code != 404 || len(limitHeaders(w)) > 0 {
				t.Errorf("unknown route: %d %v", w.Code, limitHeaders(w))
			}
		})
	}
}

// The limiter stands before authentication, so that failures are charged.
func TestRefusalComesBeforeEverythingElse(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithClock(newClock().Now), WithRateLimits(RateLimits{EndpointProjectEvent: {Requests: 0, Window: time.Minute}}))
	for _, token := range []string{"", "nonsense", TokenOrganization, TokenFull} {
		w := get(t, srv, eventPath("web", "minimal"), token)
		expect(t, w, 429, `{"detail":"You are attempting to use this endpoint too frequently. Limit is 0 requests in 60 seconds"}`)
		if _, present := limitHeaders(w)["Concurrentlimit"]; present {
			t.Error("a concurrent limit where there is none")
		}
	}
}

func TestErrorsCarryTheHeaders(t *testing.T) {
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

func TestConcurrentLimit(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token string
		limit int
	}{"user": {TokenFull, 1}, "organization": {TokenIntegration, 2}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := NewDefault(WithRateLimits(RateLimits{
				EndpointProjectEvent: {Requests: 100, Window: time.Hour, Concurrent: 1, ConcurrentOrganization: 2},
			}))
			path := eventPath("web", "minimal")
			held := make([]func(), test.limit)
			for i := range held {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				r.Header.Set("Authorization", "Bearer "+test.token)
				_, held[i] = srv.answer(r, Fault{}, &Request{})
			}
			w := get(t, srv, path, test.token)
			limit := strconv.Itoa(test.limit)
			expect(t, w, 429, `{"detail":"You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is `+limit+`"}`)
			if got := limitHeaders(w); got["Concurrentlimit"] != limit || got["Concurrentremaining"] != "0" {
				t.Errorf("headers %v", got)
			}
			for _, release := range held {
				release()
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

func TestServersWithoutLimits(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]Option{"self-hosted": SelfHosted(), "off": WithoutRateLimits()} {
		srv := NewDefault(option)
		for range 20 {
			if w := get(t, srv, eventPath("web", "minimal"), TokenFull); w.Code != 200 || len(limitHeaders(w)) > 0 {
				t.Fatalf("%s: %d with %v", name, w.Code, limitHeaders(w))
			}
		}
	}
}

func TestOldServerRefusesWithAString(t *testing.T) {
	t.Parallel()
	srv := NewDefault(OldServer(), WithClock(newClock().Now))
	for range 5 {
		get(t, srv, eventPath("web", "minimal"), TokenFull)
	}
	expect(t, get(t, srv, eventPath("web", "minimal"), TokenFull), 429, `"`+tooFrequent+`"`)
}

func TestLimitsCanChangeWhileRunning(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithClock(newClock().Now))
	srv.SetRateLimits(RateLimits{EndpointProjectEvent: {Requests: 1, Window: time.Minute, Concurrent: 3}})
	get(t, srv, eventPath("web", "minimal"), TokenFull)
	if w := get(t, srv, eventPath("web", "minimal"), TokenFull); w.Code != 429 {
		t.Errorf("status %d", w.Code)
	}
	defaults := DefaultRateLimits()
	if defaults[EndpointProjectEvent].Requests != 5 || defaults[EndpointProjectEvents].Window != time.Minute {
		t.Errorf("the defaults changed: %v", defaults)
	}
}
