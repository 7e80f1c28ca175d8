// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestForEachReadsOneEventPerProject reads one event for each project, and reports which SDKs
// are outdated.
func TestForEachReadsOneEventPerProject(t *testing.T) {
	t.Parallel()
	names := []string{"error-python", "error-javascript", "error-cocoa"}
	var members []string
	outdated := map[string]any{}
	for _, name := range names {
		members = append(members, fmt.Sprintf("%s = %q", catalogue.Project(name), catalogue.ID(name)))
		s := sourceOf(t, name)
		if updates, _ := s.at("sdkUpdates").([]any); len(updates) > 0 {
			outdated[catalogue.Project(name)] = s.at("sdk", "version")
		}
	}
	if len(outdated) == 0 || len(outdated) == len(names) {
		t.Fatalf("%d of %d events have an old SDK, which tells nothing", len(outdated), len(names))
	}
	w := newWorkspace(t, providerFor(start(t))+block("locals", "events = { "+strings.Join(members, ", ")+" }")+
		block(`data "sentry_event" "sample"`, "for_each = local.events", "project = each.key", "event_id = each.value")+
		block(`output "outdated"`,
			"value = { for p, e in data.sentry_event.sample : p => e.sdk.version if length(e.sdk_updates) > 0 }"))
	w.plan()
	if got := w.planJSON().OutputChanges["outdated"].After; !reflect.DeepEqual(got, any(outdated)) {
		t.Errorf("the output is %v, not %v", got, outdated)
	}
	for _, name := range names {
		s := sourceOf(t, name)
		address := fmt.Sprintf("sample[%q]", catalogue.Project(name))
		if got := w.attributes(address)["title"]; got != s.at("title") {
			t.Errorf("%s has title %v, not %v", address, got, s.at("title"))
		}
	}
}

// gate renders an event block that fails if a condition is false.
func gate(name, condition string) string {
	return block(`data "sentry_event" "`+name+`"`, linesOf("error-python", block("lifecycle", block("postcondition",
		"condition = "+condition, `error_message = "Unhandled ${self.exceptions[0].type} in ${self.environment}"`)))...)
}

// TestPostconditionGatesPlan uses an event as a hard gate, once closed and once open.
func TestPostconditionGatesPlan(t *testing.T) {
	t.Parallel()
	s := sourceOf(t, "error-python")
	got := newWorkspace(t, providerFor(start(t))+
		gate("closed", `!(self.environment == "production" && self.handled == false)`)+
		gate("open", `self.handled == false && self.user.email != null`)).terraform("plan", "-no-color")
	got.fails(t, "Resource postcondition failed", fmt.Sprintf("Unhandled %v in %v",
		s.entry("exception", "values", 0, "type"), s.tag("environment")))
	if failed := strings.Count(got.stderr, "Error: "); failed != 1 {
		t.Errorf("%d gates are closed", failed)
	}
}

// TestCheckBlockWarnsOnly checks a check block at the top level: it warns, the plan stays
// empty, and nothing fails.
func TestCheckBlockWarnsOnly(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, providerFor(start(t))+eventFrom("error-python")+block(`check "probe"`,
		block("assert", `condition = data.sentry_event.x.environment == "staging"`,
			`error_message = "Event comes from ${data.sentry_event.x.environment}."`),
		block("assert", `condition = data.sentry_event.x.release.version != null`, `error_message = "No release."`)))
	got := w.plan("-detailed-exitcode")
	got.expect(t, "No changes.", "Warning: Check block assertion failed", "Event comes from production.")
	got.expectNone(t, "No release.", "Error:")
	w.apply().expect(t, "Warning: Check block assertion failed", "Apply complete! Resources: 0 added, 0 changed, 0 destroyed.")
}

// TestFailedReadInCheckWarns reads a missing event inside a check. Terraform reports the
// provider's error as a warning, in the provider's words.
func TestFailedReadInCheckWarns(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, providerFor(start(t))+block(`check "probe"`,
		block(`data "sentry_event" "x"`, set("project", "backend"), set("event_id", missingID)),
		block("assert", "condition = data.sentry_event.x.found", `error_message = "Nothing there."`)))
	got := w.plan()
	got.expect(t, "Warning: Event Not Found", "with data.sentry_event.x")
	got.expectNone(t, "Error:")
}
