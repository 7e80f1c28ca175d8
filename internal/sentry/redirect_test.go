// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// moved is Sentry's answer about a renamed project.
func moved(slug string) string {
	return fmt.Sprintf(`{"slug":%q,"detail":{"code":"resource-moved","message":"Resource has been moved",`+
		`"extra":{"url":"/api/0/projects/acme/%s/","slug":%q}}}`, slug, slug, slug)
}

func eventPath(project string) string {
	return "/api/0/projects/acme/" + project + "/events/" + testEvent + "/"
}

func TestRenamedProject(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		next map[string]string // renamed project to its new slug
		want string
	}{
		"not renamed":   {nil, ""},
		"renamed":       {map[string]string{"web": "web2"}, "web2"},
		"renamed twice": {map[string]string{"web": "web2", "web2": "web3"}, "web3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var attempts []sentry.Attempt
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") != "Bearer "+testToken {
					t.Errorf("%s has no token", r.URL.Path)
				}
				project := strings.Split(r.URL.Path, "/")[5]
				if slug := test.next[project]; slug != "" {
					writeJSON(w, http.StatusFound, moved(slug), map[string]string{"Location": eventPath(slug)})
					return
				}
				writeJSON(w, http.StatusOK, `{"project":"`+project+`"}`, nil)
			})
			settings := config(server.URL)
			settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { attempts = append(attempts, attempt) }
			resp, err := read(t.Context(), newClient(t, settings))
			if err != nil {
				t.Fatal(err)
			}
			if resp.Moved != test.want || len(attempts) != len(test.next)+1 {
				t.Errorf("moved to %q in %d exchanges, want %q", resp.Moved, len(attempts), test.want)
			}
			for _, attempt := range attempts {
				if attempt.Number != 1 || attempt.Err != "" {
					t.Errorf("attempt %+v", attempt)
				}
			}
		})
	}
}

