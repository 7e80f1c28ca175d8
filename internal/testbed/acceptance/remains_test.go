// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// remains contains texts that runs of Terraform left behind.
type remains struct {
	// texts contains the output of each command, and the files that it wrote, by names such
	// as "show: output" and "apply: terraform.tfstate".
	texts map[string]string
	files map[string]string
}

// run runs commands, which must end with a code, and returns the texts that they leave.
func (w *workspace) run(code int, commands ...string) remains {
	w.t.Helper()
	left := remains{texts: map[string]string{}}
	for _, command := range commands {
		got := w.terraform(append(strings.Fields(command), "-no-color")...)
		if got.code != code {
			w.t.Fatalf("terraform %s ended with %d:\n%.3000s", command, got.code, got.stderr)
		}
		left.texts[command+": output"], left.texts[command+": errors"], left.texts[command+": unwrapped"] = got.stdout, got.stderr, got.flat()
		files := w.files()
		for name, content := range files {
			if left.files[name] != content {
				left.texts[command+": "+name] = content
			}
		}
		left.files = files
	}
	if !strings.Contains(left.files["trace.log"], requestLine) {
		w.t.Error("the log has no line about a request, so nothing is shown")
	}
	return left
}

// expectNone checks that nothing of the event is left outside of these files.
func (r remains) expectNone(t *testing.T, but ...string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(r.texts)) {
		found := catalogue.FindCanaries(r.texts[name])
		if len(found) > 0 && !slices.Contains(but, name) {
			t.Errorf("%s contains %d canaries, such as %s", name, len(found), found[:min(3, len(found))])
		}
	}
}

// expect checks that a text contains these canaries and no others.
func (r remains) expect(t *testing.T, name string, want func(catalogue.Canary) bool) {
	t.Helper()
	text, ok := r.texts[name]
	if !ok {
		t.Errorf("there is no %s among %q", name, slices.Sorted(maps.Keys(r.texts)))
	}
	found := map[string]bool{}
	for _, canary := range catalogue.FindCanaries(text) {
		found[canary.Text] = true
	}
	_, planted := catalogue.Canaries()
	for _, canary := range planted {
		if found[canary.Text] != want(canary) {
			t.Errorf("%s contains %s: %v", name, canary, found[canary.Text])
		}
	}
}

// notSensitive returns the canaries in the parts that are not marked as sensitive in the JSON
// of a state.
func notSensitive(t *testing.T, text string) map[string]bool {
	t.Helper()
	var state struct {
		Values struct {
			RootModule struct {
				Resources []struct {
					Values    map[string]any  `json:"values"`
					Sensitive json.RawMessage `json:"sensitive_values"`
				} `json:"resources"`
			} `json:"root_module"`
		} `json:"values"`
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&state); err != nil || len(state.Values.RootModule.Resources) != 1 {
		t.Fatal(err, state)
	}
	only := state.Values.RootModule.Resources[0]
	var marks any
	if err := json.Unmarshal(only.Sensitive, &marks); err != nil {
		t.Fatal(err)
	}
	open, err := json.Marshal(withoutMarked(only.Values, marks))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, canary := range catalogue.FindCanaries(string(open)) {
		found[canary.Text] = true
	}
	return found
}

// withoutMarked removes the parts of a value that marks, a value of the same form, marks.
func withoutMarked(value, marks any) any {
	if marks == true {
		return nil
	}
	if object, ok := value.(map[string]any); ok {
		marks, _ := marks.(map[string]any)
		for name, member := range object {
			object[name] = withoutMarked(member, marks[name])
		}
	}
	return value
}
