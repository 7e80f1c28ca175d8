// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// decodedEvents are the events of the benchmarks and the ceilings of decode_event, by size.
var decodedEvents = []struct {
	name string
	body func() []byte
}{
	{"typical", func() []byte { return catalogue.Typical(100_000) }},
	{"worst", func() []byte { return catalogue.WorstCase(catalogue.DefaultWorstCase()) }},
}

// BenchmarkDecodeEvent measures the function decode_event in process with an event in both
// forms, relative to encoding/json of the same bytes into any (the baseline).
func BenchmarkDecodeEvent(b *testing.B) {
	protocol := wired(b, block("https://sentry.invalid"))
	for _, event := range decodedEvents {
		body := event.body()
		for form, body := range map[string][]byte{"api": body, "stored": inStoredForm(b, body)} {
			b.Run(event.name+"/"+form, func(b *testing.B) {
				baseline := acctest.Baseline(b, body)
				b.Run("read", func(b *testing.B) { acctest.Measure(b, baseline, protocol.Caller("decode_event", string(body))) })
			})
		}
	}
}

// storedMembers maps members of the API to those of the stored form.
var storedMembers = map[string]string{
	"eventID": "event_id", "projectID": "project", "fingerprints": "hashes", "packages": "modules", "context": "extra",
	"dateCreated": "datetime", "dateReceived": "received",
}

// storedFrames maps members of a frame in the API to those of the stored form.
var storedFrames = map[string]string{
	"absPath": "abs_path", "lineNo": "lineno", "colNo": "colno", "inApp": "in_app", "instructionAddr": "instruction_addr",
	"symbolAddr": "symbol_addr", "rawFunction": "raw_function",
}

// inStoredForm returns a generated event in the stored form, with the same facts.
func inStoredForm(t testing.TB, body []byte) []byte {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var event map[string]any
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{"exception": "exception", "threads": "threads", "breadcrumbs": "breadcrumbs", "debugmeta": "debug_meta", "spans": "spans"}
	for _, entry := range event["entries"].([]any) { //nolint:forcetypeassert // A panic fails too.
		entry := entry.(map[string]any)                                   //nolint:forcetypeassert // A panic fails too.
		event[keys[entry["type"].(string)]] = storedTraces(entry["data"]) //nolint:forcetypeassert // A panic fails too.
	}
	delete(event, "entries")
	renameMembers(event, storedMembers)
	var pairs []any
	for _, tag := range event["tags"].([]any) { //nolint:forcetypeassert // A panic fails too.
		tag := tag.(map[string]any) //nolint:forcetypeassert // A panic fails too.
		pairs = append(pairs, []any{tag["key"], tag["value"]})
	}
	event["tags"] = pairs
	stored, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

// storedTraces converts the frames in a value to the stored form.
func storedTraces(value any) any {
	switch value := value.(type) {
	case []any:
		for i, element := range value {
			value[i] = storedTraces(element)
		}
	case map[string]any:
		if _, isFrame := value["absPath"]; isFrame {
			storedFrame(value)
			return value
		}
		for name, member := range value {
			value[name] = storedTraces(member)
		}
	}
	return value
}

// storedFrame converts a frame to the stored form. Its source lines are those before, at, and
// after its line.
func storedFrame(frame map[string]any) {
	var before, after []any
	for _, pair := range frame["context"].([]any) { //nolint:forcetypeassert // A panic fails too.
		line, text := pair.([]any)[0], pair.([]any)[1]                             //nolint:forcetypeassert // A panic fails too.
		switch number, own := line.(json.Number), frame["lineNo"].(json.Number); { //nolint:forcetypeassert // A panic fails too.
		case number == own:
			frame["context_line"] = text
		case frame["context_line"] == nil:
			before = append(before, text)
		default:
			after = append(after, text)
		}
	}
	frame["pre_context"], frame["post_context"] = before, after
	delete(frame, "context")
	renameMembers(frame, storedFrames)
}

func renameMembers(object map[string]any, names map[string]string) {
	for from, to := range names {
		if value, has := object[from]; has {
			object[to] = value
			delete(object, from)
		}
	}
}

// TestGeneratedStoredFormHasSameFacts: the events of the ceilings have the same facts in both
// forms.
func TestGeneratedStoredFormHasSameFacts(t *testing.T) {
	t.Parallel()
	body := catalogue.Typical(100_000)
	one, other := decodeText(t, string(body)), decodeText(t, string(inStoredForm(t, body)))
	for _, name := range []string{"id", "tags", "exceptions", "breadcrumb_count", "packages", "extra_json", "user", "title", "top_in_app_frame"} {
		if asJSON(t, one.Get(name)) != asJSON(t, other.Get(name)) {
			t.Errorf("%s differs: %.200s %.200s", name, asJSON(t, one.Get(name)), asJSON(t, other.Get(name)))
		}
	}
}
