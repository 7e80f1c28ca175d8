// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// traced reads with logs of every level.
func traced[C entity.Config](
	t *testing.T, source entity.DataSource[C], url string, config map[string]any,
) (acctest.State, []*tfprotov6.Diagnostic, string) {
	t.Helper()
	var log strings.Builder
	ctx := tflogtest.RootLogger(t.Context(), &log)
	state, diagnostics := acctest.Wired(t, source, acctest.Data(t, url)).ReadContext(ctx, source.Name, config)
	if !strings.Contains(log.String(), "Sentry API request") {
		t.Errorf("the log lacks lines about requests: %s", log.String())
	}
	return state, diagnostics, log.String()
}

// TestOnlyAssigneeIsInState: of all people in a response, only the assignee of sentry_issue is
// in a state. None is in a log or a diagnostic.
func TestOnlyAssigneeIsInState(t *testing.T) {
	t.Parallel()
	url := acctest.ServePeople(t)
	for name, read := range map[string]func() (acctest.State, []*tfprotov6.Diagnostic, string){
		"issue": func() (acctest.State, []*tfprotov6.Diagnostic, string) {
			return traced(t, issue, url, map[string]any{"issue_id": acctest.PeopleIssue})
		},
		"list": func() (acctest.State, []*tfprotov6.Diagnostic, string) {
			return traced(t, list, url, map[string]any{"query": "", "projects": []string{}})
		},
		"tag": func() (acctest.State, []*tfprotov6.Diagnostic, string) {
			return traced(t, tag, url, map[string]any{"issue_id": acctest.PeopleIssue, "key": "level"})
		},
	} {
		state, diagnostics, log := read()
		acctest.Succeed(t, diagnostics)
		if strings.Contains(log, "canary") {
			t.Errorf("%s: the log contains a person: %s", name, log)
		}
		text := state.JSON()
		wanted := 0
		if name == "issue" {
			wanted = 2 // The name, and the email address that contains it.
		}
		if got := strings.Count(text, acctest.AssigneeName); got != wanted || strings.Contains(text, acctest.AnyPerson) {
			t.Errorf("%s: the state contains people: %s", name, text)
		}
	}
}

// TestWarningContainsNoPeople: a warning about a value of an unexpected type contains its
// path only.
func TestWarningContainsNoPeople(t *testing.T) {
	t.Parallel()
	const person = `{"name": "canary", "email": "canary"}`
	body := `{"id": "4711", "title": ` + person + `, "culprit": [` + person + `], "level": "error", "status": "x", "shortId": "WEB-1",
		"assignedTo": "canary", "count": "canary", "isUnhandled": "canary", "tags": "canary", "project": [` + person + `]}`
	for name, read := range map[string]func() (acctest.State, []*tfprotov6.Diagnostic, string){
		"issue": func() (acctest.State, []*tfprotov6.Diagnostic, string) {
			return traced(t, issue, acctest.Pages(t, body), map[string]any{"issue_id": "4711"})
		},
		"list": func() (acctest.State, []*tfprotov6.Diagnostic, string) {
			return traced(t, list, acctest.Pages(t, "["+body+"]"), map[string]any{"projects": []string{}})
		},
	} {
		state, diagnostics, log := read()
		if text := acctest.Texts(diagnostics); strings.Contains(log+text+state.JSON(), "canary") || !strings.Contains(text, "assignedTo") {
			t.Errorf("%s: %s %s %s", name, text, state.JSON(), log)
		}
	}
}
