// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// readByDefault are the sections that the data source reads by default.
var readByDefault = []string{
	"summary", "tags", "errors", "release_details", "user", "contexts", "exceptions", "request", "security_reports",
	"occurrence", "measurements", "user_report",
}

// wrongTypes are events with canaries, but with values of wrong types.
var wrongTypes = map[string][]byte{
	"of wrong types":             catalogue.CanariesOfWrongTypes(),
	"of wrong types behind keys": catalogue.CanariesOfWrongTypesBehindKeys(),
}

// startWithCanaries starts a mock with an event that contains a canary in every scalar, or
// with another body instead.
func startWithCanaries(t *testing.T, other ...byte) *mocksentry.Server {
	t.Helper()
	server := start(t)
	body, _ := catalogue.Canaries()
	if len(other) > 0 {
		body = other
	}
	if err := server.AddEventWithID(mocksentry.DefaultOrganization, "backend", catalogue.CanariesID, body); err != nil {
		t.Fatal(err)
	}
	return server
}

// canariesOf renders a block of a kind, data or ephemeral, that reads that event.
func canariesOf(kind, name string, lines ...string) string {
	return block(fmt.Sprintf("%s \"sentry_event\" %q", kind, name), append([]string{
		set("project", "backend"), set("event_id", catalogue.CanariesID),
	}, lines...)...)
}

// traced returns a workspace in which Terraform writes every trace.
func traced(t *testing.T, config ...string) *workspace {
	t.Helper()
	return newWorkspace(t, strings.Join(config, ""), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
}

// The commands of a whole run. Failed conditions print only failedCondition.
const (
	planCommand     = "plan -input=false -out=plan.bin"
	planMessages    = "plan -input=false -json"
	showPlan        = "show plan.bin"
	showPlanJSON    = "show -json plan.bin"
	applyCommand    = "apply -input=false plan.bin"
	showState       = "show"
	showStateJSON   = "show -json"
	destroyCommand  = "destroy -input=false -auto-approve"
	failedCondition = "It is not as it should be."
)

// condition renders a block with a condition on the content of an event.
func condition(head, expression string) string {
	return block(head, "condition = "+expression, set("error_message", failedCondition))
}

// ephemeralUses uses an ephemeral event for everything that may be ephemeral: other locals,
// provider blocks, ephemeral resources and checks.
func ephemeralUses(server *mocksentry.Server) string {
	return block("locals", "everything = jsonencode(ephemeral.sentry_event.x)") +
		providerFor(server, `alias = "second"`, "headers = { X-Canary = ephemeral.sentry_event.x.user.email }") +
		canariesOf("ephemeral", "y", "provider = sentry.second",
			`timeouts = { open = ephemeral.sentry_event.x.message == "" ? "1m" : "2m" }`) +
		block(`check "elsewhere"`, condition("assert", `strcontains(local.everything, "canary-")`),
			condition("assert", "ephemeral.sentry_event.y.title == ephemeral.sentry_event.x.title"))
}

// TestEphemeralEventLeavesNoTrace reads an event with every field that Sentry has, and uses
// it in all arguments that accept an ephemeral value. Then it searches everything that
// Terraform leaves behind for all of its scalars.
func TestEphemeralEventLeavesNoTrace(t *testing.T) {
	t.Parallel()
	const everything = `include = ["all", "raw"]`
	conditions := []string{block("lifecycle", condition("postcondition", `self.title != self.user.email`))}
	checks := []string{block(`check "event"`, condition("assert", `ephemeral.sentry_event.x.culprit != ""`))}
	failing := []string{block(`check "event"`, condition("assert", `ephemeral.sentry_event.x.culprit == "nowhere"`),
		condition("assert", `ephemeral.sentry_event.x.user.email == null`),
		condition("assert", `jsondecode(ephemeral.sentry_event.x.raw_json).title == "nothing"`)),
		block(`output "gate"`, "value = true", condition("precondition", `ephemeral.sentry_event.x.title != "nothing"`))}
	for name, tc := range map[string]struct {
		lines, more []string
		commands    []string
		code        int
		want        string
		times       int
		skip        string
	}{
		"conditions that pass": {
			lines: conditions, more: checks,
			commands: []string{planCommand, applyCommand}, want: failedCondition, times: 0,
		},
		"conditions that pass, as JSON": {
			lines: conditions, more: checks, skip: terraformVersion.FailsToShow(true),
			commands: []string{planCommand, showPlanJSON, applyCommand, showStateJSON}, want: failedCondition, times: 0,
		},
		"checks that fail": {
			more:     failing,
			commands: []string{planCommand, planMessages, showPlan, applyCommand, showState, showStateJSON, destroyCommand},
			want:     failedCondition, times: 3,
		},
		"checks that fail, as JSON": {
			more: failing, skip: terraformVersion.FailsToShow(false),
			commands: []string{planCommand, showPlanJSON, planMessages}, want: failedCondition, times: 3,
		},
		"conditions that fail": {
			lines: []string{block("lifecycle", condition("postcondition", `self.title == "nothing of the kind"`),
				condition("postcondition", "self.user.email == null"), condition("postcondition", "length(self.breadcrumbs) == 0"),
				condition("postcondition", `self.exceptions[0].frames[0].filename == "nothing of the kind"`),
				condition("postcondition", `lookup(self.packages, "django", "1") == "1"`),
				condition("postcondition", "self.size == 1"))},
			commands: []string{planCommand, planMessages}, code: 1, want: failedCondition, times: 6,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if tc.skip != "" {
				t.Skip(tc.skip)
			}
			server := startWithCanaries(t)
			lines := append([]string{everything}, tc.lines...)
			w := traced(t, providerFor(server), canariesOf("ephemeral", "x", lines...), strings.Join(tc.more, ""))
			used := tc.code == 0
			if used {
				w.write("elsewhere.tf", ephemeralUses(server))
			}
			left := w.run(tc.code, tc.commands...)
			if sent := strings.Count(fmt.Sprint(server.Requests()), "X-Canary:[canary-"); (sent > 0) != used {
				t.Errorf("%d requests were sent with a text of the event", sent)
			}
			if printed := left.texts[planCommand+": unwrapped"]; strings.Count(printed, tc.want) != tc.times {
				t.Errorf("%q was not printed %d times: %s", tc.want, tc.times, printed)
			}
			left.expectNone(t)
		})
	}
}

