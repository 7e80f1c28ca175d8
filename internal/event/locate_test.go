// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// issueOfJavaScript is the issue of the event error-javascript, in project web.
const issueOfJavaScript = "6400071991"

// manyInIssue is an issue with its own events.
const manyInIssue = "990001"

// issues starts a mock with an issue of three events, the last in staging.
func issues(t *testing.T) (server *mocksentry.Server, ids []string) {
	t.Helper()
	server = mocksentry.NewDefault(mocksentry.WithoutRateLimits())
	for i, environment := range []string{"production", "production", "staging"} {
		id := strings.Repeat("0", 31) + string(rune('1'+i))
		body := `{"id": "` + id + `", "eventID": "` + id + `", "groupID": "` + manyInIssue + `", "type": "error", "dateCreated": "2026-03-0` +
			string(rune('1'+i)) + `T00:00:00Z", "tags": [{"key": "environment", "value": "` + environment + `"}]}`
		if err := server.AddEventWithID("acme", "web", id, []byte(body)); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	server.AddIssue("acme", mocksentry.Issue{ID: manyInIssue, ShortID: "WEB-9Z", Project: "web"})
	server.Start()
	t.Cleanup(server.Close)
	return server, ids
}

// TestEventIsReadByIssue reads an event by its issue, by position and by ID.
func TestEventIsReadByIssue(t *testing.T) {
	t.Parallel()
	server, ids := issues(t)
	providerBlock := map[string]any{
		"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "backend",
	}
	protocol := wired(t, providerBlock)
	for name, tc := range map[string]struct {
		config      map[string]any
		id, project any
	}{
		"latest":              {map[string]any{"event_id": "latest", "issue_id": manyInIssue}, ids[2], nil},
		"oldest":              {map[string]any{"event_id": "oldest", "issue_id": manyInIssue}, ids[0], nil},
		"recommended":         {map[string]any{"event_id": "recommended", "issue_id": issueOfJavaScript}, catalogue.ID("error-javascript"), nil},
		"a word in capitals":  {map[string]any{"event_id": "LATEST", "issue_id": manyInIssue}, ids[2], nil},
		"latest by short id":  {map[string]any{"event_id": "latest", "issue_id": "WEB-9Z"}, ids[2], "web"},
		"short id, any case":  {map[string]any{"event_id": "latest", "issue_id": "web-9z"}, ids[2], "web"},
		"environment":         {map[string]any{"event_id": "latest", "issue_id": manyInIssue, "environments": []string{"production"}}, ids[1], nil},
		"environments":        {map[string]any{"event_id": "latest", "issue_id": manyInIssue, "environments": []string{"production", "staging"}}, ids[2], nil},
		"no environment":      {map[string]any{"event_id": "latest", "issue_id": manyInIssue, "environments": []string{}}, ids[2], nil},
		"id":                  {map[string]any{"event_id": strings.ToUpper(ids[1]), "issue_id": manyInIssue}, ids[1], nil},
		"from files":          {map[string]any{"event_id": "latest\n", "issue_id": "\ufeff" + manyInIssue + "\r\n"}, ids[2], nil},
		"short ID, file":      {map[string]any{"event_id": " oldest", "issue_id": "WEB-9Z\n"}, ids[0], "web"},
		"id with short id":    {map[string]any{"event_id": ids[1], "issue_id": "WEB-9Z"}, ids[1], "web"},
		"another's issue, id": {map[string]any{"event_id": catalogue.ID("error-javascript"), "issue_id": issueOfJavaScript}, catalogue.ID("error-javascript"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state, diagnostics := protocol.With(t).Read(typeName, tc.config)
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			if got := state.Get("id"); got != tc.id {
				t.Errorf("id = %v, want %v", got, tc.id)
			}
			if got := state.Get("project"); got != tc.project {
				t.Errorf("project = %v, want %v", got, tc.project)
			}
			if got := state.Get("web_url"); (got == nil) != (tc.project == nil) {
				t.Errorf("web_url = %v", got)
			}
			for argument, value := range tc.config {
				if got, want := asJSON(t, state.Get(argument)), asJSON(t, value); got != want {
					t.Errorf("%s = %s, want %s", argument, got, want)
				}
			}
			if opened, _ := protocol.With(t).Open(typeName, tc.config); opened.Get("id") != tc.id {
				t.Errorf("the ephemeral resource reads %v", opened.Get("id"))
			}
		})
	}
}

// TestEventIsReadByIDAlone reads an event without a project.
func TestEventIsReadByIDAlone(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	wire := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
	state, diagnostics := wire.Read(typeName, map[string]any{"event_id": catalogue.ID("error-javascript")})
	if state.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	if state.Get("project") != "web" || state.Get("id") != catalogue.ID("error-javascript") || state.Get("web_url") == nil {
		t.Errorf("project = %v, id = %v, web_url = %v", state.Get("project"), state.Get("id"), state.Get("web_url"))
	}
	_, diagnostics = wire.Read(typeName, map[string]any{"event_id": catalogue.ID("transaction")})
	acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("event_id")`, "transaction", "`project`")
	_, diagnostics = wire.Read(typeName, map[string]any{"event_id": anyID, "allow_missing": true})
	acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("event_id")`, "`allow_missing` needs it")
}

