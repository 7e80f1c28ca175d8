// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// ephemeralFrom renders an ephemeral resource that reads an event of the
// catalogue.
func ephemeralFrom(name string, lines ...string) string {
	return strings.Replace(eventFrom(name, lines...), `data "sentry_event"`, `ephemeral "sentry_event"`, 1)
}

// tracesOf are texts of an event that must not be found anywhere: the person and
// what happened.
func tracesOf(t *testing.T, name string) []string {
	t.Helper()
	return append(sourceOf(t, name).personal(), sourceOf(t, name).at("title").(string))
}

// TestEphemeralLeavesNoTrace reads whole events in every place where an
// ephemeral resource may be used, with conditions that hold and that do not, and
// looks for the events in all that Terraform leaves behind.
func TestEphemeralLeavesNoTrace(t *testing.T) {
	t.Parallel()
	for _, name := range personalEvents {
		for condition, fails := range map[string]bool{
			"self.found": false, "self.user.email == null": true, `self.title == "nothing of the kind"`: true,
		} {
			t.Run(name+"/"+condition, func(t *testing.T) {
				t.Parallel()
				w := newWorkspace(t, providerFor(start(t))+
					ephemeralFrom(name, block("lifecycle", block("postcondition", "condition = "+condition, `error_message = "It fails."`)))+
					block(`check "event"`, block("assert",
						`condition = ephemeral.sentry_event.x.culprit == "nowhere"`, `error_message = "Not from there."`)),
					"TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
				printed := []output{w.terraform("plan", "-no-color", "-input=false", "-out=plan.bin")}
				if fails {
					printed[0].expect(t, "Resource postcondition failed")
				} else {
					printed = append(printed, w.apply(), w.must("destroy", "-auto-approve", "-no-color"))
					printed[1].expect(t, "Check block assertion failed", "Not from there.")
				}
				for _, got := range printed {
					got.expectNone(t, tracesOf(t, name)...)
				}
				w.expectNoTrace(t, tracesOf(t, name), !fails)
			})
		}
	}
}

// TestEphemeralIsNotInPlanJSON looks into what policies read. The ephemeral
// resource has no condition of its own here: Terraform 1.11 crashes when it
// writes the results of such conditions as JSON.
func TestEphemeralIsNotInPlanJSON(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, providerFor(start(t))+ephemeralFrom("error-python")+
		block(`check "event"`, block("assert", `condition = ephemeral.sentry_event.x.culprit == "nowhere"`, `error_message = "Not from there."`)))
	w.plan()
	for _, got := range []output{w.must("show", "-json", "plan.bin"), w.apply(), w.must("show", "-json")} {
		got.expectNone(t, tracesOf(t, "error-python")...)
	}
}

// expectNoTrace looks through the files of a workspace.
func (w *workspace) expectNoTrace(t *testing.T, texts []string, applied bool) {
	t.Helper()
	files := w.files()
	if !strings.Contains(files["trace.log"], requestLine) {
		t.Error("the log has no line about the request, so nothing is shown")
	}
	if written := files["terraform.tfstate"] != "" && files["plan.bin/tfplan"] != ""; written != applied {
		t.Errorf("state and plan are written: %v", written)
	}
	for file, content := range files {
		for _, text := range texts {
			noneIn(t, file, content, text)
		}
	}
}

// TestProvidersExcludeWinsInEphemeral: an organization's policy holds there too.
func TestProvidersExcludeWinsInEphemeral(t *testing.T) {
	t.Parallel()
	newWorkspace(t, providerFor(start(t), `exclude = ["user"]`)+
		ephemeralFrom("error-python", `include = ["user"]`, block("lifecycle", block("postcondition",
			`condition = self.user == null && !contains(self.sections, "user")`, `error_message = "The user was read."`)))).plan()
}

// TestEphemeralArguments: the same validation as in the data source.
func TestEphemeralArguments(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, providerFor(start(t))+block(`ephemeral "sentry_event" "x"`,
		set("project", "web"), set("event_id", catalogue.ID("csp")+"0"), `timeouts = { open = "never" }`))
	got := w.terraform("validate", "-no-color")
	got.expect(t, "Invalid Event Id")
	got.expect(t, "Invalid Duration", "timeouts.open")
}

// TestWhatTerraformPrintsOfEphemeralValues pins what the guide warns of: a
// conversion that fails prints the value, unless it is guarded or marked.
func TestWhatTerraformPrintsOfEphemeralValues(t *testing.T) {
	t.Parallel()
	const email = "ephemeral.sentry_event.x.user.email"
	for condition, printed := range map[string]bool{
		"tobool(" + email + ")": true, "tobool(sensitive(" + email + "))": false, "can(tobool(" + email + "))": false,
	} {
		t.Run(condition, func(t *testing.T) {
			t.Parallel()
			got := newWorkspace(t, providerFor(start(t))+ephemeralFrom("error-python")+
				block(`check "event"`, block("assert", "condition = "+condition, `error_message = "It fails."`))).terraform("plan", "-no-color")
			value, _ := sourceOf(t, "error-python").at("user", "email").(string)
			// OpenTofu prints what it could not convert as an ephemeral value.
			if strings.Contains(got.flat(), value) != (printed && !terraformVersion.OpenTofu) {
				t.Errorf("the address is printed, or is not:\n%s%s", got.stdout, got.stderr)
			}
		})
	}
}