func TestRedirectKinds(t *testing.T) {
	t.Parallel()
	const sentrySays = `{"slug":"../../evil","detail":{"code":"resource-moved"}}`
	for name, test := range map[string]struct {
		status int
		body   string
		moved  string
	}{
		"301 by a proxy":    {http.StatusMovedPermanently, "<html>", ""},
		"303":               {http.StatusSeeOther, "", ""},
		"307":               {http.StatusTemporaryRedirect, `{}`, ""},
		"308":               {http.StatusPermanentRedirect, `[]`, ""},
		"slug is no slug":   {http.StatusFound, sentrySays, ""},
		"slug on top alone": {http.StatusFound, `{"slug":"new","detail":{"code":"resource-moved"}}`, "new"},
		"not of a project":  {http.StatusFound, `{"slug":"new","detail":"moved"}`, ""},
		"no code":           {http.StatusFound, `{"slug":"new"}`, ""},
		"another code":      {http.StatusFound, `{"slug":"new","detail":{"code":"gone","extra":{"slug":"new"}}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == testPath {
					writeJSON(w, test.status, test.body, map[string]string{"Location": "/elsewhere/?secret=1"})
					return
				}
				writeJSON(w, http.StatusOK, `{}`, nil)
			})
			resp, err := read(t.Context(), newClient(t, config(server.URL)))
			if err != nil {
				t.Fatal(err)
			}
			if resp.Moved != test.moved {
				t.Errorf("moved to %q, want %q", resp.Moved, test.moved)
			}
		})
	}
}

// TestTargetsOfRedirectsAreNotReported: a log names the path that was asked for, never
// one that the server chose.
func TestTargetsOfRedirectsAreNotReported(t *testing.T) {
	t.Parallel()
	var attempts []sentry.Attempt
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch hops := strings.Count(r.URL.Path, "canary"); {
		case hops < 2:
			writeJSON(w, http.StatusFound, `{}`, map[string]string{"Location": "/canary" + r.URL.Path + "?canary=1"})
		default:
			writeJSON(w, http.StatusBadGateway, "", nil)
		}
	})
	settings := config(server.URL)
	settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { attempts = append(attempts, attempt) }
	_, err := read(t.Context(), newClient(t, settings))
	noCanary(t, err.Error(), "canary")
	if len(attempts) != 9 { // three of three hops
		t.Errorf("%d exchanges", len(attempts))
	}
	for _, attempt := range attempts {
		if attempt.Path != testPath {
			t.Errorf("attempt %+v", attempt)
		}
	}
}

func TestRedirectRefused(t *testing.T) {
	t.Parallel()
	var leaked atomic.Int32
	other := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		leaked.Add(1)
		writeJSON(w, http.StatusOK, `{}`, nil)
	})
	for name, test := range map[string]struct{ location, want string }{
		"other port":        {other.URL + "/a?secret=canary", other.URL},
		"other host":        {"http://localhost:PORT/canary", "http://localhost:PORT"},
		"other scheme":      {"https://127.0.0.1:PORT/canary", "https://127.0.0.1:PORT"},
		"default port":      {"http://127.0.0.1/canary", "http://127.0.0.1"},
		"no scheme":         {"//example.com/canary", "http://example.com"},
		"look-alike":        {"http://127.0.0.1:PORT.example.com/canary", ""},
		"host in user info": {"http://127.0.0.1:PORT@example.com/canary", ""},
		"user info":         {"http://canary:canary@127.0.0.1:PORT/", ""},
		"script":            {"javascript:alert(1)", ""},
		"unparsable":        {"http://[canary", ""},
		"bad escape":        {"/%zzcanary", ""},
		"none":              {"", ""},
		"case":              {"HTTPS://EXAMPLE.com:443/canary", "https://example.com"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var requests atomic.Int32
			var port string
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				requests.Add(1)
				headers := map[string]string{}
				if test.location != "" {
					headers["Location"] = strings.ReplaceAll(test.location, "PORT", port)
				}
				writeJSON(w, http.StatusFound, moved("canary"), headers)
			})
			port = server.URL[strings.LastIndex(server.URL, ":")+1:]
			var last sentry.Attempt
			settings := config(server.URL)
			settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { last = attempt }
			_, err := read(t.Context(), newClient(t, settings))
			got := wantError[*sentry.RedirectError](t, err)
			if want := strings.ReplaceAll(test.want, "PORT", port); got.Location != want {
				t.Errorf("location is %q, want %q", got.Location, want)
			}
			if got.StatusCode != http.StatusFound || requests.Load() != 1 || last.Err != "redirect" {
				t.Errorf("got %+v after %d requests, %+v", got, requests.Load(), last)
			}
			if strings.Contains(err.Error(), "canary") {
				t.Errorf("the target is in %q", err)
			}
		})
	}
	t.Cleanup(func() {
		if leaked.Load() != 0 {
			t.Errorf("the other server got %d requests", leaked.Load())
		}
	})
}

func TestRedirectLoop(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		writeJSON(w, http.StatusFound, moved("web"), map[string]string{"Location": r.URL.Path})
	})
	_, err := read(t.Context(), newClient(t, config(server.URL)))
	got := wantError[*sentry.RedirectError](t, err)
	if requests.Load() != 6 || !strings.Contains(got.Reason, "at most 5") || got.Location != server.URL {
		t.Errorf("got %+v after %d requests", got, requests.Load())
	}
}

// TestMovedSlugHoldsNoSecret: a server that echoes the token as a slug does not
// get it printed.
func TestMovedSlugHoldsNoSecret(t *testing.T) {
	t.Parallel()
	for _, slug := range []string{testToken, strings.ToUpper(testToken), "a" + testToken, strings.Repeat("a", 101)} {
		server := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, "/moved/") {
				writeJSON(w, http.StatusOK, `{}`, nil)
				return
			}
			writeJSON(w, http.StatusFound, `{"detail": {"code": "resource-moved", "extra": {"slug": "`+slug+`"}}}`,
				map[string]string{"Location": "/api/0/projects/acme/moved/events/x/"})
		})
		response, err := read(t.Context(), newClient(t, config(server.URL)))
		if err != nil || response.Moved != "" {
			t.Errorf("moved to %q (%v)", response.Moved, err)
		}
	}
}
