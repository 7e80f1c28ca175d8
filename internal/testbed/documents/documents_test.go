// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// top is the root of the repository.
const top = "../../.."

// read returns a file by its path from the top.
func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(top, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// files returns the files below a directory that have a suffix, by their path from the top.
func files(t *testing.T, below, end string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS(top), below, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, end) {
			found = append(found, path)
		}
		return err
	})
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s in %s: %v", end, below, err)
	}
	return found
}

func schemaOf(t *testing.T) *tfprotov6.GetProviderSchemaResponse {
	t.Helper()
	schema, err := provider.NewServer("test").GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(schema.Diagnostics) > 0 || len(schema.DataSourceSchemas) == 0 {
		t.Fatal(err, schema)
	}
	return schema
}

// TestEveryEntityIsDocumented: everything that the provider registers has a page, a complete
// example, and an entry in README, first page, changelog, and mock.
func TestEveryEntityIsDocumented(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	readme, index, changelog := read(t, "README.md"), read(t, "docs/index.md"), read(t, "CHANGELOG.md")
	for _, entry := range files(t, ".changes/unreleased", ".yaml") {
		changelog += read(t, entry)
	}
	wants := func(name, page, example string) {
		text := read(t, page)
		if config := read(t, example); !strings.Contains(config, "required_providers") || !strings.Contains(text, config) {
			t.Errorf("%s does not begin with the complete example %s", page, example)
		}
		if !strings.Contains(readme, "("+page+")") {
			t.Errorf("README.md does not link to %s", page)
		}
		if !strings.Contains(changelog, "`"+name+"`") {
			t.Errorf("CHANGELOG.md does not name %s", name)
		}
	}
	for name := range schema.DataSourceSchemas {
		wants(name, "docs/data-sources/"+strings.TrimPrefix(name, "sentry_")+".md", "examples/data-sources/"+name+"/data-source.tf")
	}
	for name := range schema.EphemeralResourceSchemas {
		wants(name, "docs/ephemeral-resources/"+strings.TrimPrefix(name, "sentry_")+".md",
			"examples/ephemeral-resources/"+name+"/ephemeral-resource.tf")
	}
	for name := range schema.Functions {
		wants(name, "docs/functions/"+name+".md", "examples/functions/"+name+"/function.tf")
	}
	if !strings.Contains(readme, "```terraform\n"+read(t, "examples/provider/provider.tf")+"```") {
		t.Error("README.md does not contain examples/provider/provider.tf")
	}
	if result := strings.TrimSpace(read(t, "examples/provider/provider.txt")); !strings.Contains(readme, "`"+result+"`") {
		t.Errorf("README.md does not show the output %s", result)
	}
	if words := len(strings.Fields(readme)); words < 600 || words > 700 {
		t.Errorf("README.md has %d words", words)
	}
	for _, name := range []string{"sentry_event", "sentry_events", "sentry_event_query"} {
		if !strings.Contains(index, "`"+name+"`") {
			t.Errorf("docs/index.md does not name %s", name)
		}
	}
	pages := len(schema.DataSourceSchemas) + len(schema.EphemeralResourceSchemas) + len(schema.Functions)
	if got := len(slices.DeleteFunc(files(t, "docs", ".md"), func(path string) bool {
		return strings.HasPrefix(path, "docs/guides/") || path == "docs/index.md"
	})); got != pages {
		t.Errorf("%d pages of what the provider offers, which is %d", got, pages)
	}
}

