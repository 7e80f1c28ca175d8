// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"context"
	"fmt"
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

// CheckPlan does the check.
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

// TestSensitiveOutputs puts personal data out.
func TestSensitiveOutputs(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{
		"leaf":      "data.sentry_event.x.user.email",
		"object":    "data.sentry_event.x.user",
		"headers":   "data.sentry_event.x.request.headers",
		"contexts":  "data.sentry_event.x.contexts_json",
		"all of it": "data.sentry_event.x",
		"a read of": "jsondecode(data.sentry_event.x.user.data_json)",
	} {
		t.Run(name, func(t *testing.T) {
			config := providerFor(start(t)) + eventFrom("error-python")
			test(t,
				resource.TestStep{
					Config:      config + block(`output "personal"`, "value = "+value),
					ExpectError: wrapped("Error: Output refers to sensitive values", "sensitive = true"),
				},
				resource.TestStep{
					Config: config + block(`output "personal"`, "value = "+value, "sensitive = true"),
					ConfigPlanChecks: resource.ConfigPlanChecks{
						PreApply: []plancheck.PlanCheck{sensitiveOutput{"personal", true}},
					},
				},
			)
		})
	}
}

// TestPlainOutputs puts out what is not personal, with no further word.
func TestPlainOutputs(t *testing.T) {
	s := sourceOf(t, "error-python")
	test(t, resource.TestStep{
		Config: providerFor(start(t)) + eventFrom("error-python", `include = ["frames"]`) +
			block(`output "tags"`, "value = data.sentry_event.x.tags") +
			block(`output "exceptions"`, "value = data.sentry_event.x.exceptions") +
			block(`output "url"`, "value = data.sentry_event.x.request.url") +
			block(`output "os"`, "value = data.sentry_event.x.contexts.client_os.name") +
			block(`output "release"`, "value = data.sentry_event.x.release.version"),
		ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
			sensitiveOutput{"tags", false}, sensitiveOutput{"exceptions", false}, sensitiveOutput{"url", false},
			sensitiveOutput{"os", false}, sensitiveOutput{"release", false},
		}},
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("url", s.check(s.entry("request", "url"))),
		},
	})
}

// TestSensitiveState looks at the marks that the state's JSON carries for those
// who read it by program.
func TestSensitiveState(t *testing.T) {
	var checks []statecheck.StateCheck
	for _, path := range []at{
		{"user", "id"}, {"user", "email"}, {"user", "username"}, {"user", "ip_address"}, {"user", "name"},
		{"user", "geo", "city"}, {"user", "data_json"}, {"user", "tags"}, {"request", "headers"}, {"request", "cookies"},
		{"request", "query_string"}, {"request", "data_json"}, {"request", "env_json"}, {"contexts_json"},
		{"contexts", "device", "name"}, {"breadcrumbs"}, {"extra_json"}, {"meta_json"}, {"other_entries_json"}, {"raw_json"},
		{"release", "authors"}, {"release", "last_commit", "author_email"}, {"user_report", "email"},
	} {
		checks = append(checks, statecheck.ExpectSensitiveValue("data.sentry_event.x", pathOf(path...)))
	}
	test(t, resource.TestStep{
		Config:            providerFor(start(t)) + eventFrom("error-python", `include = ["all", "raw"]`),
		ConfigStateChecks: checks,
	})
}
