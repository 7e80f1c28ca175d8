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

// later renders a resource whose output is the given text, but only after it was
// applied.
func later(name, value string) string {
	return block(`resource "terraform_data" "`+name+`"`, set("input", value))
}

// TestReadDeferred names an event by what is known only after apply.
func TestReadDeferred(t *testing.T) {
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
			s.same(at{"title"}, s.at("title")),
			statecheck.ExpectKnownOutputValue("release", s.check(s.at("release", "version"))),
		},
	})
}

// TestUnknownDefault makes the provider's organization known only after apply.
// A block that needs it fails on it and does not take the environment's; one
// that names its own, or waits for the resource, works.
func TestUnknownDefault(t *testing.T) {
	t.Parallel()
	config := func(server *mocksentry.Server, lines ...string) string {
		return later("org", "acme") + block(`provider "sentry"`, set("base_url", server.URL),
			set("token", mocksentry.TokenFull), "organization = terraform_data.org.output") +
			eventFrom("error-python", lines...)
	}
	t.Run("needed", func(t *testing.T) {
		t.Parallel()
		server := start(t)
		got := newWorkspace(t, config(server), "SENTRY_ORG=acme").terraform("plan", "-no-color")
		if got.code != 1 || server.Count("") != 0 {
			t.Errorf("exit code %d, %d requests", got.code, server.Count(""))
		}
		got.expect(t, "Error: Provider Configuration Not Known Yet", "with data.sentry_event.x",
			"This block has no organization of its own, and the provider's is known only after apply.")
	})
	t.Run("not needed", func(t *testing.T) {
		server := start(t)
		test(t, resource.TestStep{Config: config(server, set("organization", "acme"))})
	})
	t.Run("waited for", func(t *testing.T) {
		server := start(t)
		test(t, resource.TestStep{
			Config:            config(server, "depends_on = [terraform_data.org]"),
			ConfigStateChecks: []statecheck.StateCheck{sourceOf(t, "error-python").same(at{"organization"}, "acme")},
		})
	})
}

// TestUnknownConnection makes what every read needs known only after apply.
// Meanwhile the environment names another server with its own token, which must
// not be asked instead.
func TestUnknownConnection(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"token":    {"token = terraform_data.later.output"},
		"base_url": {"base_url = terraform_data.later.output"},
		"headers":  {`headers = { X-Proxy = terraform_data.later.output }`},
		"exclude":  {`exclude = [terraform_data.later.output]`},
		"insecure": {`insecure = terraform_data.later.output == ""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			decoy := start(t)
			got := newWorkspace(t, later("later", "user")+block(`provider "sentry"`, lines...)+eventFrom("error-python"),
				"SENTRY_URL="+decoy.URL, "SENTRY_TOKEN="+mocksentry.TokenFull, "SENTRY_ORG=acme").terraform("plan", "-no-color")
			if got.code != 1 {
				t.Errorf("exit code %d", got.code)
			}
			if count := decoy.Count(""); count != 0 {
				t.Errorf("%d requests went to the environment's server", count)
			}
			got.expect(t, "Error: Provider Configuration Not Known Yet", "`"+name+"`", "known only after apply",
				"The environment is not used instead", "apply what they depend on first")
		})
	}
}
