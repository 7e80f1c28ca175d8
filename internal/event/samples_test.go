// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// samplesDir contains events from public repositories, alongside the checkout. The project may
// not copy them, so elsewhere this test is skipped. Set SENTRY_SAMPLES to use other events.
const samplesDir = "../../../shared/samples"

// justifiedWarnings are the paths of values that are really wrong in the samples.
var justifiedWarnings = map[string][]string{
	// The sizes are "0xbeef" and "invalid".
	"derived-invalid-interfaces.json": {"entries[5].data.images[3].image_size", "entries[5].data.images[4].image_size"},
}

func sampleFiles(t *testing.T) []string {
	t.Helper()
	dir := samplesDir
	if configured := os.Getenv("SENTRY_SAMPLES"); configured != "" {
		dir = configured
	}
	var files []string
	for _, pattern := range []string{"derived-*.json", "ui-fixture-*.json", "recorded-*.json"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("no sample events next to the checkout, and SENTRY_SAMPLES does not name a folder with some")
	}
	return files
}

// TestSamplesAreReadWithoutWarnings reads every sample with every selection of sections,
// without an unjustified warning. It compares the attributes that people read most with the
// sample.
func TestSamplesAreReadWithoutWarnings(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	for i, file := range sampleFiles(t) {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		id := fmt.Sprintf("%032x", i)
		served.set(id, body)
		name := filepath.Base(file)
		for selection, arguments := range selections {
			t.Run(name+"/"+selection, func(t *testing.T) {
				t.Parallel()
				config := map[string]any{"event_id": id}
				maps.Copy(config, arguments)
				state, diagnostics := protocol.With(t).Read(typeName, config)
				if state.IsZero() {
					t.Fatal(acctest.Texts(diagnostics))
				}
				justified := []string{}
				if selection == "all" || selection == "raw" {
					justified = append(justified, justifiedWarnings[name]...)
				}
				if got, want := asJSON(t, state.Get("read_warnings")), asJSON(t, justified); got != want {
					t.Errorf("read_warnings = %s, want %s", got, want)
				}
				if selection == "all" {
					compareWithSample(t, state, body)
				}
			})
		}
	}
}

// compareWithSample compares the most common attributes.
func compareWithSample(t *testing.T, state acctest.State, body []byte) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var sample map[string]any
	if err := decoder.Decode(&sample); err != nil {
		t.Fatal(err)
	}
	expect(t, state, sampleTag(sample, "environment"), "tags", "environment")
	expect(t, state, at(sample, "user", "email"), "user", "email")
	expect(t, state, versionOf(sample), "release", "version")
	expect(t, state, at(sample, "sdk", "name"), "sdk", "name")
	expect(t, state, at(sample, "contexts", "browser", "name"), "contexts", "browser", "name")
	expect(t, state, at(sampleEntry(sample, "request"), "url"), "request", "url")
	exceptions, _ := at(sampleEntry(sample, "exception"), "values").([]any)
	for i, exception := range exceptions {
		expect(t, state, at(exception, "type"), "exceptions", i, "type")
		frames, _ := at(exception, "stacktrace", "frames").([]any)
		for j, frame := range frames {
			expect(t, state, at(frame, "filename"), "exceptions", i, "frames", j, "filename")
		}
		if len(exceptions) == 1 && len(frames) > 0 {
			expect(t, state, topInApp(frames), "top_in_app_frame", "filename")
		}
	}
	crumbs, _ := at(sampleEntry(sample, "breadcrumbs"), "values").([]any)
	for i, crumb := range crumbs {
		expect(t, state, at(crumb, "message"), "breadcrumbs", i, "message")
	}
}

func topInApp(frames []any) any {
	for _, frame := range slices.Backward(frames) {
		if at(frame, "inApp") == true || at(frame, "in_app") == true {
			return at(frame, "filename")
		}
	}
	return nil
}

// expect compares an attribute with a value of the sample. A tag that the sample lacks must
// be missing.
func expect(t *testing.T, state acctest.State, want any, steps ...any) {
	t.Helper()
	if steps[0] == "tags" && want == nil {
		if tags := state.Get("tags").(map[string]any); tags[steps[1].(string)] != nil {
			t.Errorf("%v = %v, want none", steps, tags)
		}
		return
	}
	if got := state.Get(steps...); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v = %v, want %v", steps, got, want)
	}
}

// at follows keys through objects, and returns nil if there is no such path.
func at(value any, keys ...string) any {
	for _, key := range keys {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	return value
}

func sampleTag(sample map[string]any, key string) any {
	tags, _ := sample["tags"].([]any)
	for _, tag := range tags {
		if at(tag, "key") == key {
			return at(tag, "value")
		}
	}
	return nil
}

func sampleEntry(sample map[string]any, kind string) any {
	entries, _ := sample["entries"].([]any)
	for _, entry := range entries {
		if at(entry, "type") == kind {
			return at(entry, "data")
		}
	}
	return nil
}

// TestSampleErrorBodiesAreQuoted serves every error body of the samples.
func TestSampleErrorBodiesAreQuoted(t *testing.T) {
	t.Parallel()
	first := sampleFiles(t)[0]
	files, err := filepath.Glob(filepath.Join(filepath.Dir(first), "error-[45]*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no error bodies: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var status int
			if _, err := fmt.Sscanf(filepath.Base(file), "error-%d", &status); err != nil {
				t.Fatal(err)
			}
			text := failedRead(t, status, string(body))
			for _, want := range wordsOf(t, body) {
				if !strings.Contains(text, strings.TrimSuffix(want, ".")) {
					t.Errorf("the diagnostic lacks %q:\n%s", want, text)
				}
			}
		})
	}
}

// wordsOf returns the words of an error body that a diagnostic must quote.
func wordsOf(t *testing.T, body []byte) []string {
	t.Helper()
	var decoded any
	if err := json.Unmarshal(body, &decoded); err != nil {
		t.Fatal(err)
	}
	words := []string{}
	for _, candidate := range []any{decoded, at(decoded, "detail"), at(decoded, "detail", "message"), at(decoded, "errorId")} {
		if text, ok := candidate.(string); ok {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		t.Fatal("the error body has no message")
	}
	return words
}
