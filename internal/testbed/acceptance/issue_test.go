// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// issueOf is the numeric issue of an event of the catalogue.
func issueOf(t *testing.T, name string) string {
	t.Helper()
	id, _ := sourceOf(t, name).at("groupID").(string)
	return id
}

// TestEventOfAnIssue reads the events of an issue by place, beside a project of
// the provider that is another one.
func TestEventOfAnIssue(t *testing.T) {
	server := start(t)
	config := providerFor(server, `project = "web"`)
	for name, issue := range map[string]string{
		"numeric": issueOf(t, "error-python"), "short": server.ShortID(mocksentry.DefaultOrganization, issueOf(t, "error-python")),
	} {
		t.Run(name, func(t *testing.T) {
			var project knownvalue.Check = knownvalue.Null()
			if name == "short" {
				project = knownvalue.StringExact("backend")
			}
			test(t, resource.TestStep{
				Config: config + block(`data "sentry_event" "x"`, set("issue_id", issue), set("event_id", "latest"), `environments = ["production"]`),
				ConfigStateChecks: []statecheck.StateCheck{
					statecheck.ExpectKnownValue("data.sentry_event.x", pathOf("id"), knownvalue.StringExact(catalogue.ID("error-python"))),
					statecheck.ExpectKnownValue("data.sentry_event.x", pathOf("event_id"), knownvalue.StringExact("latest")),
					statecheck.ExpectKnownValue("data.sentry_event.x", pathOf("project"), project),
				},
			})
		})
	}
}

// TestEventAlone finds the project of an event, and says where an event is that
// was looked for in another.
func TestEventAlone(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, providerFor(server)+block(`data "sentry_event" "x"`, set("event_id", catalogue.ID("csp"))))
	w.plan()
	if got := w.attributes("x")["project"]; got != "web" {
		t.Errorf("project = %v", got)
	}
	newWorkspace(t, providerFor(server)+block(`data "sentry_event" "x"`, set("event_id", catalogue.ID("csp")), set("project", "backend"))).
		terraform("plan", "-no-color").
		fails(t, "Event Not Found", `The project "web" of this organization has an event of that id.`)
}

// TestPlacesAreValidated: contradictions are found before anything is read.
func TestPlacesAreValidated(t *testing.T) {
	t.Parallel()
	server := start(t)
	newWorkspace(t, providerFor(server)+
		block(`data "sentry_event" "position"`, set("event_id", "latest"))+
		block(`data "sentry_event" "project"`, set("event_id", "latest"), set("issue_id", "7"), set("project", "web"))+
		block(`ephemeral "sentry_event" "environments"`, set("event_id", missingID), `environments = ["production"]`)).
		terraform("validate", "-no-color").
		fails(t, "Position Without Issue", "Project Beside Issue", "Environments Without Issue")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}
