// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

var update = flag.Bool("update", false, "write the golden files anew")

// selections are the sections that every fixture is tested with.
var selections = map[string]map[string]any{
	"default": {},
	"all":     {"include": []string{"all"}},
	"raw":     {"include": []string{"all", "raw"}},
	"nothing": {"exclude": []string{"all"}},
}

// compareGolden compares text with a file below testdata.
func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with: go test ./internal/event -update)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; if that is meant, write it anew with -update:\n%s", file, firstDifference(string(want), got))
	}
}

// firstDifference returns the position where two strings begin to differ.
func firstDifference(want, got string) string {
	wantLines, gotLines := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wantLines), len(gotLines)) {
		if wantLines[i] != gotLines[i] {
			from := max(0, i-3)
			return "want …\n" + strings.Join(wantLines[from:i+1], "\n") + "\ngot …\n" + strings.Join(gotLines[from:i+1], "\n")
		}
	}
	return "one is longer than the other"
}

// serveCatalogue serves every event of the catalogue under its ID.
func serveCatalogue(t testing.TB) *bodies {
	t.Helper()
	served := serveBodies(t)
	for _, name := range catalogue.Names() {
		served.set(catalogue.ID(name), catalogue.Event(name))
	}
	return served
}

func TestStatesMatchGoldenFiles(t *testing.T) {
	t.Parallel()
	provider := wired(t, block(serveCatalogue(t).url))
	for _, name := range catalogue.Names() {
		for folder, include := range map[string]any{"state": []string{"all"}, "state-default": nil} {
			t.Run(folder+"/"+name, func(t *testing.T) {
				t.Parallel()
				state, diagnostics := provider.Read(typeName, map[string]any{"event_id": catalogue.ID(name), "include": include})
				if state.IsZero() {
					t.Fatal(acctest.Texts(diagnostics))
				}
				plain := state.Plain()
				plain["web_url"] = strings.SplitAfter(plain["web_url"].(string), "/organizations/")[1] // the port varies
				compareGolden(t, filepath.Join(folder, name+".json"), indented(t, withoutNulls(plain)))
			})
		}
	}
}

// withoutNulls removes the members of objects that are null. The file schema.txt lists the
// existing attributes, so a new attribute changes only the golden files of the events that
// contain it.
func withoutNulls(value any) any {
	switch container := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for key, member := range container {
			if member != nil {
				kept[key] = withoutNulls(member)
			}
		}
		return kept
	case []any:
		kept := make([]any, len(container))
		for i, element := range container {
			kept[i] = withoutNulls(element)
		}
		return kept
	default:
		return value
	}
}

func indented(t *testing.T, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

// TestFrameworkAndWireReturnSameState reads through the framework, which handles requests whose
// configuration package wire cannot decode. The data source and the ephemeral resource return
// the same values and diagnostics.
func TestFrameworkAndWireReturnSameState(t *testing.T) {
	t.Parallel()
	served := serveCatalogue(t)
	wire, framework := wired(t, block(served.url)), framed(t, block(served.url))
	for _, name := range []string{"error-python", "unexpected"} {
		for selection, arguments := range selections {
			t.Run(name+"/"+selection, func(t *testing.T) {
				t.Parallel()
				wire, framework := wire.With(t), framework.With(t)
				config := map[string]any{"event_id": catalogue.ID(name)}
				maps.Copy(config, arguments)
				opened, _ := wire.Open(typeName, config)
				if other, _ := framework.Open(typeName, config); !other.Equal(opened) {
					t.Errorf("ephemeral: %s", opened.Diff(other))
				}
				config["timeouts"] = map[string]any{"read": "1m"}
				state, diagnostics := wire.Read(typeName, config)
				other, otherDiagnostics := framework.Read(typeName, config)
				if got, want := acctest.Texts(otherDiagnostics), acctest.Texts(diagnostics); got != want {
					t.Errorf("diagnostics:\n%s\nwant\n%s", got, want)
				}
				if state.IsZero() || !state.Equal(other) {
					t.Errorf("data source: %s", state.Diff(other))
				}
			})
		}
	}
}

// TestWorstCaseIsRead reads the largest event that Sentry could return, with every section.
func TestWorstCaseIsRead(t *testing.T) {
	t.Parallel()
	body := catalogue.WorstCase(catalogue.DefaultWorstCase())
	if len(body) < 7_000_000 {
		t.Fatalf("the worst case has %d bytes only", len(body))
	}
	served := serveBodies(t)
	served.set(anyID, body)
	state, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{
		"event_id": anyID, "include": []string{"all", "raw"},
	})
	if state.IsZero() || len(diagnostics) > 0 {
		t.Fatal(acctest.Texts(diagnostics))
	}
	for attribute, least := range map[string]int{"exceptions": 5, "threads": 30, "breadcrumbs": 100, "debug_images": 300} {
		if got := len(state.Get(attribute).([]any)); got < least {
			t.Errorf("%d %s, want %d", got, attribute, least)
		}
	}
	if got := len(state.Get("exceptions", 4, "frames").([]any)); got != 250 {
		t.Errorf("%d frames, want 250", got)
	}
}
