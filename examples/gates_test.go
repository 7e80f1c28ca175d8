// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// gates are the examples of reference pages with a condition. Each has the text that it
// prints for an event that has only an ID, or for a query without a match.
var gates = map[string]string{
	"cookbook/gate-new-issues.tf": `
		Error: Resource postcondition failed
		Nothing to evaluate: Sentry has no event of the release does-not-exist.`,
	"cookbook/gate-release.tf": `
		Error: Resource postcondition failed
		Nothing to evaluate: production has no event of the release does-not-exist.`,
	"cookbook/personal-data.tf": `
		Error: Resource postcondition failed
		The event was not scanned, or has no content to scan.`,
	"data-sources/sentry_event/data-source-check.tf": `
		Warning: Check block assertion failed
		The probe was sent from the environment null.
		Warning: Check block assertion failed
		The probe lacks a tag that every event must have.`,
	"data-sources/sentry_event/data-source-postcondition.tf": `
		Error: Resource postcondition failed
		Unhandled, or the event does not show whether it was handled: "an error".
		Error: Resource postcondition failed
		The program ran out of memory, or the event names no exception.`,
	"data-sources/sentry_event/data-source-scan.tf": `
		Error: Resource postcondition failed
		The event was not scanned, or has no content to scan.`,
	"data-sources/sentry_event_query/data-source-gate.tf": `
		Error: Resource postcondition failed
		Nothing to evaluate: production has no event of the release does-not-exist.`,
	"ephemeral-resources/sentry_event/ephemeral-resource.tf": `
		Error: Resource postcondition failed
		The sample event has no content to evaluate.`,
	"functions/version_satisfies/function.tf": `
		Error: Resource postcondition failed
		The SDK null is not known to be 2.0 or newer. Its version is null.`,
}

// TestGatesAreListed expects each example with a condition in gates.
func TestGatesAreListed(t *testing.T) {
	t.Parallel()
	var found []string
	err := fs.WalkDir(examples.FS, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tf" {
			return err
		}
		text, err := fs.ReadFile(examples.FS, path)
		if strings.Contains(string(text), "error_message") {
			found = append(found, path)
		}
		return err
	})
	if listed := slices.Sorted(maps.Keys(gates)); err != nil || !slices.Equal(found, listed) {
		t.Errorf("examples with conditions: %q, listed: %q, %v", found, listed, err)
	}
}

var (
	projectOf = regexp.MustCompile(`project( +)= "[^"]*"`)
	eventOf   = regexp.MustCompile(`event_id( +)= "[^"]*"`)
	releaseOf = regexp.MustCompile(`default = "[^"]*"`)
)

// withEvent returns a configuration that reads another event, and requests a release that
// does not exist.
func withEvent(config, project, event string) string {
	config = projectOf.ReplaceAllString(config, fmt.Sprintf(`project$1= %q`, project))
	config = eventOf.ReplaceAllString(config, fmt.Sprintf(`event_id$1= %q`, event))
	return releaseOf.ReplaceAllString(config, `default = "does-not-exist"`)
}

// TestGatesFailForBareAndMissingEvents evaluates the gates of reference pages for a bare
// event, and for one that does not exist.
func TestGatesFailForBareAndMissingEvents(t *testing.T) {
	t.Parallel()
	for file, shown := range gates {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			text, err := fs.ReadFile(examples.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			printed, failed := planOf(t, withEvent(string(text), "web", catalogue.ID("minimal")))
			if failed != strings.Contains(shown, "Error:") {
				t.Errorf("the plan of a bare event failed: %t\n%s", failed, printed)
			}
			expectShown(t, printed, strings.TrimSpace(shown))
			if !strings.Contains(string(text), "event_id") {
				return
			}
			if printed, failed := planOf(t, withEvent(string(text), "web", strings.Repeat("0", 32))); !failed {
				t.Errorf("the plan of an event that does not exist passed:\n%s", printed)
			}
		})
	}
}

// TestOutputsAcceptBareEvents reads a bare event, and one with values of unexpected types,
// with the configurations of reference pages without a gate. No expression fails on a null,
// such as the in_app of a frame.
func TestOutputsAcceptBareEvents(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"data-source.tf", "data-source-sections.tf", "data-source-allow-missing.tf"} {
		text, err := fs.ReadFile(examples.FS, "data-sources/sentry_event/"+file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"minimal", "unexpected"} {
			t.Run(file+"/"+name, func(t *testing.T) {
				t.Parallel()
				config := withEvent(string(text), catalogue.Project(name), catalogue.ID(name))
				if printed, failed := planOf(t, config); failed || !strings.Contains(config, catalogue.ID(name)) {
					t.Error(printed)
				}
			})
		}
	}
}

