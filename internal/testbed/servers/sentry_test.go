// SPDX-License-Identifier: MPL-2.0

package servers_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// releases is a query over two projects.
func releases(projects ...string) config {
	return merged(days, config{
		"dataset": "errors", "fields": []string{"release", "count()", "last_seen()"}, "query": "has:release", "sort": "-count()",
		"projects": projects,
	})
}

// oldIssues are the issues of a project whose events are older than the last hour, and
// newIssues those that a release introduced.
var (
	oldIssues = config{"projects": []string{"desktop"}, "query": "level:fatal"}
	newIssues = config{
		"projects": []string{"backend"}, "query": `firstRelease:"shop-backend@4.12.1-rc.2+build.77"`, "start": "2026-03-01", "end": "2026-04-01",
	}
)

// sentryRows returns the reads that have the same result on every Sentry.
func sentryRows(s server) map[string]row {
	return waiting(map[string]row{
		"latest of a project":         {source: event, config: config{"project": "many", "event_id": "latest"}, want: map[string]any{"id": s.ids[0], "project": "many", "event_id": "latest"}},
		"latest of an empty project":  {source: event, config: config{"project": "empty", "event_id": "latest", "allow_missing": true}, want: map[string]any{"found": false, "id": "latest", "project": "empty"}},
		"latest of a missing project": {source: event, config: config{"project": "nope", "event_id": "latest", "allow_missing": true}, failure: "Not Found", at: "project"},
		"oldest of a project":         {source: event, config: config{"project": "many", "event_id": "oldest"}, want: map[string]any{"id": s.ids[2]}},
		"search of a project":         {source: event, config: config{"project": "many", "query": "number:2"}, want: map[string]any{"tags.number": "2", "project": "many"}},
		"search of an environment":    {source: event, config: config{"project": "900", "event_id": "latest", "environments": []string{"production"}}, want: map[string]any{"environment": "production"}},
		"search of a time":            {source: event, config: merged(times, config{"project": "desktop", "event_id": "latest"}), want: map[string]any{"id": catalogue.ID("error-native")}},
		"search of all projects":      {source: event, config: merged(days, config{"query": `release:"shop-backend@4.12.1-rc.2+build.77"`}), want: map[string]any{"id": catalogue.ID("error-python"), "project": "backend"}},
		"search in vain":              {source: event, config: config{"query": "number:99", "allow_missing": true}, want: map[string]any{"found": false, "project": nil}},
		"issue tag":                   {source: issueTag, config: config{"issue_id": issue, "key": "environment"}, want: map[string]any{"unique_values": number("2"), "top_values.#": 2, "top_values.0.count": number("2")}},
		"issue tag values":            {source: issueTag, config: config{"issue_id": issue, "key": "environment", "limit": 10, "sort": "id"}, want: map[string]any{"values.#": 2, "values.0.value": "staging", "values.1.count": number("2"), "has_more": false}},
		"issues":                      {source: issueList, config: config{"projects": []string{"many"}, "query": "is:unresolved"}, want: map[string]any{"ids.#": 1, "issues.0.event_count": number("3")}},
		"issues by slug and ID":       {source: issueList, config: config{"projects": []string{"many", "901"}}, want: map[string]any{"ids.#": 1, "issues.0.event_count": number("3")}},
		"issues of a period":          {source: issueList, config: merged(oldIssues, config{"stats_period": "1h"}), want: map[string]any{"ids.#": 0}},
		"issues of a first release":   {source: issueList, config: newIssues, want: map[string]any{"ids.#": 1}},
		"one issue":                   {source: oneIssue, config: config{"issue_id": issue}, want: map[string]any{"status": "unresolved", "event_count": number("3"), "project.slug": "many"}},
		"one issue of a short ID":     {source: oneIssue, config: config{"issue_id": "MANY-1"}, want: map[string]any{"id": issue, "short_id": "MANY-1"}},
		"issue that may be missing":   {source: oneIssue, config: config{"issue_id": "12", "allow_missing": true}, want: map[string]any{"found": false, "status": nil}},
		"event":                       {source: event, config: of("error-python", frames), want: python},
		"event of a browser":          {source: event, config: of("error-javascript"), want: javascript},
		"event without project":       {source: event, config: config{"event_id": s.ids[1]}, want: map[string]any{"project": "many", "id": s.ids[1]}},
		"transaction without project": {
			source: event, config: config{"event_id": catalogue.ID("transaction")}, failure: "Not Found", at: "event_id",
		},
		"occurrence without project": {
			source: event, config: config{"event_id": catalogue.ID("generic")}, failure: "Not Found", at: "event_id",
		},
		"feedback without project": {
			source: event, config: config{"event_id": catalogue.ID("feedback")}, failure: "Not Found", at: "event_id",
		},
		"latest": {
			source: event, config: config{"issue_id": issue, "event_id": "latest"}, want: map[string]any{"id": s.ids[0], "group_id": issue},
		},
		"events of an environment": {
			source: events, config: config{"issue_id": issue, "environments": []string{"production"}}, want: map[string]any{"ids.#": 2},
		},
		"oldest":   {source: event, config: config{"issue_id": issue, "event_id": "oldest"}, want: map[string]any{"id": s.ids[2]}},
		"short ID": {source: event, config: config{"issue_id": "MANY-1", "event_id": "latest"}, want: map[string]any{"project": "many"}},
		"oldest of a short ID": {
			source: event, config: config{"issue_id": "MANY-1", "event_id": "oldest"},
			want: map[string]any{"id": s.ids[2], "project": "many", "issue_id": "MANY-1"},
		},
		"recommended": {
			source: event, config: config{"issue_id": issue, "event_id": "recommended"}, want: map[string]any{"id": s.ids[0]},
		},
		"event of an issue": {
			source: event, config: config{"issue_id": issue, "event_id": s.ids[1]}, want: map[string]any{"id": s.ids[1]},
		},
		// Sentry responds with any error of the project.
		"error of another issue": {
			source: event, config: config{"issue_id": "6400071991", "event_id": catalogue.ID("error-javascript")}, want: javascript,
		},
		"report of another issue": {
			source: event, config: config{"issue_id": "6400071991", "event_id": catalogue.ID("csp")}, failure: "Event Not Found",
			at: "event_id",
		},
		"unknown environment": {
			source: event, config: config{"issue_id": issue, "event_id": "latest", "environments": []string{"nowhere"}},
			failure: "Not Found",
		},
		"missing event":             {source: event, config: of("csp", config{"event_id": unknownID}), failure: "Event Not Found", at: "event_id"},
		"event that may be missing": {source: event, config: of("csp", config{"event_id": unknownID, "allow_missing": true}), want: map[string]any{"found": false, "title": nil}},
		"missing project":           {source: event, config: of("csp", config{"project": "nope", "allow_missing": true}), failure: "Not Found", at: "project"},
		"missing issue":             {source: event, config: config{"issue_id": "12", "event_id": "latest", "allow_missing": true}, failure: "Issue Not Found", at: "issue_id"},
		"events": {
			source: events, config: config{"project": "many"},
			want: map[string]any{"ids.#": 3, "ids.0": s.ids[0], "events.1.level": "error", "has_more": false},
		},
		"events of a missing project": {source: events, config: config{"project": "nope"}, failure: "Not Found", at: "project"},
		"events of nothing": {
			source: events, config: config{"issue_id": issue, "environments": []string{"nowhere"}}, want: map[string]any{"ids.#": 0},
		},
		"events of an issue": {source: events, config: config{"issue_id": issue}, want: map[string]any{"ids.#": 3}},
		"search in an issue": {
			source: events, config: config{"issue_id": issue, "query": "number:2"},
			want: map[string]any{"ids.#": 1, "events.0.tags.number": "2"},
		},
		"whole events": {source: events, config: config{"project": "many", "full": true, "limit": 2}, want: map[string]any{"raw_events.#": 2, "has_more": true}},
		"query by slugs": {
			source: query, config: releases("web", "backend"),
			want: map[string]any{"rows.#": 2, "rows.1.release": "shop-backend@4.12.1-rc.2+build.77", "data_scanned": "full"},
		},
		"query by IDs":               {source: query, config: releases("101", "102"), want: map[string]any{"rows.#": 2}},
		"query by slug and ID":       {source: query, config: releases("web", "102"), want: map[string]any{"rows.#": 2}},
		"query of a missing project": {source: query, config: releases("web", "nope"), failure: "Denied Access", at: "projects", detail: "- One of `projects` does not exist"},
		"query of estimates": {
			source: query, config: merged(days, config{"dataset": "spans", "fields": []string{"span.op", "count()"}}),
			want: map[string]any{"rows.#": 2, "data_scanned": "partial"}, warning: "Counts Are Estimates",
		},
		"query that takes too long": {
			source: query, config: merged(days, config{"dataset": "spans", "fields": []string{"span.description", "count()"}}),
			failure: "Too Long", at: "start",
		},
		"attachments": {source: attachments, config: of("error-native"), want: map[string]any{"attachments.#": 2, "attachments.0.name": "crash-7781.dmp"}},
		"source maps": {source: sourceMaps, config: of("error-javascript"), want: map[string]any{"frames.#": 3}},
		"source maps of a missing event": {
			source: sourceMaps, config: of("csp", config{"event_id": unknownID}), failure: "Event Not Found", at: "event_id",
		},
		"renamed project": {source: events, config: config{"project": "api", "limit": 1}, want: map[string]any{"ids.#": 1}, warning: "Renamed"},
	})
}

