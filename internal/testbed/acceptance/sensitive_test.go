// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// sensitiveOutput is a check that a planned output is marked sensitive, or that
// it is not.
type sensitiveOutput struct {
	name string
	want bool
}

// CheckPlan implements [plancheck.PlanCheck].
func (c sensitiveOutput) CheckPlan(_ context.Context, req plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	change := req.Plan.OutputChanges[c.name]
	if change == nil {
		resp.Error = fmt.Errorf("the plan does not change output %s", c.name)
		return
	}
	if marked := change.AfterSensitive == true; marked != c.want {
		resp.Error = fmt.Errorf("output %s is marked %v, not as sensitive = %v", c.name, change.AfterSensitive, c.want)
	}
}

// personalOutputs are outputs of personal data, and plainOutputs those of other data.
var (
	personalOutputs = map[string]string{
		"nested":    "data.sentry_event.x.user.email",
		"object":    "data.sentry_event.x.user",
		"headers":   "data.sentry_event.x.request.headers",
		"contexts":  "data.sentry_event.x.contexts_json",
		"all_of_it": "data.sentry_event.x",
		"a_read_of": "jsondecode(data.sentry_event.x.user.data_json)",
	}
	plainOutputs = map[string]string{
		"tags":       "data.sentry_event.x.tags",
		"exceptions": "data.sentry_event.x.exceptions",
		"url":        "data.sentry_event.x.request.url",
		"os":         "data.sentry_event.x.contexts.client_os.name",
		"release":    "data.sentry_event.x.release.version",
	}
)

// TestPersonalOutputsMustBeSensitive outputs personal data without `sensitive = true`.
func TestPersonalOutputsMustBeSensitive(t *testing.T) {
	t.Parallel()
	// OpenTofu rejects these during validation, which ends there, and the others in the plan.
	early := []string{"contexts", "all_of_it"}
	for _, validation := range []bool{true, false} {
		config, names := providerFor(start(t))+eventFrom("error-python"), []string{}
		for name, value := range personalOutputs {
			if slices.Contains(early, name) == validation {
				config += block(`output "`+name+`"`, "value = "+value)
				names = append(names, name)
			}
		}
		got := newWorkspace(t, config).terraform("plan", "-no-color")
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				got.about(name).fails(t, "Output refers to sensitive values", "sensitive = true")
			})
		}
	}
}

// TestSensitiveMarksReachOutputsAndState checks the marks of outputs in the plan, and those
// in the state's JSON, which programs read.
func TestSensitiveMarksReachOutputsAndState(t *testing.T) {
	s := sourceOf(t, "error-python")
	config := providerFor(start(t)) + eventFrom("error-python", `include = ["all", "raw"]`)
	var outputs []plancheck.PlanCheck
	for name, value := range personalOutputs {
		config += block(`output "`+name+`"`, "value = "+value, "sensitive = true")
		outputs = append(outputs, sensitiveOutput{name, true})
	}
	for name, value := range plainOutputs {
		config += block(`output "`+name+`"`, "value = "+value)
		outputs = append(outputs, sensitiveOutput{name, false})
	}
	checks := []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("url", s.check(s.entry("request", "url")))}
	for _, path := range [][]any{
		{"user", "id"}, {"user", "email"}, {"user", "username"}, {"user", "ip_address"}, {"user", "name"},
		{"user", "geo", "city"}, {"user", "data_json"}, {"user", "tags"}, {"request", "headers"}, {"request", "cookies"},
		{"request", "query_string"}, {"request", "data_json"}, {"request", "env_json"}, {"contexts_json"},
		{"contexts", "device", "name"}, {"breadcrumbs"}, {"extra_json"}, {"meta_json"}, {"other_entries_json"}, {"raw_json"},
		{"release", "authors"}, {"release", "last_commit", "author_email"}, {"user_report", "email"},
	} {
		checks = append(checks, statecheck.ExpectSensitiveValue("data.sentry_event.x", pathOf(path...)))
	}
	test(t, resource.TestStep{
		Config: config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: outputs}, ConfigStateChecks: checks,
	})
}
