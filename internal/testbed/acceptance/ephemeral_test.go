// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// ephemeralFrom renders an ephemeral resource that reads an event of the
// catalogue.
func ephemeralFrom(name string, lines ...string) string {
	return strings.Replace(eventFrom(name, lines...), `data "sentry_event"`, `ephemeral "sentry_event"`, 1)
}

// TestProviderExcludeAppliesToEphemeral: an organization's policy also applies to ephemeral
// resources.
func TestProviderExcludeAppliesToEphemeral(t *testing.T) {
	t.Parallel()
	newWorkspace(t, providerFor(start(t), `exclude = ["user"]`)+
		ephemeralFrom("error-python", `include = ["user"]`, block("lifecycle", block("postcondition",
			`condition = self.user == null && !contains(self.sections, "user")`, `error_message = "The user was read."`)))).plan()
}

// TestEphemeralArgumentsAreValidated expects the same validation as in the data source.
func TestEphemeralArgumentsAreValidated(t *testing.T) {
	t.Parallel()
	got := newWorkspace(t, block(`ephemeral "sentry_event" "x"`,
		set("project", "web"), set("event_id", catalogue.ID("csp")+"0"), `timeouts = { open = "never" }`)+
		block(`ephemeral "sentry_event" "environments"`, set("event_id", missingID), `environments = ["production"]`)).
		terraform("validate", "-no-color")
	got.about("x").fails(t, "Invalid Event ID")
	got.about("x").fails(t, "Invalid Duration", "timeouts.open")
	got.about("environments").fails(t, "Environments Conflict With Event ID")
}

// TestFailedConversionPrintsEphemeralValue checks the guide's warning: a conversion that
// fails prints the value, unless it is guarded or marked.
func TestFailedConversionPrintsEphemeralValue(t *testing.T) {
	t.Parallel()
	const email = "ephemeral.sentry_event.x.user.email"
	value, _ := sourceOf(t, "error-python").at("user", "email").(string)
	for name, c := range map[string]struct {
		conditions []string
		printed    bool
	}{
		"as it is":          {[]string{"tobool(" + email + ")"}, true},
		"guarded or marked": {[]string{"can(tobool(" + email + "))", "tobool(sensitive(" + email + "))"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := providerFor(start(t)) + ephemeralFrom("error-python")
			for i, condition := range c.conditions {
				config += block(fmt.Sprintf(`check "event_%d"`, i), block("assert", "condition = "+condition, `error_message = "It fails."`))
			}
			got := newWorkspace(t, config).terraform("plan", "-no-color")
			for i := range c.conditions {
				if about := got.about(fmt.Sprintf("event_%d", i)); about.stderr == "" {
					t.Errorf("there is no message about condition %d", i)
				}
			}
			// OpenTofu prints a value that it could not convert as an ephemeral value.
			if strings.Contains(got.flat(), value) != (c.printed && !terraformVersion.OpenTofu) {
				t.Errorf("the address is printed, or is not:\n%s%s", got.stdout, got.stderr)
			}
		})
	}
}
