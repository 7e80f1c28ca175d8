// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestEveryCatalogueEventIsServed(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits())
	for _, name := range catalogue.Names() {
		w := get(t, srv, eventPath(catalogue.Project(name), name), TokenFull)
		var compact bytes.Buffer
		if err := json.Compact(&compact, catalogue.Event(name)); err != nil {
			t.Fatal(err)
		}
		expect(t, w, http.StatusOK, compact.String())
		if got := w.Header().Get("Content-Type"); got != "application/json" {
			t.Errorf("%s: content type %q", name, got)
		}
	}
}

func TestRoutesServeEvents(t *testing.T) {
	t.Parallel()
	id := catalogue.ID("minimal")
	dashed := id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:]
	ok := `{"eventID":"` + id + `"}`
	for name, test := range map[string]struct {
		path   string
		status int
		body   string
	}{
		"slugs":                     {"acme/web/events/" + id + "/", 200, ok},
		"ids":                       {"1/101/events/" + id + "/", 200, ok},
		"query is ignored":          {"acme/web/events/" + id + "/?full=1&referrer=x&environment=a&environment=b", 200, ok},
		"upper case":                {"acme/web/events/" + strings.ToUpper(id) + "/", 200, ok},
		"dashed":                    {"acme/web/events/" + dashed + "/", 404, ""},
		"latest":                    {"acme/web/events/latest/", 404, ""},
		"31 digits":                 {"acme/web/events/" + id[1:] + "/", 404, ""},
		"decimal":                   {"acme/web/events/12345/", 404, bodyNoEvent},
		"unknown event":             {"acme/web/events/" + strings.Repeat("9", 32) + "/", 404, bodyNoEvent},
		"event of another project":  {"acme/backend/events/" + id + "/", 404, bodyNoEvent},
		"unknown project":           {"acme/nope/events/" + id + "/", 404, bodyMissing},
		"unknown organization":      {"nope/web/events/" + id + "/", 404, bodyMissing},
		"slugs have case":           {"acme/Web/events/" + id + "/", 404, bodyMissing},
		"unknown project id":        {"acme/999/events/" + id + "/", 404, bodyMissing},
		"sub-resource":              {"acme/web/events/" + id + "/nothing/", 404, ""},
		"range":                     {"acme/web/events/" + id + "/?statsPeriod=14d", 200, ok},
		"bad period":                {"acme/web/events/" + id + "/?statsPeriod=soon", 400, `{"detail":"Invalid date range"}`},
		"bad start":                 {"acme/web/events/" + id + "/?start=x&end=2026-01-01", 400, `{"detail":"Invalid date range"}`},
		"range backwards":           {"acme/web/events/" + id + "/?start=2026-01-02&end=2026-01-01T00:00:00Z", 400, `{"detail":"Invalid date range"}`},
		"bad group":                 {"acme/web/events/" + id + "/?group_id=WEB-1", 500, `{"detail":"Internal Error","errorId":"0123456789abcdef0123456789abcdef"}`},
		"group of nothing to group": {"acme/web/events/" + id + "/?group_id=5", 200, ok},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, get(t, NewDefault(), "/api/0/projects/"+test.path, TokenFull), test.status, test.body)
		})
	}
}

func TestGroupIDIsEchoedExceptForTransactions(t *testing.T) {
	t.Parallel()
	srv := NewDefault()
	w := get(t, srv, eventPath("backend", "error-python")+"?group_id=77", TokenFull)
	if !strings.Contains(w.Body.String(), `"groupID":"77","eventID"`) || !json.Valid(w.Body.Bytes()) {
		t.Errorf("not echoed: %.200s", w.Body)
	}
	w = get(t, srv, eventPath("backend", "transaction")+"?group_id=77", TokenFull)
	if !strings.Contains(w.Body.String(), `"groupID":null`) {
		t.Errorf("echoed for a transaction: %.200s", w.Body)
	}
}

func TestMissingSlashAndUnknownRoutesAreNotFound(t *testing.T) {
	t.Parallel()
	srv := NewDefault()
	path := strings.TrimSuffix(eventPath("web", "minimal"), "/")

	w := get(t, srv, path, TokenFull)
	suggestion := "try: " + path + "/"
	expect(t, w, 404, "Route not found, did you forget a trailing slash?\n\n"+suggestion+"\n"+strings.Repeat(" ", len(suggestion)-1)+"^")
	if got := w.Header().Get("Content-Type"); got != "text/plain" {
		t.Errorf("content type %q", got)
	}
	w = get(t, srv, path, TokenFull, "Content-Type", "application/json")
	expect(t, w, 404, `{"info":"Route not found, did you forget a trailing slash? `+suggestion+`"}`)

	// Routing comes before authentication.
	w = get(t, srv, "/api/0/nothing/", "")
	expect(t, w, 404, "")
	if got, present := w.Header()["Content-Type"]; present && len(got) > 0 {
		t.Errorf("an empty response has content type %q", got)
	}
	for path, status := range map[string]int{"/": 200, "/organizations/acme/": 200, "/api/1/": 404} {
		w = get(t, srv, path, TokenFull)
		if w.Code != status || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: status %d, %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

func TestOtherMethodsAreRejected(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits())
	path := eventPath("web", "minimal")
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "BREW"} {
		w := send(t, srv, method, path, TokenFull)
		expect(t, w, 405, `{"detail":"Method \"`+method+`\" not allowed."}`)
		if got := w.Header().Get("Allow"); got != "GET, HEAD, OPTIONS" {
			t.Errorf("Allow is %q", got)
		}
	}
	expect(t, send(t, srv, "POST", path, ""), 401, `{"detail":"Authentication credentials were not provided."}`)
	if w := send(t, srv, "OPTIONS", path, TokenFull); w.Code != 200 {
		t.Errorf("OPTIONS: %d", w.Code)
	}
}

