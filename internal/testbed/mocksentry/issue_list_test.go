// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// issuesOf returns the short IDs of a list.
func issuesOf(t *testing.T, srv *Server, query, token string) string {
	t.Helper()
	var ids []string
	for _, row := range decode[[]struct{ ShortID string }](t, get(t, srv, "/api/0/organizations/acme/issues/"+query, token)) {
		ids = append(ids, row.ShortID)
	}
	return strings.Join(ids, " ")
}

func TestIssueListAppliesFilters(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 3, "4711")
	srv.AddManyEvents("acme", "many", 1, "4712")
	srv.AddIssue("acme", Issue{ID: "4712", Project: "many", Status: "resolved"})
	for query, want := range map[string]string{
		"?project=many": "MANY-1", "?project=900&query=": "MANY-2 MANY-1", "?projectSlug=many&query=is:resolved": "MANY-2",
		"?project=many&query=!is:resolved": "MANY-1", "?project=many&query=is:resolved%20level:fatal": "",
		"?project=many&query=&sort=freq": "MANY-1 MANY-2", "?project=many&query=&limit=1": "MANY-2", "?project=many&query=&per_page=1": "MANY-2 MANY-1",
		"?project=many&query=&limit=1&cursor=0:1:0": "MANY-1", "?project=many&environment=production&query=": "MANY-1",
		"?project=many&start=2020-01-01&end=2020-01-02": "", "?query=" + catalogue.ID("csp"): srv.ShortID("acme", "6400571713"),
		"?project=backend&query=firstRelease:%22shop-backend@4.12.1-rc.2%2Bbuild.77%22%20error.unhandled:true": srv.ShortID("acme", "6400071867"),
	} {
		if got := issuesOf(t, srv, query, TokenWithoutProjectRead); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	if got := issuesOf(t, srv, "?query=", TokenRestricted); strings.Contains(got, "MANY") || !strings.Contains(got, "WEB-1") {
		t.Errorf("a restricted token sees %s", got)
	}
	for query, status := range map[string]int{
		"?project=nope": 403, "?environment=nowhere": 404, "?query=assigned:me": 400, "?query=firstRelease:%22a*%22": 400,
		"?query=release:%22a": 400, "?query=firstRelease:latest": 400, "?query=first-release:%22a%5C%22": 400, "?sort=age": 400, "?statsPeriod=x": 400, "?limit=0": 400,
	} {
		if got := get(t, srv, "/api/0/organizations/acme/issues/"+query, TokenFull).Code; got != status {
			t.Errorf("%s: %d, want %d", query, got, status)
		}
	}
	expect(t, get(t, srv, "/api/0/organizations/acme/issues/", TokenOrganization), 403, bodyForbidden)
	expect(t, get(t, srv, "/api/0/organizations/nope/issues/", TokenFull), 404, bodyMissing)
}

