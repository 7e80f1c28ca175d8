// SPDX-License-Identifier: MPL-2.0

package servers_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestGlitchTipIsRead(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.GlitchTip)
	s.checkAll(t, glitchTipRows(s))
}

func glitchTipRows(s server) map[string]row {
	return waiting(map[string]row{
		"latest of a project":         {source: event, config: config{"project": "many", "event_id": "latest"}, want: map[string]any{"id": s.ids[0], "project": "many", "event_id": "latest"}},
		"latest of an empty project":  {source: event, config: config{"project": "empty", "event_id": "latest", "allow_missing": true}, want: map[string]any{"found": false, "id": "latest", "project": "empty"}},
		"latest of a missing project": {source: event, config: config{"project": "nope", "event_id": "latest", "allow_missing": true}, failure: "Not Found", at: "project"},
		"oldest of a project":         {source: event, config: config{"project": "many", "event_id": "oldest"}, failure: "Not From Sentry's API", at: nothing, detail: "Without Explore, set `event_id`"},
		"search of a project":         {source: event, config: config{"project": "many", "query": "number:2"}, failure: "Not From Sentry's API", at: nothing, detail: "Without Explore, set `event_id`"},
		"search of an environment":    {source: event, config: config{"project": "many", "event_id": "latest", "environments": []string{"production"}}, failure: "Not From Sentry's API", at: nothing, detail: "Without Explore, set `event_id`"},
		"search of a time":            {source: event, config: merged(times, config{"project": "desktop", "event_id": "latest"}), failure: "Not From Sentry's API", at: nothing, detail: "Without Explore, set `event_id`"},
		"search of all projects":      {source: event, config: merged(days, config{"query": `release:"shop-backend@4.12.1-rc.2+build.77"`, "allow_missing": true}), failure: "Not From Sentry's API", at: nothing, detail: "Without Explore, set `event_id`"},
		"issue tag":                   {source: issueTag, config: config{"issue_id": issue, "key": "environment"}, failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"issue tag values":            {source: issueTag, config: config{"issue_id": issue, "key": "environment", "limit": 10, "sort": "id"}, failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"issues":                      {source: issueList, config: config{"projects": []string{"many"}, "query": "is:unresolved"}, want: map[string]any{"ids.#": 1, "issues.0.event_count": number("3")}},
		"issues by slug and ID":       {source: issueList, config: config{"projects": []string{"many", "901"}}, want: map[string]any{"ids.#": 1, "issues.0.project.slug": "many", "issues.0.user_count": number("0"), "issues.0.web_url": nil}},
		"one issue":                   {source: oneIssue, config: config{"issue_id": issue}, want: map[string]any{"status": "unresolved", "event_count": number("3"), "project.slug": "many"}},
		"one issue of a short ID":     {source: oneIssue, config: config{"issue_id": "MANY-1"}, failure: "Not From Sentry's API", at: nothing, detail: "Set `issue_id` to the ID"},
		"issue that may be missing":   {source: oneIssue, config: config{"issue_id": "12", "allow_missing": true}, want: map[string]any{"found": false, "status": nil}},
		"issue of no organization":    {source: oneIssue, config: config{"issue_id": "12", "organization": "nope", "allow_missing": true}, failure: "Issue Not Found", at: "issue_id", detail: "has no effect"},
		"issues of no organization":   {source: issueList, config: config{"organization": "nope"}, failure: "Organization Not Found", at: "organization"},
		"issues of a missing project": {source: issueList, config: config{"projects": []string{"nope"}}, failure: "Project Not Found", at: "projects"},
		"issues of all projects":      {source: issueList, config: config{"projects": []string{"-1"}}, want: map[string]any{"ids.#": 0}},
		"issues in Sentry's order":    {source: issueList, config: config{"sort": "freq"}, failure: "Rejected the Request", at: "sort"},
		// Nothing in the rows shows that the server ignores the time range.
		"issues of a period": {source: issueList, config: merged(oldIssues, config{"stats_period": "1h"}), want: map[string]any{"ids.#": 1}},
		// The server reads the first release as a tag that no event has.
		"issues of a first release": {source: issueList, config: newIssues, want: map[string]any{"ids.#": 0}},
		"event":                     {source: event, config: of("error-python", frames), want: python},
		"event of a browser":        {source: event, config: of("error-javascript"), want: javascript},
		"native event": {source: event, config: of("error-native", frames), want: map[string]any{
			"level": "fatal", "release.version": "acme-desktop@7.2.0", "exceptions.0.thread_id": "18446744073709551615",
			"exceptions.0.frames.2.raw_function":     "acme::Scene::draw(acme::Camera const&)",
			"exceptions.0.frames.2.instruction_addr": "0x00007ff6a1012f34", "exceptions.0.frames.2.line_no": number("418"),
			"threads.1.frames.0.in_app": false, "threads.1.frames.0.instruction_addr": "0x00007ffb30a4d0f4",
		}},
		"missing event":             {source: event, config: of("csp", config{"event_id": unknownID}), failure: "Event Not Found", at: "event_id"},
		"event that may be missing": {source: event, config: of("csp", config{"event_id": unknownID, "allow_missing": true}), want: map[string]any{"found": false, "title": nil}},
		"missing project":           {source: event, config: of("csp", config{"project": "nope", "allow_missing": true}), failure: "Not Found", at: "project"},
		"missing organization":      {source: event, config: of("csp", config{"organization": "nope", "allow_missing": true}), failure: "Not Found"},
		"latest":                    {source: event, config: config{"issue_id": issue, "event_id": "latest"}, want: map[string]any{"id": s.ids[0], "group_id": issue}},
		"latest of an environment":  {source: event, config: config{"issue_id": issue, "event_id": "latest", "environments": []string{"nope"}}, failure: "Server Ignored the Environments", at: "environments"},
		"event of an issue":         {source: event, config: config{"issue_id": issue, "event_id": s.ids[1]}, want: map[string]any{"id": s.ids[1]}},
		"event of another issue": {
			source: event, config: config{"issue_id": issue, "event_id": catalogue.ID("csp"), "allow_missing": true}, want: map[string]any{"found": false},
		},
		"missing issue": {source: event, config: config{"issue_id": "12", "event_id": "latest", "allow_missing": true}, failure: "Not Found", at: "issue_id"},
		"events of an environment": {
			source: events, config: config{"issue_id": issue, "environments": []string{"production"}}, want: map[string]any{"ids.#": 2},
			warning: "Server Ignored the Environments",
		},
		"oldest":      {source: event, config: config{"issue_id": issue, "event_id": "oldest"}, failure: "Rejected the Request", at: "event_id", detail: `Set ` + "`event_id`" + ` to "latest"`},
		"recommended": {source: event, config: config{"issue_id": issue, "event_id": "recommended"}, failure: "Rejected the Request", at: "event_id", detail: `Set ` + "`event_id`" + ` to "latest"`},
		// Nothing in the rows shows that the server ignores the search.
		"search in an issue":           {source: events, config: config{"issue_id": issue, "query": "number:2"}, want: map[string]any{"ids.#": 3}},
		"short ID":                     {source: event, config: config{"issue_id": "MANY-1", "event_id": "latest"}, failure: "Not From Sentry's API", at: nothing, detail: "Set `issue_id` to the ID"},
		"event without project":        {source: event, config: config{"event_id": s.ids[0]}, failure: "Not From Sentry's API", at: nothing, detail: "Set `project`"},
		"events":                       {source: events, config: config{"project": "many"}, want: map[string]any{"ids.#": 3, "ids.0": s.ids[0], "events.1.level": "error", "has_more": false}},
		"whole events":                 {source: events, config: config{"project": "many", "full": true}, want: map[string]any{"raw_events.#": 3, "ids.1": s.ids[1]}},
		"events of an issue":           {source: events, config: config{"issue_id": issue}, want: map[string]any{"ids.#": 3}},
		"events of a missing project":  {source: events, config: config{"project": "nope"}, failure: "Not Found", at: "project"},
		"events of no organization":    {source: events, config: config{"project": "web", "organization": "nope"}, failure: "Not Found"},
		"events of a missing issue":    {source: events, config: config{"issue_id": "12"}, failure: "Not Found", at: "issue_id"},
		"events of an empty project":   {source: events, config: config{"project": "empty"}, want: map[string]any{"ids.#": 0}},
		"events of a time":             {source: events, config: merged(times, config{"project": "desktop"}), want: map[string]any{"ids.#": 1, "ids.0": catalogue.ID("error-native")}, warning: "Server Ignored the Time Range"},
		"query by slug and ID":         {source: query, config: releases("web", "102"), failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"query by slugs":               {source: query, config: releases("web"), failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"attachments":                  {source: attachments, config: of("error-native"), failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"attachments of missing event": {source: attachments, config: of("csp", config{"event_id": unknownID}), failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
		"source maps":                  {source: sourceMaps, config: of("error-javascript"), failure: "Not From Sentry's API", at: nothing, detail: "does not have this endpoint"},
	})
}

// TestNeighborsOfGlitchTipAreRead follows previous_event_id and next_event_id, which are not
// the IDs that SDKs report.
func TestNeighborsOfGlitchTipAreRead(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.GlitchTip)
	read := func(id any) acctest.State {
		state, diagnostics := s.Read(event, config{"project": "many", "event_id": id})
		if state.IsZero() {
			t.Fatal(acctest.Texts(diagnostics))
		}
		return state
	}
	middle := read(s.ids[1])
	if middle.Get("internal_id") == middle.Get("id") {
		t.Error("the server has no IDs of its own")
	}
	for name, want := range map[string]string{"previous_event_id": s.ids[2], "next_event_id": s.ids[0], "internal_id": s.ids[1]} {
		if got := read(middle.Get(name)).Get("id"); got != want {
			t.Errorf("%s leads to %v, want %s", name, got, want)
		}
	}
}

// TestGlitchTipTokensRequireScope: events of a project require another scope than with
// Sentry.
func TestGlitchTipTokensRequireScope(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.GlitchTip)
	s.AddToken(mocksentry.Token{Value: "project-only", Organizations: []string{"acme"}, Scopes: []string{"project:read"}})
	acctest.Succeed(t, s.Configure(config{"base_url": s.URL, "token": "project-only", "organization": "acme"}))
	_, diagnostics := s.Read(event, of("csp"))
	row{failure: "Denied Access", at: "project", detail: "GlitchTip also requires the scope event:read"}.checkFailure(t, diagnostics)
	acctest.Succeed(t, s.Configure(config{"base_url": s.URL, "token": "unknown", "organization": "acme"}))
	_, diagnostics = s.Read(event, of("csp"))
	row{failure: "Rejected the Token"}.checkFailure(t, diagnostics)
}
