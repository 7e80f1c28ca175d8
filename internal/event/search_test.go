// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// spring is a time range that has all events of the mock but those of tests.
var spring = map[string]any{"start": "2026-03-01", "end": "2026-04-01"}

// in returns a configuration with the time range spring.
func in(config map[string]any) map[string]any {
	config = maps.Clone(config)
	maps.Copy(config, spring)
	return config
}

// requestsOf returns the paths of all requests so far, without the API's prefix.
func requestsOf(server *mocksentry.Server) []string {
	var paths []string
	for _, request := range server.Requests() {
		paths = append(paths, strings.TrimPrefix(request.Path, "/api/0/"))
	}
	return paths
}

// TestSearchFindsEvent searches in each way, and counts requests.
func TestSearchFindsEvent(t *testing.T) {
	t.Parallel()
	const list, explore = "projects/acme/web/events/", "organizations/acme/events/"
	first, second, third := strings.Repeat("0", 31)+"1", strings.Repeat("0", 31)+"2", strings.Repeat("0", 31)+"3"
	javascript := catalogue.ID("error-javascript")
	for name, tc := range map[string]struct {
		provider string // the provider's project
		config   map[string]any
		id       string
		project  string
		search   string // the path of the request that finds the event
	}{
		"latest":                    {"", map[string]any{"event_id": "latest", "project": "web"}, javascript, "web", list},
		"latest, provider":          {"web", map[string]any{"event_id": " LATEST\n"}, javascript, "web", list},
		"latest, empty filters":     {"web", map[string]any{"event_id": "latest", "environments": []string{}}, javascript, "web", list},
		"latest by number":          {"101", map[string]any{"event_id": "latest"}, javascript, "101", "projects/acme/101/events/"},
		"oldest, any time":          {"web", map[string]any{"event_id": "oldest", "stats_period": "520w"}, first, "web", explore},
		"oldest":                    {"web", in(map[string]any{"event_id": "oldest"}), first, "web", explore},
		"environment":               {"web", in(map[string]any{"event_id": "latest", "environments": []string{"staging"}}), third, "web", explore},
		"environments":              {"web", in(map[string]any{"event_id": "oldest", "environments": []string{"staging", "production"}}), first, "web", explore},
		"time range":                {"web", map[string]any{"event_id": "latest", "start": "2026-03-01", "end": "2026-03-02T12:00:00Z"}, second, "web", explore},
		"query":                     {"web", in(map[string]any{"query": "environment:staging"}), third, "web", explore},
		"query, latest":             {"web", in(map[string]any{"query": `environment:"production" !level:error`, "event_id": "latest"}), second, "web", explore},
		"query, oldest":             {"web", in(map[string]any{"query": "environment:production", "event_id": "oldest"}), first, "web", explore},
		"all projects":              {"", in(map[string]any{"query": "release:\"shop-backend@4.12.1-rc.2+build.77\""}), catalogue.ID("error-python"), "backend", explore},
		"latest of all projects":    {"", in(map[string]any{"event_id": "latest"}), "", "", explore},
		"oldest of all projects":    {"", in(map[string]any{"event_id": "oldest"}), "", "", explore},
		"own project, not provider": {"backend", in(map[string]any{"query": "has:environment", "event_id": "oldest", "project": "web"}), first, "web", explore},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, _ := issues(t)
			block := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"}
			if tc.provider != "" {
				block["project"] = tc.provider
			}
			protocol := wired(t, block)
			acctest.Succeed(t, protocol.Validate(typeName, tc.config))
			state, diagnostics := protocol.Read(typeName, tc.config)
			if state.IsZero() || len(diagnostics) > 0 {
				t.Fatal(acctest.Texts(diagnostics))
			}
			id, _ := state.Get("id").(string)
			project, _ := state.Get("project").(string)
			if tc.id != "" && !strings.HasSuffix(name, "all projects") && id != tc.id {
				t.Errorf("id = %s, want %s", id, tc.id)
			}
			if tc.project != "" && project != tc.project {
				t.Errorf("project = %s, want %s", project, tc.project)
			}
			if url, _ := state.Get("web_url").(string); !strings.HasSuffix(url, "/projects/"+project+"/events/"+id+"/") || state.Get("found") != true {
				t.Errorf("web_url = %v, found = %v", url, state.Get("found"))
			}
			for argument, value := range tc.config {
				if got, want := asJSON(t, state.Get(argument)), asJSON(t, value); got != want {
					t.Errorf("%s = %s, want %s", argument, got, want)
				}
			}
			if got, want := requestsOf(server), []string{tc.search, "projects/acme/" + project + "/events/" + id + "/"}; !slices.Equal(got, want) {
				t.Errorf("requests %q, want %q", got, want)
			}
			opened, diagnostics := protocol.Open(typeName, tc.config)
			if opened.Get("id") != id || opened.Get("project") != project {
				t.Errorf("the ephemeral resource reads %v: %s", opened.Get("id"), acctest.Texts(diagnostics))
			}
		})
	}
}

