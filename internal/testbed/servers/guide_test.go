// SPDX-License-Identifier: MPL-2.0

package servers_test

import (
	"os"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// guide is the page with the table of what each server supports.
const guide = "../../../templates/guides/sentry-compatible-and-older-servers.md"

// proofs maps the features of the guide's table to the rows that prove them.
var proofs = map[string]string{
	"`sentry_event` by project and ID":                "event",
	"`allow_missing` for a missing event":             "event that may be missing",
	"`wait_for` for an event that arrives":            "event that arrives",
	"`sentry_event` by ID alone":                      "event without project",
	"`issue_id` and an event ID":                      "event of an issue",
	"`issue_id` and `latest`":                         "latest",
	"`issue_id` and `oldest`":                         "oldest",
	"`issue_id` and `recommended`":                    "recommended",
	"`latest` of a project":                           "latest of a project",
	"`oldest` of a project":                           "oldest of a project",
	"`query` of a project":                            "search of a project",
	"`environments` or a time range of a project":     "search of an environment",
	"`query` of all projects":                         "search of all projects",
	"Short IDs of issues, such as `WEB-1A2`":          "short ID",
	"`sentry_events` of a project":                    "events",
	"`sentry_events` of an issue":                     "events of an issue",
	"Time range of a project's events":                "events of a time",
	"`environments` of an issue's events":             "events of an environment",
	"`query` of an issue's events":                    "search in an issue",
	"`full` events of a project":                      "whole events",
	"`sentry_event_query` with the dataset `errors`":  "query by slugs",
	"`sentry_event_query` with project slugs and IDs": "query by slug and ID",
	"`sentry_issue`":                                  "one issue",
	"`allow_missing` for a missing issue":             "issue that may be missing",
	"`sentry_issues`":                                 "issues",
	"`sentry_issues` with project slugs and IDs":      "issues by slug and ID",
	"First release in the `query` of `sentry_issues`": "issues of a first release",
	"`stats_period` of `sentry_issues`":               "issues of a period",
	"`sentry_issue_tag`":                              "issue tag",
	"`limit` and `sort` of `sentry_issue_tag`":        "issue tag values",
	"`sentry_event_attachments`":                      "attachments",
	"`sentry_event_source_maps`":                      "source maps",
}

// TestGuideMatchesResults compares each cell of the guide's table with the row that
// proves it.
func TestGuideMatchesResults(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	servers := []map[string]row{
		sentryIORows(start(t, mocksentry.SentryIO)), selfHostedRows(start(t, mocksentry.SelfHosted25)),
		glitchTipRows(start(t, mocksentry.GlitchTip)), urgentryRows(t, start(t, mocksentry.Urgentry)),
	}
	found := map[string]bool{}
	for line := range strings.SplitSeq(string(text), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		name := proofs[cells[0]]
		if name == "" || len(cells) != 1+len(servers) {
			continue
		}
		found[cells[0]] = true
		for i, cell := range cells[1:] {
			cell = strings.TrimSuffix(cell, "¹") // A footnote of the guide describes the limit.
			got := servers[i][name].promise()
			if got == "works" && (cell == "ignored" || cell == "empty") {
				continue // The row shows that the argument has no effect, or finds nothing.
			}
			if got != cell {
				t.Errorf("%s: the guide promises %q for server %d, the row %q shows %q", cells[0], cell, i, name, got)
			}
		}
	}
	for feature := range proofs {
		if !found[feature] {
			t.Errorf("the guide lacks %s", feature)
		}
	}
}

// promise returns the cell of the guide's table that a row proves.
func (r row) promise() string {
	switch {
	case r.source == "":
		return "no row"
	case r.failure != "":
		return "no"
	case r.warning != "":
		return "warns"
	default:
		return "works"
	}
}
