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

// spring is a time range that contains all events of the mock except those of tests.
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

// TestSearchSendsFilters checks the parameters of the request.
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

// TestLaterSearchFindsNewerEvent: a block that is read later, such as after a deployment,
// finds the latest event at that time.
func TestLaterSearchFindsNewerEvent(t *testing.T) {
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

// TestFoundEventThatIsGoneReturnsError: an event matches, so it does not count as missing,
// even if Sentry does not return it.
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

// TestSearchWithoutMatchIsMissingEvent: a search without a match counts as a missing event.
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
			[]string{`of project "web" in organization "acme" (filtered by ` + "`query`, `start`, and `end`)", "misspelled", "transaction"},
		},
		"all projects": {
			in(map[string]any{"event_id": "oldest", "query": "level:nope"}), "query", nil, []string{`the oldest error event of all projects of organization "acme"`},
		},
		"oldest of 90 days": {map[string]any{"event_id": "oldest", "project": "web"}, "event_id", "web", []string{"90 days"}},
		"time range":        {map[string]any{"event_id": "latest", "stats_period": "1s", "project": "web"}, "event_id", "web", []string{"(filtered by `stats_period`)"}},
		"environment":       {in(map[string]any{"event_id": "latest", "environments": []string{"staging"}, "project": "many"}), "event_id", "many", []string{"(filtered by `environments`, `start`, and `end`)"}},
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
