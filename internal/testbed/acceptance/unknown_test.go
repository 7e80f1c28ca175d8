// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// later renders a resource whose output is that string, but only after it was applied.
func later(name, value string) string {
	return block(`resource "terraform_data" "`+name+`"`, set("input", value))
}

// TestReadIsDeferredForUnknownID uses an ID that is known only after apply. The provider has
// no alias, because the test framework serves all aliases by one server.
func TestReadIsDeferredForUnknownID(t *testing.T) {
	s := sourceOf(t, "error-python")
	test(t, resource.TestStep{
		Config: providerFor(start(t)) + later("id", catalogue.ID("error-python")) +
			block(`data "sentry_event" "x"`, set("project", "backend"), "event_id = terraform_data.id.output") +
			block(`output "title"`, "value = data.sentry_event.x.title") +
			block(`output "release"`, "value = data.sentry_event.x.release.version"),
		ConfigPlanChecks: resource.ConfigPlanChecks{
			PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction("data.sentry_event.x", plancheck.ResourceActionRead),
				plancheck.ExpectUnknownValue("data.sentry_event.x", pathOf("title")),
				plancheck.ExpectUnknownValue("data.sentry_event.x", pathOf("release")),
				plancheck.ExpectKnownValue("data.sentry_event.x", pathOf("project"), knownvalue.StringExact("backend")),
				plancheck.ExpectUnknownOutputValue("title"),
				plancheck.ExpectUnknownOutputValue("release"),
			},
			PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
		},
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.sentry_event.x", pathOf("title"), s.check(s.at("title"))),
			statecheck.ExpectKnownOutputValue("release", s.check(s.at("release", "version"))),
		},
	})
}

// TestUnknownOrganizationDefersReads makes the provider's organization known only after
// apply. A block with its own organization is read during the plan, and one that waits for
// the resource during the apply.
func TestUnknownOrganizationDefersReads(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, later("organization", "acme")+block(`provider "sentry"`, withoutOrganization(server)...)+
		block(`data "sentry_event" "own"`, linesOf("error-python", set("organization", "acme"))...)+
		block(`data "sentry_event" "waiting"`, linesOf("error-python", "depends_on = [terraform_data.organization]")...)+
		block(`output "organization"`, "value = data.sentry_event.waiting.organization"))
	planned := w.plan()
	planned.expect(t, "data.sentry_event.own: Read complete")
	planned.expectNone(t, "data.sentry_event.waiting: Reading")
	w.apply().expect(t, "data.sentry_event.waiting: Read complete", `organization = "acme"`)
}

// withoutOrganization returns the lines of a provider block whose organization is known
// only after apply.
func withoutOrganization(server *mocksentry.Server) []string {
	return []string{set("base_url", server.URL), set("token", mocksentry.TokenFull), "organization = terraform_data.organization.output"}
}

// TestUnknownConnectionIsNotReplacedByEnvironment makes the settings that reads need known
// only after apply. Meanwhile, the environment names another server with its own token and
// organization, which must not get the requests instead.
func TestUnknownConnectionIsNotReplacedByEnvironment(t *testing.T) {
	t.Parallel()
	decoy, server := start(t), start(t)
	trials := map[string]trial{"organization": {provider: withoutOrganization(server), want: []string{
		"Provider Configuration Not Known Yet", "with data.sentry_event.organization,",
		"This block has no organization of its own, and the provider's is known only after apply.",
	}}}
	for name, value := range map[string]string{
		"token":    "terraform_data.later.output",
		"base_url": "terraform_data.later.output",
		"headers":  "{ X-Proxy = terraform_data.later.output }",
		"exclude":  "[terraform_data.later.output]",
		"insecure": `terraform_data.later.output == ""`,
	} {
		trials[name] = trial{provider: []string{name + " = " + value}, want: []string{
			"Provider Configuration Not Known Yet", "`" + name + "`", "known only after apply",
			"It does not use environment variables instead", "apply what they depend on first",
		}}
	}
	w := tryable(t, trials, "SENTRY_URL="+decoy.URL, "SENTRY_TOKEN="+mocksentry.TokenFull, "SENTRY_ORG=acme")
	w.write("later.tf", later("later", "user")+later("organization", "acme"))
	w.try(t, trials, "plan")
	if requested, wrong := server.Count(""), decoy.Count(""); requested+wrong != 0 {
		t.Errorf("%d requests, and %d went to the environment's server", requested, wrong)
	}
}