// TestRowsWithoutLevelAreFatal evaluates the gates on a query for empty rows, with
// Terraform's own mock.
func TestRowsWithoutLevelAreFatal(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"data-sources/sentry_event_query/data-source-gate.tf", "cookbook/gate-release.tf"} {
		t.Run(file, func(t *testing.T) { t.Parallel(); rowsWithoutLevelAreFatal(t, file) })
	}
}

func rowsWithoutLevelAreFatal(t *testing.T, file string) {
	t.Helper()
	config, err := fs.ReadFile(examples.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	const fails = "expect_failures = [data.sentry_event_query.levels]"
	var tests strings.Builder
	tests.WriteString("mock_provider \"sentry\" {}\n")
	for name, run := range map[string][2]string{
		"errors": {`[{ level = "error" }]`, ""},
		"fatal":  {`[{ level = "error" }, { level = "fatal" }]`, fails},
		"none":   {`[]`, fails},
		"bare":   {`[{}]`, fails},
	} {
		fmt.Fprintf(&tests, `
run %q {
  command = plan
  override_data {
    target = data.sentry_event_query.levels
    values = { rows = %s }
  }
  %s
}
`, name, run[0], run[1])
	}
	skipIfRejected(t, string(config))
	cli, _ := stage(t)
	dir := t.TempDir()
	for name, text := range map[string]string{"main.tf": complete(string(config)), "gate.tftest.hcl": tests.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"init", "test"} {
		if output, err := cli.Command(t.Context(), dir, nil, command, "-no-color").CombinedOutput(); err != nil {
			t.Fatalf("terraform %s: %v\n%s", command, err, output)
		}
	}
}

// TestScanPolicyPassesForScrubbedAndBareEvents applies the configuration of the guide about
// personal data to a scrubbed event, and to a bare one.
func TestScanPolicyPassesForScrubbedAndBareEvents(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile(filepath.Join("..", "templates", "guides", "events-personal-data-and-state.md.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	_, policy, found := strings.Cut(string(guide), "### A policy on the scan")
	_, policy, shown := strings.Cut(policy, "```terraform\n")
	policy, _, _ = strings.Cut(policy, "```")
	if !found || !shown {
		t.Fatal("the guide has no policy on the scan")
	}
	for name, want := range map[string]string{
		"scrubbed": "",
		"minimal":  "The event has no content to scan.\nSentry scrubbed nothing: is data scrubbing on?",
	} {
		printed, failed := planOf(t, fmt.Sprintf(`
data "sentry_event" "audit" {
  organization = "acme"
  project      = %q
  event_id     = %q
  include      = ["scan"]
}
`, map[string]string{"scrubbed": "backend", "minimal": "web"}[name], catalogue.ID(name))+policy)
		expectShown(t, printed, want)
		if warned := strings.Contains(printed, "Warning:"); failed || warned != (want != "") {
			t.Errorf("%s: failed %t, warned %t:\n%s", name, failed, warned, printed)
		}
	}
}

// TestDemoChecksHandleMissingAndBareEvents evaluates the checks of the demo without events,
// and for a bare one.
func TestDemoChecksHandleMissingAndBareEvents(t *testing.T) {
	t.Parallel()
	checks, err := os.ReadFile(filepath.Join("demo", "checks.tf"))
	if err != nil {
		t.Fatal(err)
	}
	const handled, release = "Not handled by the program, or unknown: ", ".\nAn event belongs to no release, or there is no event."
	bare := catalogue.ID("minimal")
	for name, test := range map[string]struct{ ids, want string }{
		"empty": {"[]", handled + "there is no event" + release},
		"bare":  {fmt.Sprintf("[%q]", bare), handled + bare + release},
	} {
		printed, failed := planOf(t, fmt.Sprintf(`
data "sentry_event" "sample" {
  for_each     = toset(%s)
  organization = "acme"
  project      = "web"
  event_id     = each.value
}
`, test.ids)+string(checks))
		if failed {
			t.Errorf("%s:\n%s", name, printed)
		}
		expectShown(t, printed, test.want)
	}
}

// planOf returns the output of a configuration's plan, and whether it fails.
func planOf(t *testing.T, config string) (string, bool) {
	t.Helper()
	skipIfRejected(t, config)
	cli, env := stage(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(complete(config)), 0o600); err != nil {
		t.Fatal(err)
	}
	if output, err := cli.Command(t.Context(), dir, env, "init", "-no-color").CombinedOutput(); err != nil {
		t.Fatalf("terraform init: %v\n%s", err, output)
	}
	output, err := cli.Command(t.Context(), dir, env, "plan", "-no-color", "-input=false").CombinedOutput()
	return string(output), err != nil
}
