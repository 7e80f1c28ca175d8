// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

var update = flag.Bool("update", false, "write anew what the examples print")

// requiredProviders is the block that all examples of a page except the first leave out.
const requiredProviders = `
terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}
`

// firstExamples are complete, so that a reader can begin with any page in an empty directory.
// The others use the same terraform block.
var firstExamples = []string{
	"provider.tf", "provider-with-jianyuan.tf", "data-source.tf", "ephemeral-resource.tf", "function.tf",
}

// TestExamplesPrintDocumentedOutput applies every example of the documentation separately,
// like a reader who copies it. It expects the output file alongside the example. The demo's
// own tests cover the demo.
func TestExamplesPrintDocumentedOutput(t *testing.T) {
	t.Parallel()
	cli, env := stage(t)
	for _, pattern := range []string{"provider/*.tf", "data-sources/*/*.tf", "ephemeral-resources/*/*.tf", "functions/*/*.tf"} {
		files, err := fs.Glob(examples.FS, pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no examples match %s: %v", pattern, err)
		}
		for _, file := range files {
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				config, err := fs.ReadFile(examples.FS, file)
				if err != nil {
					t.Fatal(err)
				}
				first := slices.Contains(firstExamples, path.Base(file))
				if complete := strings.Contains(string(config), "required_providers"); complete != first {
					t.Errorf("it is complete: %t; the first example of a page: %t", complete, first)
				}
				server, _ := strings.CutPrefix(env[0], "SENTRY_BASE_URL=")
				printed := strings.ReplaceAll(apply(t, cli, env, string(config)), server, "https://sentry.io")
				checkOutputs(t, strings.TrimSuffix(file, ".tf")+".txt", printed)
			})
		}
	}
}

var (
	copiedExpression = regexp.MustCompile("`([^`]*data\\.sentry_event\\.checkout[^`]*)`")
	quoted           = regexp.MustCompile("`([^`]*)`")
)

// TestCopiedExpressionsHaveDocumentedValues evaluates the expressions that the page of the
// data source offers for copying. They have the values that the page shows for its example.
// For an event without content, none of them fails, and none is true.
func TestCopiedExpressionsHaveDocumentedValues(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "templates", "data-sources", "event.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	_, overview, _ := strings.Cut(string(page), "## Common expressions")
	overview, _, _ = strings.Cut(overview, "\n## ")
	var outputs, shown strings.Builder
	count := 0
	for line := range strings.Lines(overview) {
		columns := strings.Split(line, " | ")
		var results [][]string
		if len(columns) == 3 {
			results = quoted.FindAllStringSubmatch(columns[2], -1)
		}
		for i, expression := range copiedExpression.FindAllStringSubmatch(line, -1) {
			// Terraform rejects an output that is sensitive if it is not marked as such.
			sensitive := len(results) == 0 && len(columns) == 3 && strings.HasPrefix(columns[2], "yes")
			fmt.Fprintf(&outputs, "output \"o%02d\" {\n  sensitive = %t\n  value = %s\n}\n", count, sensitive, expression[1])
			if i < len(results) {
				fmt.Fprintf(&shown, "o%02d = %s\n", count, results[i][1])
			}
			count++
		}
	}
	if count < 10 {
		t.Fatalf("only %d expressions found; the test itself is broken", count)
	}
	cli, env := stage(t)
	for project, name := range map[string]string{"backend": "error-python", "web": "minimal"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := fmt.Sprintf("data \"sentry_event\" \"checkout\" {\n  organization = \"acme\"\n  project = %q\n  event_id = %q\n}\n%s",
				project, catalogue.ID(name), &outputs)
			printed := apply(t, cli, env, config)
			if name == "error-python" {
				expectShown(t, printed, shown.String())
			} else if strings.Contains(printed, "= true") {
				t.Errorf("an expression is true for an event that has nothing:\n%s", printed)
			}
		})
	}
}

// stage prepares a mock Sentry, and returns Terraform and the environment that reaches the
// mock.
func stage(t *testing.T) (*terraformcli.CLI, []string) {
	t.Helper()
	// The provider is built from main.go, which nothing imports. Reading its status makes the
	// cache of test results depend on it.
	if _, err := os.Stat(filepath.Join("..", "main.go")); err != nil {
		t.Fatal(err)
	}
	prepared, err := terraform()
	if err != nil {
		t.Fatal(err)
	}
	server := mocksentry.NewDefault().Start()
	t.Cleanup(server.Close)
	return prepared.cli, []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
}

// apply runs the commands that a reader would run. It expects neither errors nor warnings nor
// reads that are deferred until apply. Data sources in check blocks cause such reads, which
// no example should teach. It returns the output of the last command.
func apply(t *testing.T, cli *terraformcli.CLI, env []string, config string) string {
	t.Helper()
	return runCommands(t, cli, env, config, "init", "apply -auto-approve")
}

func runCommands(t *testing.T, cli *terraformcli.CLI, env []string, config string, commands ...string) string {
	t.Helper()
	skipIfRejected(t, config)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(complete(config)), 0o600); err != nil {
		t.Fatal(err)
	}
	var printed string
	for _, command := range commands {
		output, err := cli.Command(t.Context(), dir, env, append(strings.Fields(command), "-no-color")...).CombinedOutput()
		if err != nil {
			t.Fatalf("terraform %s: %v\n%s", command, err, output)
		}
		printed = string(output)
		if command == "init" {
			continue // warns that the provider does not come from a registry
		}
		for _, unwanted := range []string{"Warning:", "read during apply"} {
			if strings.Contains(printed, unwanted) {
				t.Errorf("terraform %s printed %q:\n%s", command, unwanted, printed)
			}
		}
	}
	return printed
}

// complete returns a configuration with a block of providers.
func complete(config string) string {
	if strings.Contains(config, "required_providers") {
		return config
	}
	return config + requiredProviders
}

// skipIfRejected skips a test whose configuration the current Terraform does not support.
func skipIfRejected(t *testing.T, config string) {
	t.Helper()
	if reason := versionInUse(t).Rejects(config); reason != "" {
		t.Skip(reason)
	}
}

// versionInUse returns the version of the current Terraform.
func versionInUse(t *testing.T) terraformcli.Version {
	t.Helper()
	prepared, err := terraform()
	if err != nil {
		t.Fatal(err)
	}
	return prepared.version
}

// skipExample is like skipIfRejected for an example in its own directory.
func skipExample(t *testing.T, name string) {
	t.Helper()
	configs, err := filepath.Glob(filepath.Join(name, "*.tf"))
	if err != nil || len(configs) == 0 {
		t.Fatal(name, err)
	}
	for _, config := range configs {
		text, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		skipIfRejected(t, string(text))
	}
}

// checkOutputs compares the outputs of an apply with those in a file of the documentation. If
// an example has no outputs, the file contains Terraform's warnings and errors about it, if
// any.
func checkOutputs(t *testing.T, file, printed string) {
	t.Helper()
	_, got, found := strings.Cut(printed, "Outputs:\n\n")
	if *update && got != "" {
		if err := os.WriteFile(filepath.FromSlash(file), []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if !found {
		expectShown(t, printed, string(want))
	} else if got != string(want) {
		t.Errorf("the outputs are not those of %s (write it anew with -update):\n%s", file, got)
	}
}
