// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestFailedSearchExplainsWhatToDo covers the failures of a search. None of them is a missing
// event, and none is waited for.
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
			details: []string{"- The token lacks the scope org:read, or access to the project.", "- The project does not exist. Sentry denies access in this case too."},
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
		"organization token": {
			token: mocksentry.TokenOrganization, config: map[string]any{"query": "level:error"}, summary: "Sentry Denied Access",
			attribute: "organization", details: []string{"with the scopes org:read and project:read instead"},
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
			attribute: "organization", details: []string{"or a compatible server lacks it"},
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
			details: []string{"did not return the latest event first"},
		},
		"rows in another order, oldest": {
			fault: new(mocksentry.RespondBody(`{"data": [{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-02T00:00:00+00:00"},
				{"id": "` + anyID + `", "project.name": "web", "timestamp": "2026-03-01T00:00:00+00:00"}]}`)),
			config: map[string]any{"event_id": "oldest"}, summary: "Server Ignored a Filter", attribute: "event_id",
			details: []string{"did not return the oldest event first"},
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