// TestSearchSendsFilters shows what is asked for.
func TestSearchSendsFilters(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	protocol := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
	_, diagnostics := protocol.Read(typeName, map[string]any{
		"query": "level:nope", "event_id": "oldest", "environments": []string{"production", "staging"}, "start": "2026-03-01T00:00:00+02:00", "end": "2026-03-02",
		"allow_missing": true,
	})
	acctest.Succeed(t, diagnostics)
	want := "dataset=errors&end=2026-03-02T00%3A00%3A00Z&environment=production&environment=staging&field=id&field=project.name&field=timestamp" +
		"&per_page=1&project=-1&query=level%3Anope&sort=timestamp&start=2026-02-28T22%3A00%3A00Z"
	if got := server.Requests(); len(got) != 1 || got[0].RawQuery != want {
		t.Errorf("%+v", got)
	}
}

// TestSearchReturnsErrorForUnknownEnvironment: Sentry rejects a search if one of the
// environments has no event yet. A gate that expects no event must not pass because of a
// misspelled name.
func TestSearchReturnsErrorForUnknownEnvironment(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	for name, config := range map[string]map[string]any{
		"latest":        {"event_id": "latest", "environments": []string{"nowhere"}, "project": "web"},
		"query":         {"query": "level:error", "environments": []string{"Production"}},
		"one of them":   {"event_id": "oldest", "environments": []string{"production", "nowhere"}},
		"nothing there": {"query": "level:nope", "environments": []string{"nowhere"}, "project": "web"},
	} {
		config = in(config)
		config["allow_missing"] = true
		protocol := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
		state, diagnostics := protocol.Read(typeName, config)
		if !state.IsZero() {
			t.Errorf("%s: found = %v", name, state.Get("found"))
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Environment Not Found", `AttributeName("environments")`, "404", "misspelled", "`wait_for`", "`allow_missing` has no effect")
	}
}

// TestSearchIsRepeated: a block that is read later, such as after a deployment, finds the
// event that is the latest then.
func TestSearchIsRepeated(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	protocol := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "web"})
	for i, config := range []map[string]any{{"event_id": "latest"}, {"query": "environment:staging", "stats_period": "520w"}} {
		acctest.Succeed(t, func() []*tfprotov6.Diagnostic { _, diagnostics := protocol.Read(typeName, config); return diagnostics }())
		id := strings.Repeat(string(rune('a'+i)), 32)
		if err := server.AddEventWithID("acme", "web", id, []byte(`{"eventID": "`+id+`", "type": "error", "dateCreated": "2026-11-0`+
			string(rune('1'+i))+`T00:00:00Z", "tags": [{"key": "environment", "value": "staging"}]}`)); err != nil {
			t.Fatal(err)
		}
		state, diagnostics := protocol.Read(typeName, config)
		if state.IsZero() || state.Get("id") != id {
			t.Errorf("id = %v, want %s: %s", state.Get("id"), id, acctest.Texts(diagnostics))
		}
	}
}

// TestFoundEventThatIsGoneReturnsError: an event matches, so it is no missing one, also if
// Sentry does not return it.
func TestFoundEventThatIsGoneReturnsError(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveNotFound(t, map[string]string{
		"organizations/acme/events/": `{"data": [{"id": "` + anyID + `", "project.name": "web"}]}`,
		"projects/acme/web/":         `{"id": "1", "slug": "web"}`,
	})))
	state, diagnostics := protocol.Read(typeName, map[string]any{"query": "x:y", "allow_missing": true, "wait_for": "1ms"})
	if !state.IsZero() {
		t.Errorf("found = %v", state.Get("found"))
	}
	acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("event_id")`, anyID, "The search found this event", "`allow_missing` has no effect", "waited 1ms")
}

// TestSearchWithoutMatchIsMissingEvent: nothing that matches is a missing event.
func TestSearchWithoutMatchIsMissingEvent(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		config    map[string]any
		attribute string
		project   any
		details   []string
	}{
		"project without events": {
			map[string]any{"event_id": "latest", "project": "empty"}, "event_id", "empty",
			[]string{`While reading the latest error event of project "empty" in organization "acme" from`, "no event matches", "wait_for", "allow_missing"},
		},
		"query": {
			in(map[string]any{"query": "level:nope", "project": "web"}), "query", "web",
			[]string{`of project "web" in organization "acme" that matches ` + "`query`, `start`, and `end`", "misspelled", "transaction"},
		},
		"all projects": {
			in(map[string]any{"event_id": "oldest", "query": "level:nope"}), "query", nil, []string{`the oldest error event of all projects of organization "acme"`},
		},
		"oldest of 90 days": {map[string]any{"event_id": "oldest", "project": "web"}, "event_id", "web", []string{"90 days"}},
		"time range":        {map[string]any{"event_id": "latest", "stats_period": "1s", "project": "web"}, "event_id", "web", []string{"matches `stats_period`"}},
		"environment":       {in(map[string]any{"event_id": "latest", "environments": []string{"staging"}, "project": "many"}), "event_id", "many", []string{"matches `environments`"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, _ := issues(t)
			server.AddProject("acme", mocksentry.Project{Slug: "empty", ID: 901})
			server.AddProject("acme", mocksentry.Project{Slug: "many", ID: 900})
			for _, profile := range []string{"data source", "ephemeral resource"} {
				protocol := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
				read := protocol.Read
				if profile != "data source" {
					read = protocol.Open
				}
				_, diagnostics := read(typeName, tc.config)
				acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("`+tc.attribute+`")`, tc.details...)
				if strings.Contains(acctest.Texts(diagnostics), "level:") {
					t.Errorf("the query is shown: %s", acctest.Texts(diagnostics))
				}
				allowed := maps.Clone(tc.config)
				allowed["allow_missing"] = true
				state, diagnostics := read(typeName, allowed)
				position := "latest"
				if tc.config["event_id"] == "oldest" {
					position = "oldest"
				}
				if state.IsZero() || state.Get("found") != false || state.Get("id") != position || state.Get("project") != tc.project || state.Get("title") != nil {
					t.Errorf("%s: %v %v %s", profile, state.Get("id"), state.Get("project"), acctest.Texts(diagnostics))
				}
			}
		})
	}
}

