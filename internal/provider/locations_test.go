// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/query"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sourcemaps"
)

// tables are the fields of each data source, in the order of the guide.
var tables = []struct {
	name  string
	table *field.Table
}{
	{"sentry_event", event.DataSource().Results},
	{"sentry_events", events.DataSource().Results},
	{"sentry_event_attachments", attachments.DataSource().Results},
	{"sentry_event_query", query.DataSource().Results},
	{"sentry_event_source_maps", sourcemaps.DataSource().Results},
	{"sentry_issue", issues.Issue().Results},
	{"sentry_issue_tag", issues.Tag().Results},
	{"sentry_issues", issues.List().Results},
}

const locationsBegin = "<!-- Generated from the tables of fields by make update. -->\n"

// TestSchemaLocationsAreInGuide requires the location of every attribute in the guide. Only
// the guide documents locations, because descriptions do not contain them.
func TestSchemaLocationsAreInGuide(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "..", "templates", "guides", "attribute-locations.md")
	guide, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	prose, committed, found := strings.Cut(string(guide), locationsBegin)
	if !found {
		t.Fatalf("%s lacks the line %q", file, locationsBegin)
	}
	generated := locations()
	if *update {
		if err := os.WriteFile(file, []byte(prose+locationsBegin+generated), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if committed != generated {
		t.Errorf("the tables of %s differ from the fields: run make update", file)
	}
	for name := range schemas(t) {
		name, isData := strings.CutPrefix(name, "data ")
		if isData && !strings.Contains(generated, "## `"+name+"`\n") {
			t.Errorf("%s lacks %s", file, name)
		}
	}
}

// locations returns a table of the locations for each data source.
func locations() string {
	var text strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&text, "\n## `%s`\n\n| Attribute | Location |\n|---|---|\n", t.name)
		for a := range t.table.Attributes() {
			if !a.Nested() {
				fmt.Fprintf(&text, "| `%s` | %s |\n", strings.ReplaceAll(a.Path, "{}", "[]"), locationOf(a))
			}
		}
	}
	return text.String()
}

// locationOf returns the location of an attribute in the form of the guide.
func locationOf(a field.Attribute) string {
	if a.Location == nil {
		return "*computed*"
	}
	location := "`" + joined(a.Location) + "`"
	if a.Also != nil {
		location += ", then `" + joined(a.Also) + "`"
	}
	return location
}

func joined(steps []string) string { return strings.ReplaceAll(strings.Join(steps, "."), "{}", "[]") }
