// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

func TestEventsExplainFailures(t *testing.T) {
	t.Parallel()
	issue := map[string]any{"issue_id": "4711", "query": acctest.Canary}
	source[events.Config]{
		dataSource: events.DataSource(),
		Config:     map[string]any{},
		Requested:  "the events of project", Scope: "project:read",
		Parent: "project", NotFound: "Organization or Project Not Found", Item: "limit",
		Wrong: `{"` + acctest.Canary + `":[]}`, WrongDetail: "not a list",
	}.checkAll(t, map[string]failure{
		"forbidden issue": {
			Fault: new(mocksentry.RespondDetail(403, "no")), Config: issue,
			Summary: "Sentry Denied Access", At: "issue_id", Details: []string{"event:read"},
		},
		"missing issue": {
			Fault: new(mocksentry.RespondDetail(404, "The requested resource does not exist")), Config: issue,
			Summary: "Issue Not Found", At: "issue_id",
		},
		"bad query": {
			Fault: new(mocksentry.RespondDetail(400, "Bad search")), Config: issue,
			Summary: "Sentry Rejected the Request", At: "query", Details: []string{"Bad search"},
		},
		"bad period": {
			Fault: new(mocksentry.RespondDetail(400, "Invalid date range")), Config: map[string]any{"stats_period": "1d"},
			Summary: "Sentry Rejected the Request", At: "stats_period", Details: []string{"Invalid date range"},
		},
		"no project": {
			Client: func(c *sentry.Config) { c.Token = "" }, Provider: func(p *argument.Provider) { p.Project = argument.Default{} },
			Summary: "Missing Project", At: "project",
		},
	})
}
