// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/terraformcli"
)

// policy is an example that judges events, with what a user sets.
type policy struct {
	// good and bad are the variables for a project whose events are as they
	// should be, and for one whose are not.
	good, bad []string
	// fails says that bad events make the plan fail instead of warning.
	fails bool
}

const eventLink = "TF_VAR_link=https://acme.sentry.io/issues/7200000002/events/"

var policies = map[string]policy{
	"post-deploy-smoke":     onProject(false),
	"release-gate":          onProject(true),
	"privacy-audit":         onProject(false),
	"readable-stack-traces": onProject(false),
	"sdk-floor": {
		good: []string{"TF_VAR_organization=acme", `TF_VAR_projects=["healthy"]`},
		bad:  []string{"TF_VAR_organization=acme", `TF_VAR_projects=["healthy","failing"]`},
	},
	"incident-evidence": {
		good:  []string{"TF_VAR_organization=acme", eventLink + policyworld.ID(policyworld.Failing, policyworld.Python) + "/"},
		bad:   []string{"TF_VAR_organization=acme", eventLink + "latest/"},
		fails: true,
	},
	"event-to-alerting": {
		good:  []string{"TF_VAR_project=failing", eventLink + "latest/"},
		bad:   []string{"TF_VAR_project=failing", "TF_VAR_link=https://acme.sentry.io/settings/"},
		fails: true,
	},
}

func onProject(fails bool) policy {
	return policy{
		good:  []string{"TF_VAR_organization=acme", "TF_VAR_project=" + policyworld.Healthy},
		bad:   []string{"TF_VAR_organization=acme", "TF_VAR_project=" + policyworld.Failing},
		fails: fails,
	}
}

// TestTesting runs the tests of the example that shows how to test, and of the
// audit report, whose output is tested beside the command that makes it.
func TestTesting(t *testing.T) {
	cli, _ := stage(t)
	for _, name := range []string{"testing", "audit-report"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			if err := os.CopyFS(dir, os.DirFS(name)); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"init", "-no-color"}, {"test", "-no-color"}} {
				if output, err := cli.Command(t.Context(), dir, nil, args...).CombinedOutput(); err != nil {
					t.Fatalf("terraform %s: %v\n%s", args[0], err, output)
				}
			}
		})
	}
}

// TestPolicies runs each example as its README says: its own tests, and a plan
// for good and for bad events, which have to print what the README shows.
func TestPolicies(t *testing.T) {
	cli, _ := stage(t)
	installJianyuan(t, cli)
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits())).Start()
	t.Cleanup(server.Close)
	env := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
	for name, p := range policies {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			if err := os.CopyFS(dir, os.DirFS(name)); err != nil {
				t.Fatal(err)
			}
			run := func(env []string, args ...string) (string, error) {
				output, err := cli.Command(t.Context(), dir, env, args...).CombinedOutput()
				return strings.ReplaceAll(string(output), server.URL, "https://sentry.io"), err
			}
			if output, err := run(nil, "init", "-no-color"); err != nil {
				t.Fatalf("terraform init: %v\n%s", err, output)
			}
			if output, err := run(nil, "test", "-no-color"); err != nil || !strings.Contains(output, "Success!") {
				t.Errorf("terraform test: %v\n%s", err, output)
			}
			shown := textBlocks(t, filepath.Join(name, "README.md"))
			output, err := run(append(env, p.good...), "plan", "-no-color", "-input=false")
			if err != nil || strings.Contains(output, "Warning:") {
				t.Errorf("good events: %v\n%s", err, output)
			}
			expectShown(t, output, shown[0])
			output, err = run(append(env, p.bad...), "plan", "-no-color", "-input=false")
			if _, exited := err.(*exec.ExitError); exited != p.fails { //nolint:errorlint // Nothing wraps it.
				t.Errorf("bad events: %v\n%s", err, output)
			}
			expectShown(t, output, shown[1])
			for _, block := range shown[2:] { // what the gate of the privacy audit says
				output, err = run(append(env, append(p.bad, "TF_VAR_gate=true")...), "plan", "-no-color", "-input=false")
				if err == nil {
					t.Errorf("the gate let bad events pass:\n%s", output)
				}
				expectShown(t, output, block)
			}
		})
	}
}

// installJianyuan puts a stand-in for the provider jianyuan/sentry where
// Terraform installs providers from.
func installJianyuan(t *testing.T, cli *terraformcli.CLI) {
	t.Helper()
	const version = "0.15.4"
	platforms, err := filepath.Glob(filepath.Join(cli.Mirror, "registry.terraform.io", "seed-88433aaa", "sentry", "*", "*"))
	if err != nil || len(platforms) != 1 {
		t.Fatal(platforms, err)
	}
	dir := filepath.Join(cli.Mirror, "registry.terraform.io", "jianyuan", "sentry", version, filepath.Base(platforms[0]))
	build := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(dir, "terraform-provider-sentry_v"+version),
		"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest/jianyuan")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

var textBlock = regexp.MustCompile("(?s)```text\n(.*?)```")

// textBlocks gives what a README shows of the output.
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

// expectShown wants each line of a block in the output, in that order, however
// Terraform wraps it.
func expectShown(t *testing.T, output, block string) {
	t.Helper()
	rest := strings.Join(strings.Fields(output), " ")
	for line := range strings.Lines(block) {
		line = strings.Join(strings.Fields(line), " ")
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Errorf("%q is not in the output, or not in its place:\n%s", line, output)
			return
		}
		rest = after
	}
}
