// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// conftest runs the conftest of its tools module in the directory of the example.
func conftest(t *testing.T, args ...string) (string, error) {
	t.Helper()
	tools, err := filepath.Abs(filepath.Join("..", "tools", "conftest", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "go", append([]string{"tool", "-modfile=" + tools, "conftest"}, args...)...)
	command.Dir = "opa"
	output, err := command.CombinedOutput()
	return string(output), err
}

// withoutReports is a run for the healthy project on a server that has no reports about
// source maps.
const withoutReports = "without reports"

// TestRego runs the unit tests of the policies, and then the policies over the
// plans of good and of bad events, as the README says, and of none.
func TestRego(t *testing.T) {
	t.Parallel()
	if output, err := conftest(t, "verify", "--policy", "policy", "--data", "data"); err != nil {
		t.Fatalf("conftest verify: %v\n%s", err, output)
	}
	cli, _ := stage(t)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	glitchTip := policyworld.Add(mocksentry.NewDefault(mocksentry.As(mocksentry.GlitchTip))).Start()
	t.Cleanup(glitchTip.Close)
	reach := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull, "TF_VAR_organization=acme"}
	shown := textBlocks(t, filepath.Join("opa", "README.md"))
	for project, want := range map[string]string{
		policyworld.Failing: shown[0],
		policyworld.Healthy: shown[1],
		policyworld.Empty:   "FAIL - plan.json - main - plan: found: no event was read, so that nothing was judged",
		policyworld.Bare:    "(event " + policyworld.BareID + "): found: the event has no content, so nothing can be evaluated",
		withoutReports:      "readable: no report of sentry_event_source_maps has a resolved frame of the event",
	} {
		t.Run(project, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "opa")
			if err := terraformcli.CopyConfiguration(dir, "opa"); err != nil {
				t.Fatal(err)
			}
			env := append(slices.Clone(reach), "TF_VAR_project="+project)
			if project == withoutReports {
				env = append(slices.Clone(reach), "SENTRY_BASE_URL="+glitchTip.URL, "TF_VAR_project="+policyworld.Healthy, "TF_VAR_source_maps=false")
			}
			for _, args := range [][]string{{"init", "-no-color"}, {"plan", "-no-color", "-input=false", "-out", "plan.bin"}} {
				output, err := cli.Command(t.Context(), dir, env, args...).CombinedOutput()
				if err != nil {
					t.Fatalf("terraform %s: %v\n%s", args[0], err, output)
				}
			}
			plan, err := cli.Command(t.Context(), dir, nil, "show", "-json", "plan.bin").Output()
			if err != nil {
				t.Fatal(err)
			}
			for name, title := range titles(t) {
				if strings.Contains(string(plan), title) {
					t.Errorf("the plan has the title of the event %s", name)
				}
			}
			file := filepath.Join(dir, "plan.json")
			if err := os.WriteFile(file, plan, 0o600); err != nil {
				t.Fatal(err)
			}
			output, err := conftest(t, "test", "--no-color", "--policy", "policy", "--data", "data", file)
			if (err == nil) != (project == policyworld.Healthy) {
				t.Errorf("%v\n%s", err, output)
			}
			expectShown(t, strings.ReplaceAll(output, file, "plan.json"), want)
		})
	}
}
