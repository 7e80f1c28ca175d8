// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestLatestEventOfProjectExplainsFailures(t *testing.T) {
	t.Parallel()
	source[event.Config]{
		dataSource: event.DataSource(),
		Config:     map[string]any{"event_id": "latest"},
		Requested:  "the latest error event of project", Scope: "project:read",
		Parent: "project", NotFound: "Organization or Project Not Found", Item: "event_id",
		Wrong: `{"` + acctest.Canary + `":[]}`, WrongDetail: "not a list",
	}.checkAll(t, nil)
}

func TestEventSearchExplainsFailures(t *testing.T) {
	t.Parallel()
	source[event.Config]{
		dataSource: event.DataSource(),
		Config:     map[string]any{"query": "level:" + acctest.Canary, "event_id": "oldest"},
		Provider:   func(p *argument.Provider) { p.Project = argument.Default{} },
		Requested:  "the oldest error event of all projects", Scope: "org:read",
		Parent: "organization", NotFound: "Organization or Explore Not Found", Item: "query",
		Wrong: `["` + acctest.Canary + `", {}, 3]`, WrongDetail: "not an object",
	}.checkAll(t, nil)
}
