// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// schemas lists every schema of the provider by kind and name.
func schemas(t *testing.T) map[string]*tfprotov6.Schema {
	t.Helper()
	response := acctest.NewProtocol(t, provider.NewServer("test")).Schemas()
	found := map[string]*tfprotov6.Schema{"provider": response.Provider}
	for name, schema := range response.DataSourceSchemas {
		found["data "+name] = schema
	}
	for name, schema := range response.EphemeralResourceSchemas {
		found["ephemeral "+name] = schema
	}
	if len(found) < 2 {
		t.Fatal("there are no schemas")
	}
	return found
}

// TestSchemaMatchesGoldenFile makes every change of the public interface a change of a file
// that people review.
func TestSchemaMatchesGoldenFile(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	all := schemas(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, a := range acctest.Attributes(all[name]) {
			fmt.Fprintf(&text, "%s %s: %s\n", name, a.Path, traits(a))
		}
	}
	text.WriteString(functions(t))
	file := filepath.Join("testdata", "schema.txt")
	if *update {
		if err := os.WriteFile(file, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(text.String(), "\n")
	committed := strings.Split(string(want), "\n")
	for _, line := range committed {
		if !slices.Contains(got, line) {
			t.Errorf("gone or changed, which breaks users:\n%s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(committed, line) {
			t.Errorf("new or changed:\n%s", line)
		}
	}
	if t.Failed() {
		t.Log("if all of that is meant, write the file anew: go test ./internal/provider -run Schema -update")
	}
}

// functions lists the functions, one line each.
func functions(t *testing.T) string {
	t.Helper()
	protocol := acctest.NewProtocol(t, provider.NewServer("test"))
	event := protocol.DataSourceType("sentry_event")
	all := protocol.Schemas().Functions
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		parameters := make([]string, len(all[name].Parameters))
		for i, parameter := range all[name].Parameters {
			parameters[i] = parameter.Name + " " + parameter.Type.String()
		}
		result := all[name].Return.Type.String()
		if all[name].Return.Type.Equal(event) {
			result = "what data sentry_event is"
		}
		line := fmt.Sprintf("function %s(%s): %s\n", name, strings.Join(parameters, ", "), result)
		text.WriteString(strings.ReplaceAll(line, "tftypes.", ""))
	}
	return text.String()
}

// traits describes an attribute in one line.
func traits(a acctest.SchemaAttribute) string {
	var kind string
	if a.Type != nil {
		kind = a.Type.String()
	} else {
		kind = "nested " + a.NestedType.Nesting.String()
	}
	words := []string{strings.ReplaceAll(strings.ReplaceAll(kind, "tftypes.", ""), "DynamicPseudoType", "dynamic")}
	for word, has := range map[string]bool{
		"required": a.Required, "optional": a.Optional, "computed": a.Computed, "sensitive": a.Sensitive,
		"deprecated": a.Deprecated,
	} {
		if has {
			words = append(words, word)
		}
	}
	slices.Sort(words[1:])
	return strings.Join(words, ", ")
}

var snakeCase = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

func TestEveryAttributeIsDescribed(t *testing.T) {
	t.Parallel()
	for name, schema := range schemas(t) {
		if schema.Block.Description == "" || schema.Block.DescriptionKind != tfprotov6.StringKindMarkdown {
			t.Errorf("%s has no Markdown description", name)
		}
		for _, a := range acctest.Attributes(schema) {
			switch {
			case !snakeCase.MatchString(a.Name):
				t.Errorf("%s: %s is not snake_case", name, a.Path)
			case !strings.HasSuffix(a.Description, "."):
				t.Errorf("%s: the description of %s is no sentence: %q", name, a.Path, a.Description)
			case strings.Contains(a.Description, "  ") || strings.Contains(a.Description, ".."):
				t.Errorf("%s: the description of %s has a slip: %q", name, a.Path, a.Description)
			}
		}
	}
}

// TestListsContainNoSensitiveAttributes prevents the mark that makes Terraform need quadratic
// time.
func TestListsContainNoSensitiveAttributes(t *testing.T) {
	t.Parallel()
	for name, schema := range schemas(t) {
		for _, a := range acctest.Attributes(schema) {
			if a.Sensitive && a.InList {
				t.Errorf("%s: %s is sensitive below a list; mark the list", name, a.Path)
			}
		}
	}
}

// TestSchemaContainsNoDynamicTypesOrSets requires lists and maps in results, and known types.
func TestSchemaContainsNoDynamicTypesOrSets(t *testing.T) {
	t.Parallel()
	for name, schema := range schemas(t) {
		for _, a := range acctest.Attributes(schema) {
			kind := traits(a)
			if strings.Contains(kind, "dynamic") {
				t.Errorf("%s: %s is dynamic", name, a.Path)
			}
			if a.Computed && strings.Contains(strings.ToLower(kind), "set") {
				t.Errorf("%s: %s is a computed set", name, a.Path)
			}
		}
	}
}

// TestEphemeralSchemaMatchesDataSource: both have the same attributes, except for the name of
// the operation in timeouts.
func TestEphemeralSchemaMatchesDataSource(t *testing.T) {
	t.Parallel()
	all := schemas(t)
	data, ephemeral := acctest.Attributes(all["data sentry_event"]), acctest.Attributes(all["ephemeral sentry_event"])
	if len(data) != len(ephemeral) || len(data) < 500 {
		t.Fatalf("%d attributes and %d", len(data), len(ephemeral))
	}
	for i, a := range data {
		variant := ephemeral[i]
		if a.Path == "timeouts.read" {
			a.Path = "timeouts.open"
		}
		if a.Path != variant.Path || traits(a) != traits(variant) || a.Description != variant.Description {
			t.Errorf("%s: %s\n%s\nis\n%s: %s\n%s", a.Path, traits(a), a.Description, variant.Path, traits(variant), variant.Description)
		}
	}
}
