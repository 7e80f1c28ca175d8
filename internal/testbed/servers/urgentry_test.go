// SPDX-License-Identifier: MPL-2.0

package servers_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestUrgentryIsRead(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.Urgentry)
	s.checkAll(t, urgentryRows(t, s))
}

func urgentryRows(t *testing.T, s server) map[string]row {
	t.Helper()
	first, diagnostics := s.Read(event, config{"project": "many", "event_id": s.ids[0]})
	if first.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	// Issues have other IDs here.
	own := first.Get("group_id")
	return waiting(map[string]row{
		"latest of a project":         {source: event, config: config{"project": "many", "event_id": "latest"}, want: map[string]any{"id": s.ids[0], "project": "many", "event_id": "latest"}},
		"latest of an empty project":  {source: event, config: config{"project": "empty", "event_id": "latest", "allow_missing": true}, want: map[string]any{"found": false, "id": "latest", "project": "empty"}},
		"latest of a missing project": {source: event, config: config{"project": "nope", "event_id": "latest", "allow_missing": true}, failure: "Not Found", at: "project"},
		"oldest of a project":         {source: event, config: config{"project": "many", "event_id": "oldest"}, failure: "Search Not Supported", detail: "Without it, set `event_id`"},
		"search of a project":         {source: event, config: config{"project": "many", "query": "number:2"}, failure: "Search Not Supported", detail: "Without it, set `event_id`"},
		"search of an environment":    {source: event, config: config{"project": "many", "event_id": "latest", "environments": []string{"production"}}, failure: "Search Not Supported", detail: "Without it, set `event_id`"},
		"search of a time":            {source: event, config: merged(times, config{"project": "desktop", "event_id": "latest"}), failure: "Search Not Supported", detail: "Without it, set `event_id`"},
		"search of all projects":      {source: event, config: merged(days, config{"query": `release:"shop-backend@4.12.1-rc.2+build.77"`, "allow_missing": true}), failure: "Search Not Supported", detail: "Without it, set `event_id`"},
		"issue tag":                   {source: issueTag, config: config{"issue_id": own, "key": "environment"}, failure: "Unexpected Response", at: nothing},
		"issue tag values":            {source: issueTag, config: config{"issue_id": own, "key": "environment", "limit": 10, "sort": "id"}, failure: "Unexpected Response", at: nothing},
		"issues":                      {source: issueList, config: config{"projects": []string{"many"}, "query": "is:unresolved"}, failure: "Unexpected Response", at: nothing},
		"issues by slug and ID":       {source: issueList, config: config{"projects": []string{"many", "901"}}, failure: "Unexpected Response", at: nothing},
		"issues of a period":          {source: issueList, config: config{"stats_period": "1h"}, failure: "Unexpected Response", at: nothing},
		"issues of a first release":   {source: issueList, config: newIssues, failure: "Unexpected Response", at: nothing},
		"one issue":                   {source: oneIssue, config: config{"issue_id": own}, want: map[string]any{"status": "unresolved", "event_count": number("3"), "project.slug": "many"}},
		"one issue of a short ID":     {source: oneIssue, config: config{"issue_id": "MANY-1"}, want: map[string]any{"id": own, "short_id": "MANY-1"}},
		"issue that may be missing":   {source: oneIssue, config: config{"issue_id": "12", "allow_missing": true}, failure: "Issue Not Found", at: "issue_id", detail: "has no effect"},
		"event":                       {source: event, config: of("error-python", frames), want: python},
		"request": {source: event, config: of("error-python"), want: map[string]any{
			"request.query_string": "step=pay&step=confirm&utm_source=&ref=", "request.cookies.0.name": "basket",
			"request.cookies.0.value": "b-7781", "request.headers.0.name": "Accept", "request.headers.0.value": "application/json",
		}},
		"event of a browser": {source: event, config: of("error-javascript"), want: javascript},
		"native event": {source: event, config: of("error-native", frames), want: map[string]any{
			"level": "fatal", "exceptions.0.thread_id": "18446744073709551615", "exceptions.0.frames.2.line_no": number("418"),
			"exceptions.0.frames.2.in_app": true, "threads.1.frames.0.in_app": false,
		}},
		"missing event":             {source: event, config: of("csp", config{"event_id": unknownID}), failure: "Event Not Found", at: "event_id"},
		"event that may be missing": {source: event, config: of("csp", config{"event_id": unknownID, "allow_missing": true}), want: map[string]any{"found": false, "title": nil}},
		"missing project":           {source: event, config: of("csp", config{"project": "nope", "allow_missing": true}), failure: "Not Found", at: "project"},
		"event without project":     {source: event, config: config{"event_id": s.ids[1]}, want: map[string]any{"project": "many", "id": s.ids[1]}},
		"event of an issue":         {source: event, config: config{"issue_id": own, "event_id": s.ids[1]}, want: map[string]any{"id": s.ids[1], "group_id": own}},
		// The server has it at the older path, but does not report that it lacks this one.
		"latest": {source: event, config: config{"issue_id": own, "event_id": "latest"}, want: map[string]any{"found": true, "group_id": own}},
		"events of an environment": {
			source: events, config: config{"issue_id": own, "environments": []string{"production"}}, want: map[string]any{"ids.#": 2},
			warning: "Server Ignored the Environments",
		},
		"oldest":               {source: event, config: config{"issue_id": own, "event_id": "oldest", "allow_missing": true}, failure: "Position Not Found", at: "event_id"},
		"recommended":          {source: event, config: config{"issue_id": "MANY-1", "event_id": "recommended"}, failure: "Position Not Found", at: "event_id"},
		"oldest of no issue":   {source: event, config: config{"issue_id": "0123456789abcdef0123456789abcdef", "event_id": "oldest", "allow_missing": true}, failure: "Issue Not Found"},
		"issue of no project":  {source: event, config: config{"issue_id": "NOPE-1", "event_id": "latest", "allow_missing": true}, failure: "Issue Not Found", at: "issue_id", detail: "The short ID is misspelled"},
		"events of no project": {source: events, config: config{"issue_id": "nope-1"}, failure: "Issue Not Found", at: "issue_id"},
		// Nothing in the rows shows that the server ignores the search.
		"search in an issue": {source: events, config: config{"issue_id": own, "query": "number:2"}, want: map[string]any{"ids.#": 3}},
		"whole events":       {source: events, config: config{"project": "many", "full": true}, want: map[string]any{"raw_events.#": 3}},
		"latest of a missing issue": {
			source: event, config: config{"issue_id": "123456", "event_id": "latest", "allow_missing": true}, failure: "Issue Not Found", at: "issue_id",
		},
		"missing issue": {
			source: events, config: config{"issue_id": "0123456789abcdef", "limit": 1}, failure: "Not Found", at: "issue_id",
		},
		"short ID":                  {source: event, config: config{"issue_id": "MANY-1", "event_id": "latest"}, want: map[string]any{"project": "many"}},
		"event of a short ID":       {source: event, config: config{"issue_id": "MANY-1", "event_id": s.ids[1]}, want: map[string]any{"id": s.ids[1], "project": "many"}},
		"events":                    {source: events, config: config{"project": "many"}, want: map[string]any{"ids.#": 3, "events.1.level": "error", "has_more": false}},
		"events of an issue":        {source: events, config: config{"issue_id": own}, want: map[string]any{"ids.#": 3}},
		"events of a short ID":      {source: events, config: config{"issue_id": "MANY-1"}, want: map[string]any{"ids.#": 3}},
		"events of a time":          {source: events, config: merged(times, config{"project": "desktop"}), want: map[string]any{"ids.#": 1, "ids.0": catalogue.ID("error-native")}, warning: "Server Ignored the Time Range"},
		"events of missing project": {source: events, config: config{"project": "nope"}, failure: "Not Found", at: "project"},
		"query of issues":           {source: query, config: config{"dataset": "issues", "fields": []string{"title", "count()"}}, want: map[string]any{"field_types.title": "string"}},
		"query by slug and ID":      {source: query, config: releases("web", "102"), failure: "Rejected the Request", at: "dataset", detail: "such as `issues`"},
		"query by slugs":            {source: query, config: releases("web"), failure: "Rejected the Request", at: "dataset", detail: "such as `issues`"},
		"query of another project": {
			source: query, config: config{"dataset": "issues", "fields": []string{"project", "count()"}, "projects": []string{"many"}}, failure: "Ignored a Filter", at: "projects",
		},
		"query of nothing named": {source: query, config: config{"fields": []string{"id"}}, failure: "Rejected the Request", at: "dataset", detail: "such as `issues`"},
		// The server responds with the event itself.
		"attachments": {source: attachments, config: of("error-native"), failure: "Unexpected Response"},
		// The server has no report on frames, but a list of errors.
		"source maps": {source: sourceMaps, config: of("error-javascript"), failure: "Unexpected Response", at: nothing, detail: "nothing of a source map report"},
	})
}

// TestUnknownTokenOfUrgentryIsExplained: the server's message is the same as for a missing
// token.
func TestUnknownTokenOfUrgentryIsExplained(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.Urgentry)
	acctest.Succeed(t, s.Configure(config{"base_url": s.URL, "token": "unknown", "organization": "acme"}))
	_, diagnostics := s.Read(event, of("csp"))
	row{failure: "Rejected the Token", at: nothing, detail: "does not know this token"}.checkFailure(t, diagnostics)
}