func TestSentryIOIsRead(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.SentryIO)
	s.checkAll(t, sentryIORows(s))
}

func sentryIORows(s server) map[string]row {
	rows := sentryRows(s)
	rows["events of a time"] = row{
		source: events, config: merged(times, config{"project": "desktop"}),
		want: map[string]any{"ids.#": 1, "ids.0": catalogue.ID("error-native")},
	}
	rows["50 fields"] = row{source: query, config: merged(days, config{"dataset": "errors", "fields": repeated("title", 50)}), want: map[string]any{"rows.#": 14}}
	return rows
}

func TestSelfHosted25IsRead(t *testing.T) {
	t.Parallel()
	s := start(t, mocksentry.SelfHosted25)
	s.checkAll(t, selfHostedRows(s))
}

func selfHostedRows(s server) map[string]row {
	rows := sentryRows(s)
	rows["events of a time"] = row{
		source: events, config: merged(times, config{"project": "desktop"}),
		want:    map[string]any{"ids.#": 1, "ids.0": catalogue.ID("error-native")},
		warning: "Server Ignored the Time Range",
	}
	rows["events of a period"] = row{
		source: events, config: config{"project": "desktop", "stats_period": "1h"}, want: map[string]any{"ids.#": 0},
		warning: "Server Ignored the Time Range",
	}
	rows["all events of a period"] = row{
		source: events, config: config{"project": "many", "stats_period": "1h"}, want: map[string]any{"ids.#": 3},
	}
	rows["21 fields"] = row{source: query, config: merged(days, config{"fields": repeated("title", 21)}), failure: "Rejected the Request", at: "fields", detail: "up to 20 fields"}
	return rows
}

func repeated(field string, count int) []string {
	fields := make([]string, count)
	for i := range fields {
		fields[i] = field
	}
	return fields
}

// number returns a number of a state.
func number(text string) json.Number { return json.Number(text) }
