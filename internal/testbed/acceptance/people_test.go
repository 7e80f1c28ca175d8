// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// readsOfPeople reads an issue with people wherever Sentry may have them: alone, in a list,
// through a tag, and within a check, which Terraform prints in full.
func readsOfPeople(url string) string {
	issue := set("issue_id", acctest.PeopleIssue)
	return block(`provider "sentry"`, set("base_url", url), set("token", mocksentry.TokenFull), set("organization", "acme")) +
		block(`data "sentry_issue" "x"`, issue) + block(`data "sentry_issues" "x"`, `query = ""`) +
		block(`data "sentry_issue_tag" "x"`, issue, set("key", "level")) +
		block(`check "issue"`, "data \"sentry_issue\" \"y\" {\n    "+issue+"\n  }",
			"assert {\n    condition = data.sentry_issue.y.found\n    error_message = \"None.\"\n  }") +
		block(`output "everything"`, "value = [data.sentry_issue.x, data.sentry_issues.x, data.sentry_issue_tag.x]", "sensitive = true") +
		block(`output "assignee"`, "value = data.sentry_issue.x.assigned_to.email", "sensitive = true")
}

// TestPeopleOfIssuesAreOnlyInState: the assignee is in state and plan, marked as sensitive,
// and neither in Terraform's output nor in its log. Any other person of an issue is nowhere.
func TestPeopleOfIssuesAreOnlyInState(t *testing.T) {
	t.Parallel()
	left := traced(t, readsOfPeople(acctest.ServePeople(t))).run(0, planMessages, planCommand, showPlan, showPlanJSON, applyCommand,
		showState, showStateJSON, destroyCommand)
	expected := []string{
		planCommand + ": plan.bin/tfstate", planCommand + ": plan.bin/tfplan", showPlanJSON + ": output", showPlanJSON + ": unwrapped",
		applyCommand + ": terraform.tfstate", showStateJSON + ": output", showStateJSON + ": unwrapped", destroyCommand + ": terraform.tfstate.backup",
	}
	for _, name := range slices.Sorted(maps.Keys(left.texts)) {
		if strings.Contains(left.texts[name], acctest.AnyPerson) {
			t.Errorf("%s contains a person", name)
		}
		if strings.Contains(left.texts[name], acctest.AssigneeName) && !slices.Contains(expected, name) {
			t.Errorf("%s contains the assignee", name)
		}
	}
	for _, name := range []string{showPlanJSON + ": output", applyCommand + ": terraform.tfstate", showStateJSON + ": output"} {
		if !strings.Contains(left.texts[name], acctest.AssigneeEmail) {
			t.Errorf("%s lacks the assignee, so nothing is shown", name)
		}
	}
	if printed := left.texts[planCommand+": unwrapped"]; !strings.Contains(printed, "(sensitive value)") {
		t.Errorf("the plan does not print the issue of the check: %s", printed)
	}
	plan := new(tfjson.Plan)
	if err := json.Unmarshal([]byte(left.texts[showPlanJSON+": output"]), plan); err != nil {
		t.Fatal(err)
	}
	state := new(tfjson.State)
	if err := json.Unmarshal([]byte(left.texts[showStateJSON+": output"]), state); err != nil {
		t.Fatal(err)
	}
	for where, values := range map[string]*tfjson.StateValues{"plan": plan.PriorState.Values, "state": state.Values} {
		expectAssigneeMarked(t, where, values)
	}
}

// expectAssigneeMarked checks that name and email of the assignee are marked as sensitive,
// and nothing else about the assignee.
func expectAssigneeMarked(t *testing.T, where string, values *tfjson.StateValues) {
	t.Helper()
	found := 0
	for _, resource := range values.RootModule.Resources {
		if resource.Type != "sentry_issue" {
			continue
		}
		found++
		var marks struct {
			AssignedTo map[string]bool `json:"assigned_to"`
		}
		if err := json.Unmarshal(resource.SensitiveValues, &marks); err != nil {
			t.Fatal(err)
		}
		if want := map[string]bool{"name": true, "email": true}; !maps.Equal(marks.AssignedTo, want) {
			t.Errorf("the %s marks %v of %s, want %v", where, marks.AssignedTo, resource.Address, want)
		}
	}
	if found == 0 {
		t.Errorf("the %s has no issue", where)
	}
}

// TestPersonalTagsAreNotRequested: a key of personal tags is an error of validate, or of the
// plan if it is not known before. The server gets no request.
func TestPersonalTagsAreNotRequested(t *testing.T) {
	t.Parallel()
	server := start(t)
	config := providerFor(server) + block(`variable "key"`, "type = string", `default = "user.email"`)
	tag := func(name, key string) string {
		return block(`data "sentry_issue_tag" "`+name+`"`, set("issue_id", "6400071867"), "key = "+key)
	}
	got := newWorkspace(t, config+tag("a", `"user"`)+tag("b", `"user.email"`)).terraform("validate", "-no-color")
	for _, name := range []string{"a", "b"} {
		got.about(name).fails(t, "Tag Contains Personal Data", "user_count")
	}
	newWorkspace(t, config+tag("c", "var.key")).terraform("plan", "-no-color", "-input=false").about("c").fails(t, "Tag Contains Personal Data")
	if requests := server.Requests(); len(requests) > 0 {
		t.Errorf("%d requests", len(requests))
	}
}
