// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"
	"time"
)

func TestAuthenticationRequiresToken(t *testing.T) {
	t.Parallel()
	const (
		missing = "Authentication credentials were not provided."
		invalid = "Invalid token"
	)
	for name, test := range map[string]struct{ header, detail string }{
		"none":                {"", missing},
		"blank":               {"   ", missing},
		"other scheme":        {"DSN https://key@example.com/1", missing},
		"token scheme":        {"Token " + TokenFull, missing},
		"no token":            {"Bearer", "Invalid token header. No credentials provided."},
		"spaces":              {"Bearer " + TokenFull + " x", "Invalid token header. Token string should not contain spaces."},
		"unknown":             {"Bearer nonsense", invalid},
		"unknown user token":  {"Bearer sntryu_0", invalid},
		"unknown org token":   {"Bearer sntrys_0", "Invalid org token"},
		"expired":             {"Bearer " + TokenExpired, "Token expired"},
		"inactive user":       {"Bearer " + TokenInactiveUser, "User inactive or deleted"},
		"API key":             {"Basic bm9uc2Vuc2U6", "API key is not valid"},
		"user":                {"Bearer " + TokenFull, ""},
		"integration":         {"Bearer " + TokenIntegration, ""},
		"scheme has no case":  {"bEARER " + TokenFull, ""},
		"more than one space": {"Bearer   " + TokenFull, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t, NewDefault(), eventPath("web", "minimal"), "", "Authorization", test.header)
			if test.detail == "" {
				if w.Code != 200 {
					t.Errorf("status %d: %s", w.Code, w.Body)
				}
				return
			}
			expect(t, w, 401, `{"detail":"`+test.detail+`"}`)
			if got := w.Header().Get("WWW-Authenticate"); got != `xBasic realm="api"` {
				t.Errorf("WWW-Authenticate is %q", got)
			}
		})
	}
}

func TestPermissionsRequireScopes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token, path string
		status      int
		body        string
	}{
		"organization token":        {TokenOrganization, eventPath("web", "minimal"), 403, bodyForbidden},
		"scope missing":             {TokenWithoutProjectRead, eventPath("web", "minimal"), 403, bodyForbidden},
		"scope comes before world":  {TokenWithoutProjectRead, "/api/0/projects/nope/nope/events/1/", 403, bodyForbidden},
		"any of the scopes":         {"writer", eventPath("web", "minimal"), 200, ""},
		"project of the token":      {TokenRestricted, eventPath("web", "minimal"), 200, ""},
		"project of others":         {TokenRestricted, eventPath("backend", "error-python"), 403, bodyForbidden},
		"project of others, by id":  {TokenRestricted, "/api/0/projects/acme/102/events/1/", 403, bodyForbidden},
		"unknown project":           {TokenRestricted, "/api/0/projects/acme/nope/events/1/", 404, bodyMissing},
		"organization of others":    {TokenFull, "/api/0/projects/globex/vault/events/1/", 404, bodyMissing},
		"organization of others id": {TokenFull, "/api/0/projects/2/vault/events/1/", 404, bodyMissing},
		"expiry in the future":      {"later", eventPath("web", "minimal"), 200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acme := []string{"acme"}
			now := newClock()
			srv := NewDefault(withClock(now.Now)).
				AddOrganization(Organization{Slug: "globex", ID: 2}).
				AddProject("globex", Project{Slug: "vault", ID: 7}).
				AddToken(Token{Value: "writer", Organizations: acme, Scopes: []string{"project:write"}}).
				AddToken(Token{Value: "later", Organizations: acme, Scopes: readScopes, ExpiresAt: now.Now().Add(time.Second)})
			w := get(t, srv, test.path, test.token)
			if test.body == "" {
				if w.Code != test.status {
					t.Errorf("status %d, want %d", w.Code, test.status)
				}
				return
			}
			expect(t, w, test.status, test.body)
		})
	}
}

func TestTokensExpireByTheClock(t *testing.T) {
	t.Parallel()
	now := newClock()
	srv := NewDefault(withClock(now.Now), WithoutRateLimits()).
		AddToken(Token{Value: "brief", Organizations: []string{"acme"}, Scopes: readScopes, ExpiresAt: now.Now().Add(time.Minute)})
	if w := get(t, srv, eventPath("web", "minimal"), "brief"); w.Code != 200 {
		t.Errorf("before: %d", w.Code)
	}
	now.Advance(time.Minute)
	expect(t, get(t, srv, eventPath("web", "minimal"), "brief"), 401, `{"detail":"Token expired"}`)
}

// TestTokensAreRecognizablyFake: a token that leaks out of a test must be recognizable as
// fake.
func TestTokensAreRecognizablyFake(t *testing.T) {
	t.Parallel()
	for _, token := range []string{TokenFull, TokenIntegration, TokenWithoutProjectRead, TokenRestricted, TokenExpired, TokenInactiveUser} {
		_, secret, _ := strings.Cut(token, "_")
		text, err := hex.DecodeString(secret)
		if err != nil || len(text) != 32 || !strings.HasPrefix(string(text), "Fake ") {
			t.Errorf("%s reads %q", token, text)
		}
	}
	parts := strings.Split(TokenOrganization, "_")
	claim, err := base64.StdEncoding.DecodeString(parts[1])
	if err != nil || !strings.Contains(string(claim), `"org":"acme"`) {
		t.Errorf("claim %q", claim)
	}
	secret, err := base64.RawStdEncoding.DecodeString(parts[2])
	if err != nil || !strings.HasPrefix(string(secret), "Fake ") {
		t.Errorf("secret %q", secret)
	}
}
