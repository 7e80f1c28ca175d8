// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// outcome is one plan of an example: the settings of a user, and the result of the plan. Its
// output is a block of the README.
type outcome struct {
	env   []string
	fails bool
}

const eventLink = "TF_VAR_link=https://acme.sentry.io/issues/7200000002/events/"

// policies are the examples that evaluate events, each with the plans whose output its README
// shows, in that order. The first plan is about acceptable events.
var policies = map[string][]outcome{
	"post-deploy-smoke": {
		{env: on(policyworld.Healthy, "TF_VAR_release="+policyworld.Release)},
		{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298", "TF_VAR_environment=staging"), fails: true},
		{env: on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0", "TF_VAR_wait_for=1ms"), fails: true},
		{env: on(policyworld.Failing, "TF_VAR_release="+policyworld.Release, "TF_VAR_event_id="+policyworld.ID(policyworld.Failing, policyworld.Probe)), fails: true},
	},
	"release-gate": {
		{env: on(policyworld.Healthy, "TF_VAR_release="+policyworld.Release)},
		{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298"), fails: true},
		{env: on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0"), fails: true},
	},
	"new-issue-gate": {
		{env: on(policyworld.Healthy, "TF_VAR_release=shop@4.2.0+build.311")},
		{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298"), fails: true},
		{env: on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0"), fails: true},
		{env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298", `TF_VAR_accepted={"FAILING-2"="Outage of the bank, OPS-17"}`)},
	},
	"privacy-audit": {
		{env: on(policyworld.Healthy)},
		{env: on(policyworld.Failing)},
		{env: on(policyworld.Failing, "TF_VAR_gate=true"), fails: true},
		{env: on(policyworld.Failing, "TF_VAR_gate=true", `TF_VAR_allowed=["ip","user"]`, "TF_VAR_events=1")},
	},
	"readable-stack-traces": {
		{env: on(policyworld.Healthy)},
		{env: on(policyworld.Failing)},
	},
	"minimum-sdk-version": {
		{env: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["healthy"]`}},
		{env: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["healthy","failing"]`}},
		{env: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["healthy"]`, `TF_VAR_constraints={"sentry.java"=">= 8.0"}`}},
	},
	"incident-evidence": {
		{env: []string{"TF_VAR_organization=acme", eventLink + policyworld.ID(policyworld.Failing, policyworld.Python) + "/"}},
		{env: []string{"TF_VAR_organization=acme", eventLink + "latest/"}, fails: true},
	},
	"event-to-alerting": {
		{env: []string{"TF_VAR_project=failing", eventLink + "latest/"}},
		{env: []string{"TF_VAR_project=failing", "TF_VAR_link=https://acme.sentry.io/settings/"}, fails: true},
	},
}

// on sets the variables that most examples have, and more.
func on(project string, more ...string) []string {
	return append([]string{"TF_VAR_organization=acme", "TF_VAR_project=" + project}, more...)
}

// TestModuleTestsOfExamplesPass runs the tests of the examples that show how to test, and of
// the audit report. The tests of the report's command cover its output. Tests that older
// versions of Terraform do not support are in separate folders.
func TestModuleTestsOfExamplesPass(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	version := versionInUse(t)
	for _, c := range []struct{ example, tests, lacks string }{
		{"testing", "tests", ""},
		{"testing", "tests-1.15", version.Lacks("functions in mocks", "1.15.0", "")},
		{"testing/ephemeral", "tests", version.Lacks("mocks of ephemeral resources", "1.17.0", "")},
		{"audit-report", "tests", ""},
	} {
		t.Run(c.example+"/"+c.tests, func(t *testing.T) {
			t.Parallel()
			if c.lacks != "" {
				t.Skip(c.lacks)
			}
			skipExample(t, c.example)
			dir := filepath.Join(t.TempDir(), "example")
			if err := terraformcli.CopyConfiguration(dir, c.example); err != nil {
				t.Fatal(err)
			}
			directory := "-test-directory=" + c.tests
			for _, args := range [][]string{{"init", "-no-color", directory}, {"test", "-no-color", directory}} {
				output, err := cli.Command(t.Context(), dir, nil, args...).CombinedOutput()
				if err != nil || args[0] == "test" && (!strings.Contains(string(output), "Success!") || strings.Contains(string(output), "Success! 0")) {
					t.Fatalf("terraform %s: %v\n%s", args[0], err, output)
				}
			}
		})
	}
}

// TestPolicyExamplesPrintWhatReadmeShows runs each example as its README describes: its own
// tests, and plans that must print the README's output.
func TestPolicyExamplesPrintWhatReadmeShows(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	for name, outcomes := range policies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := example{t: t, name: name, cli: cli, dir: filepath.Join(t.TempDir(), name), url: server.URL}
			skipExample(t, name)
			if err := terraformcli.CopyConfiguration(e.dir, name); err != nil {
				t.Fatal(err)
			}
			e.mustRun(nil, "init")
			if output := e.mustRun(nil, "test"); !strings.Contains(output, "Success!") {
				t.Errorf("terraform test:\n%s", output)
			}
			shown := textBlocks(t, filepath.Join(name, "README.md"))
			if len(shown) != len(outcomes) {
				t.Fatalf("the README shows %d outputs, not %d", len(shown), len(outcomes))
			}
			for i, expected := range outcomes {
				e.plan(expected, shown[i], i == 0)
			}
			// The stored part of an event must not change between runs.
			e.mustRun(outcomes[0].env, "apply", "-auto-approve")
			e.mustRun(outcomes[0].env, "plan", "-detailed-exitcode")
			e.keepsNoTitles()
		})
	}
}

// example is an example in its own directory, and the server that it reads from.
type example struct {
	t    *testing.T
	name string
	cli  *terraformcli.CLI
	dir  string
	url  string
}

// run returns the output of a command, with Sentry's own URL instead of the server's.
func (e example) run(env []string, command string, args ...string) (string, error) {
	e.t.Helper()
	env = append([]string{"SENTRY_BASE_URL=" + e.url, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}, env...)
	output, err := e.cli.Command(e.t.Context(), e.dir, env, append([]string{command, "-no-color"}, args...)...).CombinedOutput()
	return strings.ReplaceAll(string(output), e.url, "https://sentry.io"), err
}

func (e example) mustRun(env []string, command string, args ...string) string {
	e.t.Helper()
	output, err := e.run(env, command, args...)
	if err != nil {
		e.t.Fatalf("terraform %s: %v\n%s", command, err, output)
	}
	return output
}

// plan expects a plan to end and to print as documented. A plan of acceptable events has no
// warning. Another plan that does not fail has a failed check, also in its JSON, where
// pipelines look for it.
func (e example) plan(expected outcome, shown string, good bool) {
	e.t.Helper()
	output, err := e.run(expected.env, "plan", "-input=false", "-out=plan.bin")
	if _, exited := err.(*exec.ExitError); exited != expected.fails { //nolint:errorlint // Nothing wraps it.
		e.t.Errorf("%q: %v\n%s", expected.env, err, output)
		return
	}
	expectShown(e.t, output, shown)
	warned := strings.Contains(output, "Warning:")
	if good && warned {
		e.t.Errorf("good events:\n%s", output)
	}
	// The only example with a condition on an ephemeral resource is privacy-audit. Its
	// README has the versions that fail to show it.
	if expected.fails || e.name == "privacy-audit" && versionInUse(e.t).FailsToShow(true) != "" {
		return
	}
	var plan struct {
		Checks []struct{ Status string }
	}
	if err := json.Unmarshal([]byte(e.mustRun(expected.env, "show", "-json", "plan.bin")), &plan); err != nil {
		e.t.Fatal(err)
	}
	failed := slices.ContainsFunc(plan.Checks, func(check struct{ Status string }) bool { return check.Status == "fail" })
	if failed != warned {
		e.t.Errorf("the plan printed a warning: %t, its JSON has a failed check: %t", warned, failed)
	}
}

// keepsNoTitles searches the state for the titles of events. They may quote anything, and
// lists of events contain them too.
func (e example) keepsNoTitles() {
	e.t.Helper()
	state, err := os.ReadFile(filepath.Join(e.dir, "terraform.tfstate"))
	if err != nil {
		e.t.Fatal(err)
	}
	for name, title := range titles(e.t) {
		if strings.Contains(string(state), title) {
			e.t.Errorf("the state has the title of the event %s", name)
		}
	}
}

// titles returns the titles of all events that the policies are tried on.
func titles(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, project := range []string{policyworld.Healthy, policyworld.Failing} {
		for _, name := range []string{policyworld.Probe, policyworld.Python, policyworld.JavaScript, policyworld.Native} {
			var event struct{ Title string }
			if err := json.Unmarshal(policyworld.Event(project, name), &event); err != nil || event.Title == "" {
				t.Fatalf("the event %s of %s has no title: %v", name, project, err)
			}
			found[name+" of "+project] = event.Title
		}
	}
	return found
}

var textBlock = regexp.MustCompile("(?s)```text\n(.*?)```")

// textBlocks returns the output blocks of a README.
func textBlocks(t *testing.T, readme string) []string {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, block := range textBlock.FindAllStringSubmatch(string(text), -1) {
		blocks = append(blocks, block[1])
	}
	if len(blocks) < 2 {
		t.Fatalf("%s shows no output for good and bad events", readme)
	}
	return blocks
}

// expectShown expects each line of a block in the output, in that order, however Terraform
// wraps it. An ellipsis matches anything.
func expectShown(t *testing.T, output, block string) {
	t.Helper()
	rest := strings.Join(strings.Fields(output), " ")
	for line := range strings.Lines(block) {
		line = strings.Join(strings.Fields(line), " ")
		for part := range strings.SplitSeq(line, "…") {
			_, after, found := strings.Cut(rest, part)
			if !found {
				t.Errorf("%q is not in the output, or not in its place:\n%s", line, output)
				return
			}
			rest = after
		}
	}
}