// TestDataSourceEventIsOnlyInStateAndPlan: the event is in state and plan, and elsewhere only
// if Terraform shows these. Tests without Terraform cover reads of other sections.
func TestDataSourceEventIsOnlyInStateAndPlan(t *testing.T) {
	t.Parallel()
	w := traced(t, providerFor(startWithCanaries(t)), canariesOf("data", "x", `include = ["all", "raw"]`))
	left := w.run(0, planMessages, planCommand, showPlan, showPlanJSON, applyCommand, showState, showStateJSON, destroyCommand)
	read := func(c catalogue.Canary) bool { return c.IsShown(event.SectionNames()...) }
	expected := []string{
		planCommand + ": plan.bin/tfstate", showPlanJSON + ": output", applyCommand + ": terraform.tfstate", showStateJSON + ": output",
		destroyCommand + ": terraform.tfstate.backup",
	}
	for _, name := range expected {
		left.expect(t, name, read)
	}
	shown := showState + ": output"
	open := notSensitive(t, left.texts[showStateJSON+": output"])
	left.expect(t, shown, func(c catalogue.Canary) bool { return open[c.Text] })
	left.expectNone(t, append(expected, shown, showState+": unwrapped", showPlanJSON+": unwrapped", showStateJSON+": unwrapped")...)
}