func TestRenamedProjectsRedirect(t *testing.T) {
	t.Parallel()
	// The organization has the project's former slug, and only the project's segment may
	// change.
	build := func(options ...Option) *Server {
		srv := NewDefault(options...)
		return srv.AddOrganization(Organization{Slug: "api", ID: 2}).
			AddProject("api", Project{Slug: "api", ID: 201}).
			RenameProject("api", "api", "core").RenameProject("api", "core", "heart").
			AddToken(Token{Value: "plain", Organizations: []string{"api"}, Scopes: readScopes})
	}
	id := catalogue.ID("error-python")
	for name, test := range map[string]struct{ from, to, slug, token string }{
		"first name":   {"/api/0/projects/acme/server/events/" + id + "/", "/api/0/projects/acme/backend/events/" + id + "/", "backend", TokenFull},
		"second name":  {"/api/0/projects/acme/api/events/" + id + "/?a=b%20c&a=d", "/api/0/projects/acme/backend/events/" + id + "/?a=b%20c&a=d", "backend", TokenFull},
		"by org id":    {"/api/0/projects/1/api/events/" + id + "/", "/api/0/projects/1/backend/events/" + id + "/", "backend", TokenFull},
		"same as org":  {"/api/0/projects/api/api/events/" + id + "/", "/api/0/projects/api/heart/events/" + id + "/", "heart", "plain"},
		"second of it": {"/api/0/projects/api/core/events/" + id + "/", "/api/0/projects/api/heart/events/" + id + "/", "heart", "plain"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, prefix := range []string{"", "/sentry"} {
				w := get(t, build(WithPathPrefix(prefix)), prefix+test.from, test.token)
				if got := w.Header().Get("Location"); got != prefix+test.to {
					t.Errorf("Location %q, want %q", got, prefix+test.to)
				}
				expect(t, w, 302, `{"detail":{"code":"resource-moved","extra":{"slug":"`+test.slug+`","url":"`+prefix+test.to+
					`"},"message":"Resource has been moved"},"slug":"`+test.slug+`"}`)
			}
		})
	}
	srv := build()
	expect(t, get(t, srv, "/api/0/projects/acme/api/events/"+id+"/", TokenRestricted), 403, bodyForbidden)
	// A project that takes over a former slug is reached under it.
	srv.AddProject("acme", Project{Slug: "server", ID: 300})
	expect(t, get(t, srv, "/api/0/projects/acme/server/events/"+id+"/", TokenFull), 404, bodyNoEvent)
}

func TestPathPrefixIsAccepted(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithPathPrefix("sentry/eu/"))
	if w := get(t, srv, "/sentry/eu"+eventPath("web", "minimal"), TokenFull); w.Code != 200 {
		t.Errorf("below the prefix: %d", w.Code)
	}
	for _, path := range []string{eventPath("web", "minimal"), "/sentry/eux/api/0/", "/"} {
		if w := get(t, srv, path, TokenFull); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestEventsAreServedAsAdded(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits())
	id, err := srv.AddEvent("acme", "web", []byte(`{ "eventID": "`+strings.Repeat("ab", 16)+`", "big": 1e400 }`))
	if err != nil {
		t.Fatal(err)
	}
	path := "/api/0/projects/acme/web/events/" + id + "/"
	expect(t, get(t, srv, path, TokenFull), 200, `{"eventID":"`+id+`","big":1e400}`)
	if err := srv.AddEventWithID("acme", "web", id, []byte("no JSON ")); err != nil {
		t.Fatal(err)
	}
	expect(t, get(t, srv, path, TokenFull), 200, "no JSON ")

	for body, want := range map[string]string{`[]`: "not a JSON object", `{}`: "no text in eventID", `{"eventID":"AB"}`: "32 lower-case"} {
		if _, err := srv.AddEvent("acme", "web", []byte(body)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", body, err)
		}
	}
	if _, err := srv.AddEvent("acme", "nope", []byte(`{"eventID":"`+id+`"}`)); err == nil {
		t.Error("an event in a project that does not exist")
	}
}

func TestInactiveProjectDoesNotExist(t *testing.T) {
	t.Parallel()
	srv := NewDefault().AddProject("acme", Project{Slug: "gone", ID: 9, Inactive: true})
	expect(t, get(t, srv, "/api/0/projects/acme/gone/events/1/", TokenFull), 404, bodyMissing)
}

func TestInvalidWorldPanics(t *testing.T) {
	t.Parallel()
	for name, mistake := range map[string]func(*Server){
		"organization twice": func(s *Server) { s.AddOrganization(Organization{Slug: "acme", ID: 7}) },
		"slug of digits":     func(s *Server) { s.AddProject("acme", Project{Slug: "123", ID: 7}) },
		"project twice":      func(s *Server) { s.AddProject("acme", Project{Slug: "web", ID: 7}) },
		"project id twice":   func(s *Server) { s.AddProject("acme", Project{Slug: "webb", ID: 101}) },
		"no organization":    func(s *Server) { s.AddProject("nope", Project{Slug: "web", ID: 7}) },
		"token with a space": func(s *Server) { s.AddToken(Token{Value: "a b"}) },
		"rename of no one":   func(s *Server) { s.RenameProject("acme", "nope", "yes") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			mistake(NewDefault())
		})
	}
}
