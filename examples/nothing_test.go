// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// nothing is a plan of an example with nothing to evaluate, and its output. A gate that
// evaluates nothing must fail.
type nothing struct {
	outcome
	shown string
}

const bareLink = "TF_VAR_link=https://acme.sentry.io/projects/bare/events/" + policyworld.BareID + "/"

// nothings are the examples that evaluate events, each with a project without events
// and with an event that has only an ID.
var nothings = map[string][]nothing{
	"post-deploy-smoke": {
		{outcome{env: on(policyworld.Empty, "TF_VAR_release=shop@4.2.0", "TF_VAR_wait_for=1ms"), fails: true}, "Error: Event Not Found"},
		{outcome{env: on(policyworld.Bare, "TF_VAR_release=shop@4.2.0", "TF_VAR_wait_for=1ms"), fails: true}, "Error: Event Not Found"},
		{outcome{env: on(policyworld.Bare, "TF_VAR_release=shop@4.2.0", "TF_VAR_event_id="+policyworld.BareID), fails: true}, `
			The probe is of release null, not "shop@4.2.0".
			The probe is of environment null, not "production".
			These tags of the probe are missing or empty: service, team.`},
		{outcome{env: on(policyworld.Healthy), fails: true}, `No value for required variable`},
	},
	"release-gate": {
		{outcome{env: on(policyworld.Empty, "TF_VAR_release=shop@4.2.0"), fails: true}, "Error: Event Not Found"},
		{outcome{env: on(policyworld.Bare, "TF_VAR_release=shop@4.2.0"), fails: true}, "Error: Event Not Found"},
		{outcome{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298", "TF_VAR_environment=Production"), fails: true}, "Error: Environment Not Found"},
	},
	"new-issue-gate": {
		{outcome{env: on(policyworld.Empty, "TF_VAR_release=shop@4.2.0+build.311"), fails: true}, "Nothing to evaluate: empty has no event"},
		{outcome{env: on(policyworld.Bare, "TF_VAR_release=shop@4.2.0+build.311"), fails: true}, "Nothing to evaluate: bare has no event"},
		{outcome{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7"), fails: true}, "Nothing to evaluate: failing has no event"},
		{outcome{env: on(policyworld.Failing, "TF_VAR_release="), fails: true}, "The release must be one exact version"},
		{outcome{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298", "TF_VAR_environment=Production"), fails: true},
			"The requested resource does not exist"},
	},
	"privacy-audit": {
		{outcome{env: on(policyworld.Empty)}, "Nothing to evaluate: empty has no event."},
		{outcome{env: on(policyworld.Bare)}, "These events were not scanned, or have no content to scan:\n" + policyworld.BareID},
		{outcome{env: on(policyworld.Empty, "TF_VAR_gate=true"), fails: true}, "Nothing to evaluate: empty has no event."},
		{outcome{env: on(policyworld.Bare, "TF_VAR_gate=true"), fails: true}, "The latest event has no content to scan."},
	},
	"readable-stack-traces": {
		{outcome{env: on(policyworld.Empty)}, "Nothing to evaluate: none of the latest 0 events of empty has a stack trace."},
		{outcome{env: on(policyworld.Bare)}, "Nothing to evaluate: none of the latest 1 events of bare has a stack trace."},
	},
	"minimum-sdk-version": {
		{outcome{env: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["empty"]`}}, "Nothing to evaluate in empty:"},
		{outcome{env: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["bare"]`}}, "Nothing to evaluate in bare:"},
	},
	"incident-evidence": {
		{outcome{env: []string{"TF_VAR_organization=acme", bareLink}, fails: true}, "The event has no content, so there is no evidence to keep."},
		{outcome{env: []string{"TF_VAR_organization=acme", strings.Replace(bareLink, "/bare/", "/empty/", 1)}, fails: true}, "Event Not Found"},
	},
	"event-to-alerting": {
		{outcome{env: []string{"TF_VAR_project=bare", bareLink}, fails: true}, "The event names neither an exception nor a service"},
		{outcome{env: []string{"TF_VAR_project=empty", bareLink}, fails: true}, "Event Not Found"},
	},
}

// TestExamplesFailWithNothingToEvaluate runs the examples over projects with nothing to
// evaluate. None passes for that reason.
func TestExamplesFailWithNothingToEvaluate(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	for name := range policies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if len(nothings[name]) < 2 {
				t.Fatal("it is not tried on an empty list and on a bare event")
			}
			e := example{t: t, name: name, cli: cli, dir: filepath.Join(t.TempDir(), name), url: server.URL}
			skipExample(t, name)
			if err := terraformcli.CopyConfiguration(e.dir, name); err != nil {
				t.Fatal(err)
			}
			e.mustRun(nil, "init")
			for _, plan := range nothings[name] {
				output, err := e.run(plan.env, "plan", "-input=false")
				warned := strings.Contains(output, "Warning: Check block assertion failed")
				if failed := err != nil; failed != plan.fails || !failed && !warned {
					t.Errorf("%q: %v\n%s", plan.env, err, output)
				}
				expectShown(t, output, strings.TrimSpace(plan.shown))
			}
		})
	}
}

// TestAuditReportFailsWithNothingToEvaluate runs the audit report over the same projects. The
// last step of the pipeline in its README fails if the summary counts a failure.
func TestAuditReportFailsWithNothingToEvaluate(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	e := example{t: t, name: "audit-report", cli: cli, dir: filepath.Join(t.TempDir(), "audit-report"), url: server.URL}
	skipExample(t, e.name)
	if err := terraformcli.CopyConfiguration(e.dir, e.name); err != nil {
		t.Fatal(err)
	}
	e.mustRun(nil, "init")
	for project, failed := range map[string]string{policyworld.Empty: "1", policyworld.Bare: "4"} {
		output := e.mustRun([]string{"TF_VAR_organization=acme", `TF_VAR_projects=["` + project + `"]`}, "plan", "-input=false")
		expectShown(t, output, "+ failed = "+failed)
	}
}
