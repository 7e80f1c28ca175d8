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

// verifyPolicies runs the unit tests of the policies. Conftest cancels a test after five
// seconds, which can happen on a busy machine, so such a run is repeated.
func verifyPolicies(t *testing.T) {
	t.Helper()
	for {
		output, err := conftest(t, "verify", "--policy", "policy", "--data", "data")
		switch {
		case err == nil:
			return
		case t.Context().Err() != nil || !strings.Contains(output, "eval_cancel_error"):
			t.Fatalf("conftest verify: %v\n%s", err, output)
		}
		t.Log("conftest ran out of its time, and is run again")
	}
}

// TestRegoPoliciesDenyBadEvents runs the unit tests of the policies. Then it runs the
// policies over the plans of good events, of bad events, and of none, as the README
// describes.
func TestRegoPoliciesDenyBadEvents(t *testing.T) {
	t.Parallel()
	verifyPolicies(t)
	cli, _ := stage(t)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	glitchTip := policyworld.Add(mocksentry.NewDefault(mocksentry.As(mocksentry.GlitchTip))).Start()
	t.Cleanup(glitchTip.Close)
	reach := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
	shown := textBlocks(t, filepath.Join("opa", "README.md"))
	const release = "TF_VAR_release=shop@4.2.0+build.311"
	for name, run := range map[string]struct {
		env    []string
		passes bool
		want   string
	}{
		"failing":         {env: on(policyworld.Failing), want: shown[0]},
		"healthy":         {env: on(policyworld.Healthy), passes: true, want: shown[1]},
		"healthy release": {env: on(policyworld.Healthy, release), passes: true, want: shown[1]},
		"failing release": {env: on(policyworld.Failing, "TF_VAR_release=shop@4.1.7+build.298"), want: shown[2]},
		"unknown release": {env: on(policyworld.Healthy, "TF_VAR_release=shop@4.3.0"), want: shown[3]},
		"empty release":   {env: on(policyworld.Empty, release), want: "so nothing was evaluated"},
		"empty":           {env: on(policyworld.Empty), want: "FAIL - plan.json - main - plan: found: no event was read, so nothing was evaluated"},
		"bare": {env: on(policyworld.Bare), want: "(event " + policyworld.BareID +
			"): found: the event has no content, so nothing can be evaluated"},
		"without reports": {
			env:  on(policyworld.Healthy, "SENTRY_BASE_URL="+glitchTip.URL, "TF_VAR_source_maps=false"),
			want: "readable: no report of sentry_event_source_maps has a resolved frame of the event",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "opa")
			if err := terraformcli.CopyConfiguration(dir, "opa"); err != nil {
				t.Fatal(err)
			}
			env := slices.Concat(reach, run.env)
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
			if (err == nil) != run.passes {
				t.Errorf("%v\n%s", err, output)
			}
			expectShown(t, strings.ReplaceAll(output, file, "plan.json"), run.want)
		})
	}
}
