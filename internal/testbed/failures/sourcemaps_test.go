// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sourcemaps"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestSourceMapsExplainFailures(t *testing.T) {
	t.Parallel()
	source[sourcemaps.Config]{
		dataSource: sourcemaps.DataSource(),
		Config:     map[string]any{"event_id": catalogue.ID("error-javascript")},
		Requested:  "source-map report of event", Scope: "project:read",
		Parent: "project", NotFound: "Organization or Project Not Found", Item: "event_id",
		Wrong: `["` + acctest.Canary + `", {}, 3]`, WrongDetail: "not an object",
	}.checkAll(t, map[string]failure{
		"unknown event": {
			Config: map[string]any{"event_id": "0123456789abcdef0123456789abcdef"}, Summary: "Event Not Found", At: "event_id",
			Details: []string{"404", "Event not found", "another project", "retention"},
		},
		"404 with nothing": {
			Fault: new(mocksentry.RespondEmpty(404)), Summary: "Organization or Project Not Found", At: "project",
		},
		"rejected": {Fault: new(mocksentry.RespondDetail(400, "Not today")), Summary: "Sentry Rejected the Request", At: "event_id"},
		"no id":    {Config: map[string]any{"event_id": "x"}, Summary: "Invalid Event ID", At: "event_id"},
	})
}
