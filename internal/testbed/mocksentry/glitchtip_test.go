// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// framesOf returns the frames of an event's entry of a type.
func framesOf(t *testing.T, event map[string]any, kind string) []map[string]any {
	t.Helper()
	var found []map[string]any
	for _, entry := range elements(event["entries"]) {
		if member(entry, "type") == kind {
			for _, value := range append(elements(member(member(entry, "data"), "values")), member(entry, "data")) {
				owner, _ := value.(map[string]any)
				found = append(found, frames(owner)...)
			}
		}
	}
	if len(found) == 0 {
		t.Fatalf("there is no frame in %s", kind)
	}
	return found
}

// keysOf returns all keys of objects, sorted.
func keysOf(objects ...map[string]any) []string {
	all := map[string]bool{}
	for _, object := range objects {
		for key := range object {
			all[key] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func TestGlitchTipRespondsToItsRoutes(t *testing.T) {
	t.Parallel()
	const notFound, noUUID = `{"detail":"Not Found"}`, `{"detail":[{"loc":["path","event_id"],"msg":"Input should be a valid UUID","type":"uuid_parsing"}]}`
	srv := dayAfter(As(GlitchTip))
	id := catalogue.ID("error-javascript")
	expectAll(t, srv, map[string]expected{
		"unknown event":           {"projects/acme/web/events/" + strings.Repeat("9", 32) + "/", 404, notFound},
		"unknown project":         {"projects/acme/nope/events/" + id + "/", 404, notFound},
		"unknown organization":    {"projects/nope/web/events/" + id + "/", 404, notFound},
		"former slug":             {"projects/acme/api/events/" + id + "/", 404, notFound},
		"unknown issue":           {"issues/1/events/0123456789abcdef0123456789abcdef/", 404, notFound},
		"event of another issue":  {"issues/6400071867/events/" + catalogue.ID("legacy") + "/", 404, notFound},
		"no ID":                   {"projects/acme/web/events/latest/", 422, noUUID},
		"oldest":                  {"issues/6400071991/events/oldest/", 422, noUUID},
		"page":                    {"issues/6400071991/events/?per_page=0", 422, `{"detail":[{"loc":["query"],"msg":"Invalid per_page value. Must be between 1 and 100.","type":"value_error"}]}`},
		"list of unknown project": {"projects/acme/nope/events/", 200, `[]`},
		"list of former slug":     {"projects/acme/api/events/", 200, `[]`},
		"list of an unknown one":  {"projects/nope/web/events/", 200, `[]`},
		"issue's route":           {"organizations/acme/issues/6400071991/events/latest/", 404, glitchTipNotFoundPage},
		"issue to change":         {"organizations/acme/issues/6400071991/", 405, "Method not allowed"},
		"issue's tag":             {"issues/6400071991/tags/level/", 404, glitchTipNotFoundPage},
		"short ID as an ID":       {"issues/WEB-1/", 404, glitchTipNotFoundPage},
		"issues of an unknown":    {"organizations/nope/issues/", 404, notFound},
		"issues of a slug":        {"organizations/acme/issues/?project=web", 422, `{"detail":[{"loc":["query","project","0"],"msg":"Input should be a valid integer, unable to parse string as an integer","type":"int_parsing"}]}`},
		"issues by a date":        {"organizations/acme/issues/?sort=date", 422, `{"detail":[{"loc":["query","sort"],"msg":"Input should be 'last_seen', 'first_seen', 'count' or 'priority'","type":"literal_error"}]}`},
		"Explore":                 {"organizations/acme/events/?field=id", 404, glitchTipNotFoundPage},
		"lookup":                  {"organizations/acme/eventids/" + id + "/", 404, glitchTipNotFoundPage},
		"short ID":                {"organizations/acme/shortids/WEB-1/", 404, glitchTipNotFoundPage},
		"attachments":             {"projects/acme/web/events/" + id + "/attachments/", 404, glitchTipNotFoundPage},
		"source maps":             {"projects/acme/web/events/" + id + "/source-map-debug/", 404, glitchTipNotFoundPage},
	})
	srv.AddToken(Token{Value: "projects", Organizations: []string{"acme"}, Scopes: []string{"project:read"}})
	expect(t, get(t, srv, eventPath("web", "error-javascript"), "projects"), 403, bodyForbidden)
}

func TestGlitchTipEventHasGlitchTipFormat(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(GlitchTip))
	for _, name := range []string{"error-python", "error-javascript", "error-native", "error-cocoa", "transaction", "minimal"} {
		event := decode[map[string]any](t, get(t, srv, eventPath(catalogue.Project(name), name), TokenFull))
		if event["eventID"] != catalogue.ID(name) || event["id"] == event["eventID"] {
			t.Errorf("%s: id %v, eventID %v", name, event["id"], event["eventID"])
		}
		for _, key := range []string{"release", "level", "environment"} {
			if _, has := event[key]; has {
				t.Errorf("%s has %s", name, key)
			}
		}
	}
	if err := srv.AddEventWithID("acme", "web", strings.Repeat("ab", 16), []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	expect(t, get(t, srv, "/api/0/projects/acme/web/events/"+strings.Repeat("ab", 16)+"/", TokenFull), 200, `{"nextEventID":null,"previousEventID":null}`)
	native := decode[map[string]any](t, get(t, srv, eventPath("desktop", "error-native"), TokenFull))
	python := decode[map[string]any](t, get(t, srv, eventPath("backend", "error-python"), TokenFull))
	keys := keysOf(append(framesOf(t, native, "exception"), framesOf(t, python, "exception")...)...)
	for _, want := range []string{"absPath", "colNo", "context_line", "inApp", "instruction_addr", "lineNo", "post_context", "pre_context", "raw_function"} {
		if !slices.Contains(keys, want) {
			t.Errorf("frames of exceptions have no %s but %v", want, keys)
		}
	}
	if keys := keysOf(framesOf(t, native, "threads")...); !slices.Contains(keys, "in_app") || slices.Contains(keys, "inApp") {
		t.Errorf("frames of threads have %v", keys)
	}
	frame := framesOf(t, python, "exception")[0]
	if before, _ := frame["pre_context"].([]any); len(before) != 3 || !strings.Contains(frame["context_line"].(string), "raise CardDeclined") {
		t.Errorf("%v", frame)
	}
}

func TestGlitchTipNeighborsHaveGlitchTipIDs(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(GlitchTip))
	ids := srv.AddManyEvents("acme", "web", 3, "4711")
	type own struct{ ID, EventID, NextEventID, PreviousEventID string }
	read := func(path string) own { return decode[own](t, get(t, srv, "/api/0/"+path+"/", TokenFull)) }
	middle := read("projects/acme/web/events/" + ids[1])
	if middle.EventID != ids[1] || middle.NextEventID != read("issues/4711/events/latest").ID {
		t.Errorf("%+v", middle)
	}
	for _, path := range []string{"projects/acme/web/events/", "issues/4711/events/"} {
		for wanted, id := range map[string]string{middle.ID: ids[1], middle.NextEventID: ids[0], dashed(middle.PreviousEventID): ids[2]} {
			if got := read(path + wanted); got.EventID != id {
				t.Errorf("%s%s: %+v, want %s", path, wanted, got, id)
			}
		}
	}
	if got := read("issues/4711/events/latest"); got.NextEventID != "" || got.PreviousEventID != middle.ID {
		t.Errorf("latest: %+v", got)
	}
	rows := decode[[]map[string]json.RawMessage](t, get(t, srv, "/api/0/projects/acme/web/events/?statsPeriod=1s&query=none", TokenFull))
	if len(rows) < 3 || rows[0]["entries"] == nil || string(rows[1]["id"]) != quoted(middle.ID) {
		t.Errorf("%d rows: %s", len(rows), rows[1])
	}
}

func TestIssuesOfGlitchTipAreListed(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(GlitchTip))
	srv.AddProject("acme", Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 3, "4711")
	srv.AddManyEvents("acme", "many", 1, "4712")
	srv.AddIssue("acme", Issue{ID: "4712", Project: "many", Status: "resolved"})
	for query, want := range map[string]string{
		"?project=900": "MANY-2 MANY-1", "?project=900&query=is:unresolved": "MANY-1", "?project=900&query=is:resolved%20level:error": "MANY-2",
		"?project=900&sort=-count": "MANY-1 MANY-2", "?project=900&limit=1": "MANY-2", "?project=900&limit=1&cursor=0:1:0": "MANY-1",
		"?project=900&environment=production": "MANY-1", "?project=900&environment=nowhere": "", "?project=999": "", "?project=-1": "",
		"?project=900&statsPeriod=1s": "MANY-2 MANY-1", "?project=900&start=2031-01-01": "", "?project=900&query=firstRelease:%22x%22": "",
	} {
		if got := issuesOf(t, srv, query, TokenFull); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	if got := issuesOf(t, srv, "", TokenRestricted); strings.Contains(got, "MANY") || !strings.Contains(got, "WEB-1") {
		t.Errorf("a restricted token sees %s", got)
	}
	row := decode[[]map[string]any](t, get(t, srv, "/api/0/organizations/acme/issues/?project=900", TokenFull))[0]
	details := decode[map[string]any](t, get(t, srv, "/api/0/issues/4712/", TokenFull))
	for _, issue := range []map[string]any{row, details} {
		if issue["status"] != "resolved" || issue["priority"] != nil || issue["userCount"] != 0. || issue["permalink"] != "Not implemented" {
			t.Error(issue)
		}
	}
	if row["userReportCount"] != nil || details["userReportCount"] != 0. || details["tags"] != nil {
		t.Error(row, details)
	}
}
