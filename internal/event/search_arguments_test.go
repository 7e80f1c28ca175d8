// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestContradictionsAreReportedTogether validates arguments that select an event in more
// than one way, or in none.
func TestContradictionsAreReportedTogether(t *testing.T) {
	t.Parallel()
	unknown, some := acctest.Unknown, []string{"production"}
	protocol := wired(t, block("http://127.0.0.1:1"))
	for name, tc := range map[string]struct {
		config map[string]any
		want   []string // arguments and summaries
		advice string   // is in each detail
	}{
		"nothing":                      {map[string]any{}, []string{"event_id: Missing Event ID"}, "`query`"},
		"filters only":                 {map[string]any{"stats_period": "1h", "environments": some}, []string{"event_id: Missing Event ID"}, "latest"},
		"issue only":                   {map[string]any{"issue_id": "WEB-1"}, []string{"event_id: Missing Event ID"}, "recommended"},
		"empty query":                  {map[string]any{"query": ""}, []string{"query: Empty Query"}, "latest"},
		"blank query, latest":          {map[string]any{"query": " \n", "event_id": "latest"}, []string{"query: Empty Query"}, "latest"},
		"search in an issue, short ID": {map[string]any{"event_id": "latest", "issue_id": "SHOP-7\n", "query": "x"}, []string{"query: Query Conflicts With Issue"}, "`issue:SHOP-7`"},
		"query":                        {map[string]any{"query": "x"}, nil, ""},
		"query is unknown":             {map[string]any{"query": unknown}, nil, ""},
		"event is unknown":             {map[string]any{"event_id": unknown, "query": "x", "stats_period": "1h", "environments": some}, nil, ""},
		"event is unknown, issue":      {map[string]any{"event_id": unknown, "issue_id": "WEB-1", "environments": some}, nil, ""},
		"issue is unknown":             {map[string]any{"issue_id": unknown, "query": "x", "start": "2026-03-01", "end": "2026-03-02"}, nil, ""},
		"all filters":                  {map[string]any{"event_id": "oldest", "query": "x", "environments": some, "start": "2026-03-01", "end": "2026-03-02"}, nil, ""},
		"wait without project":         {map[string]any{"query": "x", "wait_for": "1m"}, nil, ""},
		"all filters, event ID":        {map[string]any{"event_id": anyID, "query": "x", "environments": some, "stats_period": "1h"}, []string{"environments: Environments Conflict With Event ID", "query: Query Conflicts With Event ID", "stats_period: Time Range Conflicts With Event ID"}, "emove"},
		"event ID, issue":              {map[string]any{"event_id": anyID, "issue_id": "7", "query": "x", "environments": some, "start": "2026-03-01", "end": "2026-03-02"}, []string{"environments: Environments Conflict With Event ID", "query: Query Conflicts With Event ID", "start: Time Range Conflicts With Event ID"}, "emove"},
		"search in an issue":           {map[string]any{"event_id": "latest", "issue_id": "7", "query": "x", "environments": some, "stats_period": "1h"}, []string{"query: Query Conflicts With Issue", "stats_period: Time Range Conflicts With Issue"}, "issue:WEB-1A2"},
		"search in an issue, no ID":    {map[string]any{"issue_id": "7", "query": "x", "project": "web"}, []string{"project: Project Conflicts With Issue", "query: Query Conflicts With Issue"}, "emove"},
		"recommended with a search":    {map[string]any{"event_id": "recommended", "query": "x"}, []string{"event_id: Position Without Issue"}, `"latest"`},
		"time range of its own":        {map[string]any{"event_id": "latest", "stats_period": "1 day", "start": "2026-03-01"}, []string{"stats_period: Invalid Time Range", "stats_period: Stats Period Conflicts With Start and End"}, ""},
		"start without end":            {map[string]any{"query": "x", "start": "2026-03-01"}, []string{"start: Start Without End"}, ""},
		"start, unknown end":           {map[string]any{"query": "x", "start": "2026-03-01", "end": unknown}, nil, ""},
		"everything that is wrong":     {map[string]any{"event_id": anyID, "query": "x", "end": "soon", "start": "2026-03-01", "include": []string{"raw"}, "exclude": []string{"user"}}, []string{"end: Invalid Time", "include: Raw Event Conflicts With Exclusions", "query: Query Conflicts With Event ID", "start: Time Range Conflicts With Event ID"}, ""},
		"unknown element":              {map[string]any{"event_id": anyID, "environments": []any{unknown}}, []string{"environments: Environments Conflict With Event ID"}, ""},
		"invalid ID, with a search":    {map[string]any{"event_id": "newest", "query": "x"}, []string{"event_id: Invalid Event ID"}, ""},
		"position in another case":     {map[string]any{"event_id": "Latest\n", "query": "x"}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diagnostics := protocol.Validate(typeName, tc.config)
			if got := named(diagnostics); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			for _, d := range diagnostics {
				if !strings.Contains(d.Detail, tc.advice) {
					t.Errorf("want %q in: %s", tc.advice, d.Detail)
				}
			}
		})
	}
}

// named returns the arguments of diagnostics with their summaries, sorted.
func named(diagnostics []*tfprotov6.Diagnostic) []string {
	var all []string
	for _, d := range diagnostics {
		at := strings.TrimSuffix(strings.TrimPrefix(d.Attribute.String(), `AttributeName("`), `")`)
		all = append(all, at+": "+d.Summary)
	}
	slices.Sort(all)
	return all
}
