// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strings"
	"testing"
)

func TestTagValuesAreServed(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 12, "4711")
	srv.AddManyEvents("acme", "many", 1101, "4712")
	const organization, older = "/api/0/organizations/acme/issues/", "/api/0/issues/"
	type value struct {
		Key, Value          string
		Count               int
		FirstSeen, LastSeen string
	}
	read := func(path string) []value { return decode[[]value](t, get(t, srv, path, TokenWithoutProjectRead)) }
	for _, path := range []string{organization, older} {
		got := read(path + "4711/tags/environment/values/")
		// Number 12 is in staging, and the first event of all is in production.
		if len(got) != 2 || got[0].Value != "staging" || got[1].Count != 6 || got[0].Key != "environment" || got[0].FirstSeen >= got[0].LastSeen {
			t.Errorf("%+v", got)
		}
	}
	if got := read(organization + "4711/tags/sentry:level/values/"); len(got) != 1 || got[0].Count != 12 {
		t.Errorf("%+v", got)
	}
	for query, want := range map[string]string{
		"": "12 11 10", "sort=date": "12 11 10", "sort=-date": "12 11 10", "sort=nothing": "12 11 10", "environment=production": "11 9 7",
		"cursor=0:3:0": "9 8 7",
	} {
		var got []string
		for _, v := range read(organization + "4711/tags/number/values/?per_page=3&" + query) {
			got = append(got, v.Value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %s", query, got, want)
		}
	}
	srv.AddManyEvents("acme", "many", 1, "4711") // in staging or production, which is then the most frequent one
	if got := read(organization + "4711/tags/environment/values/?sort=count"); got[0].Count != 7 {
		t.Errorf("%+v", got)
	}
	// Production is in the first event and in the last one.
	srv.AddProject("acme", Project{Slug: "few", ID: 901}).AddManyEvents("acme", "few", 3, "4713")
	for query, want := range map[string]string{"sort=age": "staging", "sort=date": "production"} {
		if got := read(organization + "4713/tags/environment/values/?" + query); got[0].Value != want {
			t.Errorf("%s: %+v", query, got)
		}
	}
	last := get(t, srv, organization+"4712/tags/number/values/?cursor=0:900:0", TokenFull)
	if got := decode[[]value](t, last); len(got) != 100 || !strings.Contains(last.Header().Get("Link"), `rel="next"; results="false"`) {
		t.Errorf("%d values after the first 900, and then %s", len(got), last.Header().Get("Link"))
	}
}

func TestTagValuesOfMissingTagAreNotFound(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 2, "4711")
	const issues = "/api/0/organizations/acme/issues/"
	for _, path := range []string{"4711/tags/nothing/", "99/tags/level/"} {
		expect(t, get(t, srv, issues+path+"values/", TokenFull), http.StatusNotFound, bodyMissing)
	}
	expect(t, get(t, srv, issues+"4711/tags/level/values/?environment=nowhere", TokenFull), http.StatusNotFound, bodyMissing)
	expect(t, get(t, srv, issues+"6400071867/tags/level/values/", TokenRestricted), http.StatusNotFound, bodyMissing)
	if code := get(t, srv, issues+"4711/tags/level/values/", TokenOrganization).Code; code != http.StatusForbidden {
		t.Errorf("a token without scope gets %d", code)
	}
	for _, query := range []string{"per_page=101", "per_page=0", "cursor=x"} {
		if code := get(t, srv, issues+"4711/tags/level/values/?"+query, TokenFull).Code; code != http.StatusBadRequest {
			t.Errorf("%s: %d", query, code)
		}
	}
	// The tag exists in an environment without it.
	srv.AddManyEvents("acme", "many", 1, "4712")
	if text := get(t, srv, issues+"4712/tags/level/values/?environment=staging", TokenFull).Body.String(); text != "[]" {
		t.Error(text)
	}
}
