// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestAttachmentsExplainFailures(t *testing.T) {
	t.Parallel()
	source[attachments.Config]{
		dataSource: attachments.DataSource(),
		Config:     map[string]any{"project": "desktop", "event_id": catalogue.ID("error-native"), "query": acctest.Canary},
		Requested:  "attachments of event", Scope: "project:read",
		Parent: "project", NotFound: "Organization or Project Not Found", Item: "event_id",
		Wrong: `{"results": [], "` + acctest.Canary + `": 1}`, WrongDetail: "not a list",
	}.checkAll(t, map[string]failure{
		"unknown event": {
			Config: map[string]any{"event_id": "0123456789abcdef0123456789abcdef"}, Summary: "Event Not Found", At: "event_id",
			Details: []string{"404", "Event not found", "another project", "retention"},
		},
		"404 with nothing": {
			Fault: new(mocksentry.RespondEmpty(404)), Summary: "Organization or Project Not Found", At: "project",
		},
		"no id": {Config: map[string]any{"event_id": "x"}, Summary: "Invalid Event ID", At: "event_id"},
	})
}