// TestStateContainsDefaultSectionsOnly reads without a choice of sections.
func TestStateContainsDefaultSectionsOnly(t *testing.T) {
	t.Parallel()
	left := traced(t, providerFor(startWithCanaries(t)), canariesOf("data", "x")).run(0, planCommand, applyCommand)
	read := func(c catalogue.Canary) bool { return c.IsShown(readByDefault...) }
	expected := []string{planCommand + ": plan.bin/tfstate", applyCommand + ": terraform.tfstate"}
	for _, name := range expected {
		left.expect(t, name, read)
	}
	left.expectNone(t, expected...)
}

// TestFailedReadsLeaveNoTrace: content that the server sends instead of an event, or half of
// an event, is never shown.
func TestFailedReadsLeaveNoTrace(t *testing.T) {
	t.Parallel()
	body, _ := catalogue.Canaries()
	whole := string(body)
	faults := map[string]struct {
		fault mocksentry.Fault
		want  string
	}{
		"server error":       {mocksentry.RespondStatus(500, whole), "Sentry Server Error"},
		"gateway's error":    {mocksentry.RespondStatus(502, whole).WithHeader("Content-Type", "text/html"), "Sentry Server Error"},
		"half of it as text": {mocksentry.RespondStatus(502, whole[:len(whole)/2]).WithHeader("Content-Type", "text/plain"), "Sentry Server Error"},
		"forbidden":          {mocksentry.RespondStatus(403, whole), "403"},
		"missing":            {mocksentry.RespondStatus(404, whole), "404"},
		"bad request":        {mocksentry.RespondStatus(400, whole), "400"},
		"half of the JSON":   {mocksentry.Fault{Truncate: true}, "Invalid JSON From Sentry"},
		"two documents":      {mocksentry.Fault{Double: true}, "Invalid JSON From Sentry"},
		"garbled JSON":       {mocksentry.RespondBody(strings.ReplaceAll(whole, `":"`, `"="`)), "Invalid JSON From Sentry"},
		"list of the event":  {mocksentry.RespondBody("[" + whole + "]"), "Unexpected Response From Sentry"},
		"cut connection":     {mocksentry.Fault{Cut: mocksentry.CutWithinBody}, "Incomplete Response From Sentry"},
	}
	var config strings.Builder
	for name, tc := range faults {
		server, name := startWithCanaries(t).Fault(tc.fault), label(name)
		config.WriteString(block(`provider "sentry"`, append(at(server.URL), set("alias", name))...) +
			canariesOf("data", name, "provider = sentry."+name) + canariesOf("ephemeral", name, "provider = sentry."+name))
	}
	left := traced(t, config.String()).run(1, planCommand)
	printed := output{stderr: left.texts[planCommand+": errors"]}
	for name, tc := range faults {
		if text := printed.about(label(name)).stderr; strings.Count(text, "Error: ") != 2 || strings.Count(text, tc.want) < 2 {
			t.Errorf("%s: %q was not printed twice: %s", name, tc.want, text)
		}
	}
	left.expectNone(t)
}

// TestWarningsLeaveNoTrace: a warning about values of wrong types contains only their
// locations.
func TestWarningsLeaveNoTrace(t *testing.T) {
	t.Parallel()
	for name, body := range wrongTypes {
		for kind, expected := range map[string][]string{
			"ephemeral": nil,
			"data": {
				planCommand + ": plan.bin/tfstate", planCommand + ": plan.bin/tfplan", applyCommand + ": terraform.tfstate",
			},
		} {
			t.Run(kind+" "+name, func(t *testing.T) {
				t.Parallel()
				w := traced(t, providerFor(startWithCanaries(t, body...)), canariesOf(kind, "x", `include = ["all"]`))
				left := w.run(0, planCommand, applyCommand)
				if printed := left.texts[planCommand+": unwrapped"]; !strings.Contains(printed, "Event Has Values of Unexpected Type") {
					t.Errorf("there is no warning: %s", printed)
				}
				left.expectNone(t, expected...)
			})
		}
	}
}
