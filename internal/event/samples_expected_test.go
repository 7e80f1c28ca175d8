// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// samplesExpected contains the facts that a person would look for in each sample. It is
// written from the JSON of the samples, and never by the provider.
const samplesExpected = "testdata/samples.txt"

// TestSamplesMatchExpectedFacts compares every sample with that file.
func TestSamplesMatchExpectedFacts(t *testing.T) {
	t.Parallel()
	expected := readExpected(t)
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	files := sampleFiles(t)
	if len(files) != len(expected) && os.Getenv("SENTRY_SAMPLES") == "" {
		t.Errorf("there are %d samples, and %d in %s", len(files), len(expected), samplesExpected)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(expected[name]) == 0 {
				t.Fatalf("%s does not have it", samplesExpected)
			}
			state, diagnostics := protocol.With(t).Read(typeName, map[string]any{"event_id": served.add(body), "include": []string{"all"}})
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			facts := sampleFacts(state)
			for kind, want := range expected[name] {
				if got := facts(kind, want); !sameFact(got, want) {
					t.Errorf("%s is %v, want %v", kind, asJSON(t, got), asJSON(t, want))
				}
			}
		})
	}
}

// readExpected reads the lists of the file by sample and kind.
func readExpected(t *testing.T) map[string]map[string][]any {
	t.Helper()
	text, err := os.ReadFile(samplesExpected)
	if err != nil {
		t.Fatal(err)
	}
	expected, sample := map[string]map[string][]any{}, ""
	for number, line := range strings.Split(string(text), "\n") {
		kind, list, isFact := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case line == "" || line[0] == '#':
		case !isFact:
			sample = line
			expected[sample] = map[string][]any{}
		default:
			decoder := json.NewDecoder(strings.NewReader(list))
			decoder.UseNumber()
			var values []any
			if err := decoder.Decode(&values); err != nil {
				t.Fatalf("line %d: %v", number+1, err)
			}
			expected[sample][kind] = values
		}
	}
	return expected
}

// sampleFacts returns a function that returns the expected values of a kind from a state.
func sampleFacts(state acctest.State) func(kind string, want []any) []any {
	under := func(object string, names ...string) []any {
		values := make([]any, len(names))
		for i, name := range names {
			values[i] = state.Get(object, name)
		}
		return values
	}
	return func(kind string, want []any) []any {
		switch kind {
		case "event":
			return []any{
				state.Get("title"), state.Get("level"), state.Get("release", "version"), state.Get("environment"),
				state.Get("type"), state.Get("platform"), state.Get("dist"), state.Get("group_id"),
			}
		case "exceptions":
			var exceptions []any
			for _, e := range objects(state.Get("exceptions")) {
				exceptions = append(exceptions, []any{e["type"], e["value"], number(objects(e["frames"]))})
			}
			return exceptions
		case "main":
			return []any{state.Get("exception_type"), state.Get("exception_value")}
		case "threads":
			var frames []map[string]any
			for _, thread := range objects(state.Get("threads")) {
				frames = append(frames, objects(thread["frames"])...)
			}
			return []any{number(objects(state.Get("threads"))), number(frames)}
		case "stacktrace":
			return []any{number(objects(state.Get("stacktrace")))}
		case "top":
			return under("top_in_app_frame", "function", "filename", "line_no", "col_no", "context_line")
		case "last":
			frames := objects(state.Get("stacktrace"))
			if index := 0; want[0] != "stacktrace" {
				if _, err := fmt.Sscanf(want[0].(string), "exceptions[%d].frames", &index); err != nil {
					return []any{err.Error()}
				}
				frames = objects(state.Get("exceptions", index, "frames"))
			}
			last := frames[len(frames)-1]
			return []any{want[0], last["function"], last["filename"], last["line_no"], last["in_app"], last["context_line"]}
		case "request":
			facts := under("request", "method", "url", "query_string")
			return append(facts, number(objects(state.Get("request", "headers"))), number(objects(state.Get("request", "cookies"))))
		case "user":
			return under("user", "id", "email", "username", "ip_address")
		case "tags":
			tags := state.Get("tags").(map[string]any)
			found := map[string]any{}
			for key := range want[1].(map[string]any) {
				found[key] = tags[key]
			}
			return []any{json.Number(fmt.Sprint(len(tags))), found}
		}
		return []any{"no kind " + kind}
	}
}

func objects(list any) []map[string]any {
	found, _ := objectsAt(map[string]any{"list": list}, "list[]")
	return found
}

func number(list []map[string]any) any { return json.Number(fmt.Sprint(len(list))) }

// sameFact compares a value with an expected one. An expected string may be only the
// beginning.
func sameFact(got, want any) bool {
	switch want := want.(type) {
	case []any:
		list, ok := got.([]any)
		ok = ok && len(list) == len(want)
		for i := 0; ok && i < len(want); i++ {
			ok = sameFact(list[i], want[i])
		}
		return ok
	case map[string]any:
		object, _ := got.(map[string]any)
		for key := range want {
			if !sameFact(object[key], want[key]) {
				return false
			}
		}
		return true
	case string:
		text, ok := got.(string)
		start, cut := strings.CutSuffix(want, "…")
		return ok && (text == want || cut && strings.HasPrefix(text, start))
	default:
		return got == want
	}
}

// casesDir contains small events of compatible servers, next to the samples.
const casesDir = "../../../shared/cases"

// TestCasesOfCompatibleServersAreRead compares values that were once read as null.
func TestCasesOfCompatibleServersAreRead(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(casesDir); err != nil {
		t.Skip("no small events next to the checkout")
	}
	for file, want := range map[string]map[string][]any{
		"release-only-as-a-tag.json": {
			`"2.4.1"`: {"release", "version"}, `"production"`: {"environment"}, `"worker lost its queue"`: {"title"}, `1`: {"breadcrumb_count"},
		},
		"snake-case-frames.json": {
			`"88"`: {"exceptions", 0, "thread_id"}, `25`: {"exceptions", 0, "frames", 0, "col_no"},
			`"Void MoveNext()"`: {"exceptions", 0, "frames", 0, "context_line"}, `"throw"`: {"top_in_app_frame", "context_line"},
			`"OnGet()"`: {"exceptions", 0, "frames", 1, "raw_function"}, `"0x1c"`: {"exceptions", 0, "frames", 1, "instruction_addr"},
			`true`: {"exceptions", 0, "has_in_app_frames"}, `"web@1.0.0"`: {"release", "version"},
		},
		"frames-with-the-crashed-thread.json": {
			`"boom"`: {"top_in_app_frame", "function"}, `"boom.c"`: {"top_in_app_frame", "filename"}, `3`: {"top_in_app_frame", "line_no"},
		},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			body, err := os.ReadFile(filepath.Join(casesDir, file))
			if err != nil {
				t.Fatal(err)
			}
			for value, at := range want {
				reading{string(about(anyID, body)), at, value, nil}.expect(t)
			}
		})
	}
}