// TestFirstReleaseDependsOnEnvironment searches for an issue that another environment saw
// first.
func TestFirstReleaseDependsOnEnvironment(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddProject("acme", Project{Slug: "two", ID: 900})
	for i, event := range [][2]string{{"staging", "Two 1 (7)"}, {"production", "Two 2 (8)"}, {"staging", "Two 2 (8)"}} {
		body := fmt.Sprintf(`{"eventID":"%032d","groupID":"4711","type":"error","dateCreated":"2026-03-%02dT00:00:00Z","tags":[`+
			`{"key":"environment","value":%q},{"key":"release","value":%q}]}`, i, i+1, event[0], event[1])
		if _, err := srv.AddEvent("acme", "two", []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	const first, second = "&query=firstRelease:%22Two+1+(7)%22", "&query=first-release:%22Two+2+(8)%22"
	for query, want := range map[string]string{
		first: "TWO-1", second: "", "&environment=production" + first: "", "&environment=production" + second: "TWO-1",
		"&environment=staging" + first: "TWO-1", "&environment=staging" + second: "",
		"&environment=staging" + first + "+is:unresolved": "TWO-1", "&environment=staging" + first + "+is:resolved": "",
	} {
		if got := issuesOf(t, srv, "?project=two"+query, TokenFull); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

func TestIssueDetailsAreServed(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 4, "4711")
	type details struct {
		Count, Status string
		UserCount     int
		AssignedTo    *struct{ Email string }
		FirstRelease  *struct{ Version string }
		IsUnhandled   bool
		Tags          []struct{ Key string }
	}
	read := func(path string) details {
		return decode[details](t, get(t, srv, "/api/0/organizations/acme/issues/"+path, TokenFull))
	}
	if got := read("4711/"); got.Count != "4" || got.Status != "unresolved" || got.AssignedTo != nil || got.FirstRelease != nil || len(got.Tags) != 3 {
		t.Errorf("%+v", got)
	}
	if got := read("4711/?environment=production"); got.Count != "2" {
		t.Errorf("%+v", got)
	}
	python := read("6400071867/")
	if python.AssignedTo == nil || python.FirstRelease == nil || !python.IsUnhandled || python.UserCount != 1 {
		t.Errorf("%+v", python)
	}
	expect(t, get(t, srv, "/api/0/organizations/acme/issues/4711/?environment=nowhere", TokenFull), 404, bodyMissing)
	expect(t, get(t, srv, "/api/0/organizations/acme/issues/6400071867/", TokenRestricted), 404, bodyMissing)
}

func TestIssueTagIsServed(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 12, "4711")
	type tag struct {
		Key, Name                 string
		UniqueValues, TotalValues int
		TopValues                 []struct {
			Value string
			Count int
		}
	}
	read := func(path string) tag {
		return decode[tag](t, get(t, srv, "/api/0/"+path, TokenWithoutProjectRead))
	}
	got := read("organizations/acme/issues/4711/tags/environment/")
	if got.UniqueValues != 2 || got.TotalValues != 12 || got.TopValues[0].Value != "production" || got.TopValues[0].Count != 6 {
		t.Errorf("%+v", got)
	}
	if got := read("issues/4711/tags/number/?environment=production"); got.UniqueValues != 6 || got.Name != "Number" || len(got.TopValues) != 6 {
		t.Errorf("%+v", got)
	}
	if got := read("organizations/acme/issues/4711/tags/sentry:number/"); got.Key != "number" || len(got.TopValues) != 9 || got.UniqueValues != 12 {
		t.Errorf("%+v", got)
	}
	for _, path := range []string{"4711/tags/nothing/", "99/tags/level/", "4711/tags/level/?environment=nowhere"} {
		expect(t, get(t, srv, "/api/0/organizations/acme/issues/"+path, TokenFull), 404, bodyMissing)
	}
	if !slices.Contains([]int{403}, get(t, srv, "/api/0/organizations/acme/issues/4711/tags/level/", TokenOrganization).Code) {
		t.Error("a token without scope is let in")
	}
}

// TestIssuesRequireAccess: scopes, hidden projects and limits of issues also apply to lists
// and tags.
func TestIssuesRequireAccess(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "6400071867/", "6400071867/tags/level/"} {
		srv := NewDefault(withClock(newClock().Now))
		srv.AddToken(Token{Value: "projects", Scopes: []string{"project:read", "org:read"}, Organizations: []string{"acme"}})
		path = "/api/0/organizations/acme/issues/" + path
		expect(t, get(t, srv, path, "projects"), 403, bodyForbidden)
		if got := get(t, srv, path, TokenExpired).Code; got != 401 {
			t.Errorf("%s: %d with an expired token", path, got)
		}
		if w := get(t, srv, path, TokenRestricted); strings.HasSuffix(path, "/issues/") {
			expect(t, get(t, srv, path+"?project=backend", TokenRestricted), 403, bodyForbidden)
		} else {
			expect(t, w, 404, bodyMissing)
		}
		for range 40 {
			if w := get(t, srv, path, TokenFull); w.Code != 200 {
				t.Fatalf("%s: %d", path, w.Code)
			}
		}
		if w := get(t, srv, path, TokenFull); w.Code != 429 || limitHeaders(w)["Limit"] != "40" {
			t.Errorf("%s: %d with %v", path, w.Code, limitHeaders(w))
		}
	}
}