// TestFailedSearchExplainsWhatToDo goes through what can be wrong with a search. None of it is
// a missing event, and none of it is waited for.
func TestFailedSearchExplainsWhatToDo(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		fault     *mocksentry.Fault
		token     string
		config    map[string]any
		summary   string
		attribute string
		details   []string
	}{
		"unknown project": {
			config: map[string]any{"event_id": "latest", "project": "nope"}, summary: "Organization or Project Not Found", attribute: "project",
		},
		"unknown project, query": {
			config: map[string]any{"query": "level:error", "project": "nope"}, summary: "Sentry Denied Access", attribute: "project",
			details: []string{"same response if the project does not exist", "org:read"},
		},
		"unknown organization": {
			config: map[string]any{"query": "level:error", "organization": "nope"}, summary: "Organization or Explore Not Found", attribute: "organization",
			details: []string{"`event_id`"},
		},
		"unknown organization, environment": {
			config:  map[string]any{"query": "level:error", "organization": "nope", "environments": []string{"x"}},
			summary: "Organization or Explore Not Found", attribute: "organization",
		},
		"scope": {
			token: "sntryu_project-only", config: map[string]any{"query": "level:error", "project": "web"}, summary: "Sentry Denied Access",
			attribute: "project", details: []string{"org:read"},
		},
		"scope, all projects": {
			token: "sntryu_project-only", config: map[string]any{"event_id": "oldest"}, summary: "Sentry Denied Access", attribute: "organization",
		},
		"bad query": {
			fault: new(mocksentry.RespondDetail(400, "Parse error at column 5")), config: map[string]any{"query": "level:("},
			summary: "Sentry Rejected the Request", attribute: "query", details: []string{"Parse error"},
		},
		"bad time": {
			fault: new(mocksentry.RespondDetail(400, "Invalid date range")), config: in(map[string]any{"query": "level:x"}),
			summary: "Sentry Rejected the Request", attribute: "start",
		},
		"dataset": {
			fault: new(mocksentry.RespondDetail(400, "unsupported dataset \"errors\"")), config: map[string]any{"event_id": "oldest"},
			summary: "Search Not Supported", attribute: "event_id", details: []string{"sentry_events"},
		},
		"dataset, 422": {
			fault: new(mocksentry.RespondDetail(422, "query.dataset: Input should be 'issues'")), config: map[string]any{"query": "x:y"},
			summary: "Search Not Supported", attribute: "query",
		},
		"too slow": {
			fault: new(mocksentry.RespondDetail(504, "Query timeout. Please try again.")), config: map[string]any{"query": "x:y"},
			summary: "Query Took Too Long", attribute: "stats_period",
		},
		"no Explore": {
			fault: new(mocksentry.RespondEmpty(404)), config: map[string]any{"query": "x:y"}, summary: "Organization or Explore Not Found",
			attribute: "organization", details: []string{"compatible with Sentry"},
		},
		"no rows": {
			fault: new(mocksentry.RespondBody(`{"data": {}}`)), config: map[string]any{"query": "x:y"},
			summary: "Unexpected Response From Sentry", details: []string{"list of rows"},
		},
		"no objects": {
			fault: new(mocksentry.RespondBody(`{"data": ["x"]}`)), config: map[string]any{"query": "x:y", "allow_missing": true},
			summary: "Unexpected Response From Sentry", details: []string{"event ID"},
		},
		"no ID": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": 1, "project.name": "web"}]}`)), config: map[string]any{"query": "x:y"},
			summary: "Unexpected Response From Sentry", details: []string{"event ID"},
		},
		"no project name": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `"}]}`)), config: map[string]any{"query": "x:y"},
			summary: "Unexpected Response From Sentry", details: []string{"project.name"},
		},
		"a project that is a path": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "../x"}]}`)), config: map[string]any{"query": "x:y"},
			summary: "Unexpected Response From Sentry", details: []string{"project.name"},
		},
		"a project that is the token": {
			fault:   new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "` + mocksentry.TokenFull + `"}]}`)),
			config:  map[string]any{"query": "x:y"},
			summary: "Unexpected Response From Sentry", details: []string{"project.name"},
		},
		"no project to query": {
			fault:  new(mocksentry.RespondBody(`{"data": [], "meta": {"tips": {"query": "Need at least one valid project to query."}}}`)),
			config: map[string]any{"query": "x:y", "allow_missing": true}, summary: "No Project to Query", attribute: "project",
		},
		"rows in another order": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-01T00:00:00+00:00"},
				{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-02T00:00:00+00:00"}]}`)),
			config: map[string]any{"query": "x:y"}, summary: "Server Ignored a Filter", attribute: "event_id",
		},
		"rows in another order, oldest": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-02T00:00:00+00:00"},
				{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-01T00:00:00+00:00"}]}`)),
			config: map[string]any{"event_id": "oldest"}, summary: "Server Ignored a Filter", attribute: "event_id",
		},
		"a choice of projects": {
			config: map[string]any{"query": "x:y", "project": "-1", "allow_missing": true}, summary: "Invalid Path Segment", attribute: "project",
		},
		"no project ID": {
			config: map[string]any{"event_id": "oldest", "project": "00", "allow_missing": true}, summary: "Invalid Path Segment", attribute: "project",
		},
		"limited while looking at environments": {
			fault:  new(mocksentry.RespondDetail(403, "You do not have permission to perform this action.").After(1)),
			config: map[string]any{"query": "x:y", "environments": []string{"nowhere"}}, summary: "Sentry Denied Access", attribute: "organization",
		},
		"empty list, project lookup denied": {
			fault:  new(mocksentry.RespondDetail(403, "You do not have permission to perform this action.").After(1)),
			config: map[string]any{"event_id": "latest", "project": "empty", "allow_missing": true}, summary: "Sentry Denied Access", attribute: "project",
		},
		"empty list, project lookup fails": {
			fault:  new(mocksentry.RespondInternalError().After(1)),
			config: map[string]any{"event_id": "latest", "project": "empty", "allow_missing": true}, summary: "Sentry Server Error",
		},
		"another project": {
			fault:  new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "backend"}]}`)),
			config: map[string]any{"query": "x:y", "project": "web"}, summary: "Server Ignored a Filter", attribute: "project",
		},
		"no list": {
			fault: new(mocksentry.RespondBody(`{"results": []}`)), config: map[string]any{"event_id": "latest", "project": "web", "allow_missing": true},
			summary: "Unexpected Response From Sentry", details: []string{"not a list"},
		},
		"list of something else": {
			fault: new(mocksentry.RespondBody(`[{"slug": "web"}, 7]`)), config: map[string]any{"event_id": "latest", "project": "web", "allow_missing": true},
			summary: "Unexpected Response From Sentry", details: []string{"event ID"},
		},
		"no JSON": {
			fault: new(mocksentry.RespondBody(`[{"eventID":`)), config: map[string]any{"event_id": "latest", "project": "web", "allow_missing": true},
			summary: "Invalid JSON From Sentry",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, _ := issues(t)
			server.AddProject("acme", mocksentry.Project{Slug: "empty", ID: 901})
			server.AddToken(mocksentry.Token{Value: "sntryu_project-only", Scopes: []string{"project:read"}, User: "erin", Organizations: []string{"acme"}})
			if tc.fault != nil {
				server.Fault(*tc.fault)
			}
			block := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "max_retries": 0}
			if tc.token != "" {
				block["token"] = tc.token
			}
			config := maps.Clone(tc.config)
			config["wait_for"] = "1h"
			attribute := ""
			if tc.attribute != "" {
				attribute = `AttributeName("` + tc.attribute + `")`
			}
			_, diagnostics := wired(t, block).Read(typeName, config)
			acctest.ExpectDiagnostic(t, diagnostics, tc.summary, attribute, tc.details...)
			if strings.Contains(acctest.Texts(diagnostics), mocksentry.TokenFull) {
				t.Error("the token is in the diagnostics")
			}
		})
	}
}
