// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/catalogue"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/terraformcli"
)

// requiredProviders is what the examples of the data source leave out.
const requiredProviders = `
terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}
`

// TestExamples plans every example that the documentation shows, each by itself
// as a reader would copy it. The demo's tests do so with the demo.
func TestExamples(t *testing.T) {
	cli, env := stage(t)
	installStandIn(t, cli)
	for _, pattern := range []string{"provider/*.tf", "data-sources/*/*.tf", "ephemeral-resources/*/*.tf", "functions/*/*.tf"} {
		files, err := fs.Glob(examples.FS, pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no examples match %s: %v", pattern, err)
		}
		for _, file := range files {
			t.Run(file, func(t *testing.T) {
				config, err := fs.ReadFile(examples.FS, file)
				if err != nil {
					t.Fatal(err)
				}
				plan(t, cli, env, string(config))
			})
		}
	}
}

// TestCopiedExpressions plans the expressions that the page of the data source
// offers for copying, for an event that has everything and one that has nothing.
func TestCopiedExpressions(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "templates", "data-sources", "event.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "## To copy")
	table, _, _ = strings.Cut(table, "## Sections")
	expressions := regexp.MustCompile("`([^`]*data\\.sentry_event\\.x[^`]*)`").FindAllStringSubmatch(table, -1)
	if len(expressions) < 10 {
		t.Fatalf("only %d expressions found; the test itself is broken", len(expressions))
	}
	cli, env := stage(t)
	for project, name := range map[string]string{"backend": "error-python", "web": "minimal"} {
		t.Run(name, func(t *testing.T) {
			var config strings.Builder
			fmt.Fprintf(&config, "data \"sentry_event\" \"x\" {\n  organization = \"acme\"\n  project = %q\n  event_id = %q\n}\n",
				project, catalogue.ID(name))
			for i, expression := range expressions {
				fmt.Fprintf(&config, "output \"o%d\" {\n  sensitive = true\n  value = %s\n}\n", i, expression[1])
			}
			plan(t, cli, env, config.String())
		})
	}
}

// stage prepares Terraform and a mock Sentry, and gives the environment to reach
// the latter.
func stage(t *testing.T) (*terraformcli.CLI, []string) {
	t.Helper()
	// The provider is built from main.go, which nothing imports: looking at it
	// makes it count for the cache of results of tests.
	if _, err := os.Stat(filepath.Join("..", "main.go")); err != nil {
		t.Fatal(err)
	}
	cli, err := terraformcli.New(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	server := mocksentry.NewDefault().Start()
	t.Cleanup(server.Close)
	return cli, []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
}

// plan runs what a reader would run, and wants neither errors nor warnings nor
// reads that are put off until apply. Those come from data sources in check
// blocks, which no example should teach.
func plan(t *testing.T, cli *terraformcli.CLI, env []string, config string) {
	t.Helper()
	if !strings.Contains(config, "required_providers") {
		config += requiredProviders
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-no-color"}, {"validate", "-no-color"}, {"plan", "-no-color"}} {
		output, err := cli.Command(t.Context(), dir, env, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("terraform %s: %v\n%s", args[0], err, output)
		}
		if args[0] == "init" {
			continue // which warns that the provider comes from no registry
		}
		for _, unwanted := range []string{"Warning:", "read during apply"} {
			if strings.Contains(string(output), unwanted) {
				t.Errorf("terraform %s printed %q:\n%s", args[0], unwanted, output)
			}
		}
	}
}

// installStandIn installs this provider at the address of jianyuan/sentry too:
// enough to show that the local names of the two do not get into each other's
// way.
func installStandIn(t *testing.T, cli *terraformcli.CLI) {
	t.Helper()
	host := filepath.Join(cli.Mirror, "registry.terraform.io")
	if err := os.CopyFS(filepath.Join(host, "jianyuan"), os.DirFS(filepath.Join(host, "seed-88433aaa"))); err != nil {
		t.Fatal(err)
	}
}