// TestExamplesShowTheirOutput: a page shows each recorded output, and each first example has
// one.
func TestExamplesShowTheirOutput(t *testing.T) {
	t.Parallel()
	pages := ""
	for _, page := range files(t, "docs", ".md") {
		pages += read(t, page)
	}
	for _, output := range files(t, "examples", ".txt") {
		if !strings.Contains(pages, "```text\n"+strings.TrimSpace(read(t, output))) {
			t.Errorf("%s is on no page", output)
		}
	}
	for _, kind := range []string{"provider/provider", "data-sources/*/data-source", "ephemeral-resources/*/ephemeral-resource", "functions/*/function"} {
		configs, err := fs.Glob(os.DirFS(top), "examples/"+kind+".tf")
		if err != nil || len(configs) == 0 {
			t.Fatal(kind, err)
		}
		for _, config := range configs {
			_ = read(t, strings.TrimSuffix(config, ".tf")+".txt")
		}
	}
}

// largestPage is the size in bytes at which the Terraform registry truncates pages.
const largestPage = 500_000

// TestPagesFitRegistry checks that pages have the parts that the registries show. It also
// checks that the first page and that of the event begin with the most important sections.
func TestPagesFitRegistry(t *testing.T) {
	t.Parallel()
	heading := regexp.MustCompile(`(?m)^page_title: ".+"$`)
	description := regexp.MustCompile(`(?m)^description: \|-\n {2}\S`)
	for _, page := range files(t, "docs", ".md") {
		text := read(t, page)
		front, _, found := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
		if !found || !heading.MatchString(front) || !description.MatchString(front) {
			t.Errorf("%s lacks a title or a description", page)
		}
		if len(text) > largestPage/2 {
			t.Errorf("%s has %d bytes, of %d that are shown", page, len(text), largestPage)
		}
	}
	overview, _, _ := strings.Cut(read(t, "docs/index.md"), "\n## Token")
	const screen = 80
	if !strings.Contains(overview, "\n## Example Usage\n\n```terraform\n") {
		t.Error("the first page does not begin with Example Usage")
	}
	if lines := strings.Count(overview, "\n"); lines > screen {
		t.Errorf("the first page has %d lines before it explains tokens", lines)
	}
	for _, word := range []string{"sntrys_", "project:read", "event:read", "org:read", "de.sentry.io", "Self-hosted", "jianyuan/sentry", "SENTRY_AUTH_TOKEN"} {
		if !strings.Contains(overview, word) {
			t.Errorf("the first page does not begin with %s", word)
		}
	}
	for _, page := range files(t, "docs", ".md") {
		text := read(t, page)
		isReference := !strings.HasPrefix(page, "docs/guides/") && page != "docs/index.md"
		if first := strings.Index(text, "\n## "); isReference && !strings.HasPrefix(text[max(first, 0):], "\n## Example Usage\n") {
			t.Errorf("%s does not begin with an example", page)
		}
	}
	event, last := read(t, "docs/data-sources/event.md"), -1
	for _, heading := range []string{"## Example Usage", "## Which event", "## Common expressions", "## Reference"} {
		if at := strings.Index(event, "\n"+heading+"\n"); at <= last {
			t.Errorf("the page of the event lacks %q, or has it elsewhere", heading)
		} else {
			last = at
		}
	}
}

// TestArgumentsAreDocumented: the pages contain every argument of the provider block and its
// variables.
func TestArgumentsAreDocumented(t *testing.T) {
	t.Parallel()
	variable := regexp.MustCompile("`(SENTRY_[A-Z_]+)`")
	variables := map[string]bool{"SENTRY_EVENT_ID": true} // used only by the demo
	for _, attribute := range schemaOf(t).Provider.Block.Attributes {
		for _, name := range variable.FindAllStringSubmatch(attribute.Description, -1) {
			variables[name[1]] = true
		}
	}
	if len(variables) < 6 {
		t.Fatalf("only %v found; the test itself is broken", slices.Sorted(maps.Keys(variables)))
	}
	for _, path := range append(files(t, "docs", ".md"), "README.md") {
		for _, name := range regexp.MustCompile(`\bSENTRY_[A-Z_]+\b`).FindAllString(read(t, path), -1) {
			if !variables[name] && name != "SENTRY_HTTP" {
				t.Errorf("%s names %s, which the provider does not read", path, name)
			}
		}
	}
}