// TestFailedReadByIssueExplainsWhatToDo covers the failures with an issue.
func TestFailedReadByIssueExplainsWhatToDo(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	server.AddIssue("acme", mocksentry.Issue{ID: "990003", Project: "web"})
	server.AddToken(mocksentry.Token{Value: "sntryu_project-only", Scopes: []string{"project:read"}, User: "erin", Organizations: []string{"acme"}})
	for name, tc := range map[string]struct {
		token     string
		config    map[string]any
		summary   string
		attribute string
		texts     []string
	}{
		"unknown issue": {
			config: map[string]any{"event_id": "latest", "issue_id": "123"}, summary: "Issue Not Found", attribute: "issue_id",
			texts: []string{`issue "123"`, "merged"},
		},
		"event ID, of no issue": {
			config: map[string]any{"event_id": "latest", "issue_id": anyID}, summary: "Issue Not Found", attribute: "issue_id",
			texts: []string{"The ID has the form of an event ID", "set `event_id = \"" + anyID + "\"`"},
		},
		"unknown short id": {
			config: map[string]any{"event_id": "latest", "issue_id": "WEB-404"}, summary: "Issue Not Found", attribute: "issue_id",
			texts: []string{`issue "WEB-404"`},
		},
		"unknown environment": {
			config:  map[string]any{"event_id": "latest", "issue_id": manyInIssue, "environments": []string{"nowhere"}},
			summary: "Issue Not Found", attribute: "issue_id", texts: []string{"merged", "`environments`"},
		},
		"unknown environment of a known issue": {
			config:  map[string]any{"event_id": "latest", "issue_id": "WEB-9Z", "environments": []string{"nowhere"}},
			summary: "Environment Not Found", attribute: "environments", texts: []string{`issue "WEB-9Z"`, "case-sensitive"},
		},
		"no event in the environment": {
			config:  map[string]any{"event_id": "oldest", "issue_id": "WEB-1", "environments": []string{"staging"}},
			summary: "Event Not Found", attribute: "environments", texts: []string{"No matching event", "events in other environments only", "allow_missing"},
		},
		"no event at all": {
			config: map[string]any{"event_id": "latest", "issue_id": "990003"}, summary: "Event Not Found", attribute: "event_id",
			texts: []string{"has no event now", "retention"},
		},
		"event of another issue": {
			config: map[string]any{"event_id": catalogue.ID("csp"), "issue_id": manyInIssue}, summary: "Event Not Found", attribute: "event_id",
			texts: []string{"belongs to another issue"},
		},
		"scope of issues": {
			token: "sntryu_project-only", config: map[string]any{"event_id": "latest", "issue_id": manyInIssue},
			summary: "Sentry Denied Access", attribute: "issue_id", texts: []string{"event:read"},
		},
		"scope of short ids": {
			token: "sntryu_project-only", config: map[string]any{"event_id": "latest", "issue_id": "WEB-9Z"},
			summary: "Sentry Denied Access", attribute: "issue_id", texts: []string{"event:read"},
		},
		"scope of the lookup": {
			token: "sntryu_project-only", config: map[string]any{"event_id": anyID}, summary: "Sentry Denied Access",
			attribute: "organization", texts: []string{"org:read"},
		},
		"organization token, lookup": {
			token: mocksentry.TokenOrganization, config: map[string]any{"event_id": anyID}, summary: "Sentry Denied Access",
			attribute: "organization", texts: []string{"with the scopes org:read and project:read instead"},
		},
		"event in another project": {
			config: map[string]any{"event_id": catalogue.ID("error-python"), "project": "web"}, summary: "Event Not Found",
			attribute: "event_id", texts: []string{"\n\nThe project \"backend\" of this organization contains an event with this ID. Set `project = \"backend\"`."},
		},
		"event in another project, after a wait": {
			config:  map[string]any{"event_id": catalogue.ID("error-python"), "project": "web", "wait_for": "1ms"},
			summary: "Event Not Found", attribute: "event_id",
			texts: []string{"Set `project = \"backend\"`. The read waited 1ms for the event, as configured by `wait_for`."},
		},
		"event in another project, hidden": {
			token: "sntryu_project-only", config: map[string]any{"event_id": catalogue.ID("error-python"), "project": "web"},
			summary: "Event Not Found", attribute: "event_id",
		},
		"position without issue, known late": {
			config: map[string]any{"event_id": "recommended"}, summary: "Position Without Issue", attribute: "event_id",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			providerBlock := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"}
			if tc.token != "" {
				providerBlock["token"] = tc.token
			}
			config := maps.Clone(tc.config)
			_, diagnostics := wired(t, providerBlock).Read(typeName, config)
			acctest.ExpectDiagnostic(t, diagnostics, tc.summary, `AttributeName("`+tc.attribute+`")`, tc.texts...)
			if texts := acctest.Texts(diagnostics); tc.config["environments"] == nil && strings.Contains(texts, "`environments`") {
				t.Errorf("environments are named without any: %s", texts)
			}
			hint := strings.Contains(acctest.Texts(diagnostics), "contains an event with this ID")
			if hint != (name == "event in another project" || name == "event in another project, after a wait") {
				t.Errorf("the project that has it is named, or is not: %s", acctest.Texts(diagnostics))
			}
		})
	}
}

// TestAllowMissingRequiresExistingIssue: if the issue exists, a missing event is a result. If
// it does not, it is an error.
func TestAllowMissingRequiresExistingIssue(t *testing.T) {
	t.Parallel()
	server, _ := issues(t)
	server.AddIssue("acme", mocksentry.Issue{ID: "990002", Project: "web"})
	wire := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
	state, diagnostics := wire.Read(typeName, map[string]any{"event_id": "latest", "issue_id": "990002", "allow_missing": true})
	if state.IsZero() || state.Get("found") != false || state.Get("id") != "latest" {
		t.Errorf("not missing: %s", acctest.Texts(diagnostics))
	}
	_, diagnostics = wire.Read(typeName, map[string]any{"event_id": "latest", "issue_id": "123", "allow_missing": true})
	acctest.ExpectDiagnostic(t, diagnostics, "Issue Not Found", `AttributeName("issue_id")`)
}
