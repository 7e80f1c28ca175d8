// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestAssigneeIsNotLogged: neither the log nor a diagnostic contains the assignee of an
// issue.
func TestAssigneeIsNotLogged(t *testing.T) {
	t.Parallel()
	const canary = "canary-of-the-assignee"
	assignee := mocksentry.Assignee{Type: "user", ID: "1", Name: canary, Email: canary + "@example.com"}
	for name, fault := range map[string]*mocksentry.Fault{
		"success": nil, "half": {Truncate: true}, "two documents": {Double: true}, "cut": {Cut: mocksentry.CutWithinBody},
	} {
		server := acctest.Mock(t).AddIssue("acme", mocksentry.Issue{ID: python, Project: "backend", Assignee: assignee})
		if fault != nil {
			server.Fault(*fault)
		}
		var log strings.Builder
		ctx := tflogtest.RootLogger(t.Context(), &log)
		state, diagnostics := acctest.Wired(t, issue, acctest.Data(t, server.URL)).ReadContext(ctx, issue.Name, map[string]any{"issue_id": python})
		if strings.Contains(log.String()+acctest.Texts(diagnostics), canary) || log.Len() == 0 {
			t.Errorf("%s: %s %s", name, log.String(), acctest.Texts(diagnostics))
		}
		if (fault == nil) == state.IsZero() || fault == nil && state.Get("assigned_to", "name") != canary {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
		}
	}
}
