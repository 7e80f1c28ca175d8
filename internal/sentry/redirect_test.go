// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// moved is Sentry's response about a renamed project.
func moved(slug string) string {
	return fmt.Sprintf(`{"slug":%q,"detail":{"code":"resource-moved","message":"Resource has been moved",`+
		`"extra":{"url":"/api/0/projects/acme/%s/","slug":%q}}}`, slug, slug, slug)
}

func eventPath(project string) string {
	return "/api/0/projects/acme/" + project + "/events/" + testEvent + "/"
}

func TestRenamedProjectIsFollowed(t *testing.T) {
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

// TestEveryKindOfRedirectIsFollowed: every kind is followed to the same path below a prefix.
// Only Sentry's response about a renamed project is followed to another project.
func TestEveryKindOfRedirectIsFollowed(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status int
		body   string
		moved  string
	}{
		"301 by a proxy":    {http.StatusMovedPermanently, "<html>", ""},
		"303":               {http.StatusSeeOther, "", ""},
		"307":               {http.StatusTemporaryRedirect, `{}`, ""},
		"308":               {http.StatusPermanentRedirect, `[]`, ""},
		"slug is no slug":   {http.StatusFound, `{"slug":"../../evil","detail":{"code":"resource-moved"}}`, ""},
		"slug on top alone": {http.StatusFound, `{"slug":"new","detail":{"code":"resource-moved"}}`, "new"},
		"slug of another":   {http.StatusFound, `{"slug":"other","detail":{"code":"resource-moved"}}`, ""},
		"not of a project":  {http.StatusFound, `{"slug":"new","detail":"moved"}`, ""},
		"no code":           {http.StatusFound, `{"slug":"new"}`, ""},
		"another code":      {http.StatusFound, `{"slug":"new","detail":{"code":"gone","extra":{"slug":"new"}}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				target, rest := "/api/0/projects/acme/web/", strings.TrimPrefix(r.URL.Path, "/behind")
				if test.moved != "" || strings.Contains(test.body, "slug") {
					target = "/api/0/projects/acme/new/"
				}
				if rest == r.URL.Path {
					writeJSON(w, test.status, test.body, map[string]string{"Location": "/behind" + target + "events/" + testEvent + "?secret=1"})
					return
				}
				writeJSON(w, http.StatusOK, `{}`, nil)
			})
			resp, err := read(t.Context(), newClient(t, config(server.URL)))
			if strings.Contains(test.body, "slug") && test.moved == "" {
				if got := wantError[*sentry.RedirectTargetError](t, err); got.Project != (sentry.Difference{Requested: "web", Target: "new"}) {
					t.Errorf("got %+v", got)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if resp.Moved != test.moved || resp.Redirected != server.URL+"/behind/api/0/projects/acme/"+cmp.Or(test.moved, "web")+"/events/"+testEvent {
				t.Errorf("moved to %q, want %q; redirected to %q", resp.Moved, test.moved, resp.Redirected)
			}
		})
	}
}

// TestTargetsOfRedirectsAreNotLogged: a log contains the requested path, never one that the
// server chose. Errors contain the latter, without its query.
func TestTargetsOfRedirectsAreNotLogged(t *testing.T) {
	t.Parallel()
	var attempts []sentry.Attempt
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch hops := strings.Count(r.URL.Path, "behind"); {
		case hops < 2:
			writeJSON(w, http.StatusFound, `{}`, map[string]string{"Location": "/behind" + r.URL.Path + "?canary=1"})
		default:
			writeJSON(w, http.StatusBadGateway, "", nil)
		}
	})
	settings := config(server.URL)
	settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { attempts = append(attempts, attempt) }
	_, err := read(t.Context(), newClient(t, settings))
	if text := err.Error(); strings.Contains(text, "canary") || !strings.HasSuffix(text, " (after a redirect to "+server.URL+"/behind/behind"+testPath+")") {
		t.Errorf("the error is %q", text)
	}
	if len(attempts) != 9 { // three attempts of three hops
		t.Errorf("%d exchanges", len(attempts))
	}
	for _, attempt := range attempts {
		if attempt.Path != testPath {
			t.Errorf("attempt %+v", attempt)
		}
	}
}

func TestRedirectToForeignOriginIsRejected(t *testing.T) {
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
			if want := strings.ReplaceAll(test.want, "PORT", port); got.Location != want || got.Leaves != (want != "") {
				t.Errorf("location is %q, want %q; leaves is %t", got.Location, want, got.Leaves)
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

func TestRedirectLoopReturnsError(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		writeJSON(w, http.StatusFound, moved("web"), map[string]string{"Location": r.URL.Path})
	})
	_, err := read(t.Context(), newClient(t, config(server.URL)))
	got := wantError[*sentry.RedirectError](t, err)
	if requests.Load() != 6 || !strings.Contains(got.Reason, "limit of 5") || got.Leaves || got.Location != server.URL {
		t.Errorf("got %+v after %d requests", got, requests.Load())
	}
}

// TestMovedSlugContainsNoSecret: a token that a server echoes as a slug is not printed.
func TestMovedSlugContainsNoSecret(t *testing.T) {
	t.Parallel()
	for _, slug := range []string{testToken, strings.ToUpper(testToken), "a" + testToken, strings.Repeat("a", 101)} {
		server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			writeJSON(w, http.StatusFound, moved(slug), map[string]string{"Location": eventPath(slug)})
		})
		_, err := read(t.Context(), newClient(t, config(server.URL)))
		got := wantError[*sentry.RedirectTargetError](t, err)
		if got.Project != (sentry.Difference{Requested: "web"}) || strings.Contains(strings.ToLower(err.Error()), testToken) {
			t.Errorf("got %+v: %v", got, err)
		}
	}
}
