// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// FuzzEvent serves arbitrary bytes as an event. The state conforms to the schema and is
// wholly known, or there is a clear diagnostic. Any JSON object becomes a state with the same
// content, unless nothing in it is part of an event, or it is about another event. The
// function decode_event receives the same bytes, which may be an event in the stored form.
func FuzzEvent(f *testing.F) {
	for _, name := range []string{"minimal", "nel", "csp"} {
		f.Add(catalogue.Event(name))
	}
	for _, seed := range []string{
		`{}`, `[]`, `{"status": "ok"}`, `{"platform": "go", "id": 7}`, `{"event_id": "` + anyID + `"}`, `{"tags": [], "sdk": {}}`, `{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{}]}}]}}]}`,
		`{"tags": [{"key": "a", "value": 1e999}], "size": 1e-999}`, `{"contexts": {"": {"a": [[[]]]}}}`,
		`{"release": {"versionInfo": {"version": {"major": "1"}}}, "measurements": {"a": {"value": "1e3"}}}`,
		`{"group_id": 7}`, `{"platform": "python"}`, `{"eventID": "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"}`, `{"eventID": 12345678901234567890123456789012, "detail": "a"}`,
		`{"detail": "Not found."}`, `{"detail": null}`, `{"detail": [], "id": "a"}`, `{"detail": {}, "event_id": "a"}`,
		`{"eventID": "a", "entries": [null, {"type": " "}]}`, `{"eventID": "a", "contexts": {"a": {"b": [0]}}}`, `{"eventID": "", "group_id": "00"}`,
		`{"eventID": "a"}`, "{\"a\":\"\xff\x02\"}", `{"message": "a@b a@b.example. http://c@d.example/ password=e DE12 XX12"}`, `N`,
	} {
		f.Add([]byte(seed))
	}
	for _, seed := range []string{"python", "transaction", "native", "unexpected"} {
		f.Add([]byte(readPair(f, seed+".stored.json")))
	}
	served := serveBodies(f)
	protocol := wired(f, block(served.url))
	f.Fuzz(func(t *testing.T, body []byte) {
		if utf8.Valid(body) { // As all strings of Terraform are.
			_, failed := protocol.With(t).Call("decode_event", string(body))
			if failed != nil && !strings.HasPrefix(failed.Text, "Invalid Event: ") {
				t.Fatal(failed.Text)
			}
		}
		id := served.add(body)
		body = served.get(id)
		config := map[string]any{"event_id": id, "include": []string{"all", "raw"}}
		state, diagnostics := protocol.With(t).Read(typeName, config)
		if json.Valid(body) {
			expectOutcome(t, id, body, state, diagnostics)
		}
		if !state.IsZero() {
			checkValues(t, body, state)
		}
	})
}

// eventIDs matches the forms of an event ID.
var eventIDs = regexp.MustCompile(`^([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$`)

// expectOutcome checks that a JSON object becomes a state. An event with another ID and an
// object that is not an event are errors, each with its summary.
func expectOutcome(t *testing.T, id string, body []byte, state acctest.State, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	object := decodedObject(body)
	own, _ := textOf(object["eventID"])
	want := ""
	switch {
	case object == nil:
		return // other tests check that the error is clear
	case !eventIDs.MatchString(own) && (isID(object["id"], id) || isID(object["event_id"], id)):
		return // whether it is an event depends on all its members, see evidence_test.go
	case !eventIDs.MatchString(own) && !isEvent(object):
		want = "Unexpected Response From Sentry"
	case isAnother(object, id):
		want = "Response About Another Event"
	case state.IsZero():
		t.Fatalf("a JSON object has no state:\n%s", acctest.Texts(diagnostics))
	default:
		want = id
		if eventIDs.MatchString(own) {
			want = strings.ToLower(strings.ReplaceAll(own, "-", ""))
		}
		if got := state.Get("id"); got != want {
			t.Errorf("id is %q, not %q", got, want)
		}
		return
	}
	if !state.IsZero() || !acctest.HasError(diagnostics) || !strings.Contains(acctest.Texts(diagnostics), want) {
		t.Fatalf("a JSON object does not return the error %q, but:\n%s", want, acctest.Texts(diagnostics))
	}
}

// isAnother reports whether an object has event IDs, but not this ID.
func isAnother(object map[string]any, id string) bool {
	found := false
	for _, key := range []string{"eventID", "id", "event_id"} {
		if isID(object[key], id) {
			return false
		}
		text, _ := textOf(object[key])
		found = found || eventIDs.MatchString(text)
	}
	return found
}

// isID reports whether a value is the ID in any form.
func isID(value any, id string) bool {
	text, _ := textOf(value)
	return eventIDs.MatchString(text) && strings.EqualFold(strings.ReplaceAll(text, "-", ""), id)
}

// isEvent reports whether an object without an eventID has a member that only events have.
func isEvent(object map[string]any) bool {
	own, _ := textOf(object["event_id"])
	if object["eventID"] == nil && object["id"] == nil && eventIDs.MatchString(own) {
		return false // It is in the stored form.
	}
	for _, key := range []string{"dateReceived", "date_received"} {
		if text, ok := object[key].(string); ok && hasContent(text) {
			return true
		}
	}
	for _, key := range []string{"groupID", "group_id"} {
		if text, ok := textOf(object[key]); ok && sentry.IsIssueID(text) && strings.Trim(text, "0") != "" {
			return true
		}
	}
	for _, key := range []string{"sdk", "occurrence", "groupingConfig", "grouping_config", "packages", "measurements"} {
		if inner, ok := object[key].(map[string]any); ok && hasContent(inner) {
			return true
		}
	}
	contexts, _ := object["contexts"].(map[string]any)
	for _, context := range contexts {
		if inner, ok := context.(map[string]any); ok && hasContent(inner) {
			return true
		}
	}
	entries, _ := object["entries"].([]any)
	fingerprints, _ := object["fingerprints"].([]any)
	for _, entry := range entries {
		inner, _ := entry.(map[string]any)
		fingerprints = append(fingerprints, inner["type"])
	}
	return slices.ContainsFunc(fingerprints, func(value any) bool {
		text, ok := value.(string)
		return ok && hasContent(text)
	})
}

// hasContent reports whether a value contains anything other than nulls and white space.
func hasContent(value any) bool {
	switch value := value.(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(value) != ""
	case []any:
		return slices.ContainsFunc(value, hasContent)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(value)), hasContent)
	default:
		return true
	}
}

// TestStateConformsToSchemaForUnexpectedEvents puts values of other types at random locations
// of the catalogue's events. Each still becomes a state with the event's content.
func TestStateConformsToSchemaForUnexpectedEvents(t *testing.T) {
	t.Parallel()
	const variantsOfEach = 12
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	for index, name := range catalogue.Names() {
		for variant := range variantsOfEach {
			id := fmt.Sprintf("%016x%016x", index, variant)
			random := rand.New(rand.NewPCG(uint64(index), uint64(variant)))
			event := bytes.ReplaceAll(catalogue.Event(name), []byte(catalogue.ID(name)), []byte(id))
			served.set(id, unexpectedVariant(t, event, random))
			t.Run(fmt.Sprintf("%s/%d", name, variant), func(t *testing.T) {
				t.Parallel()
				config := map[string]any{"event_id": id, "include": []string{"all", "raw"}}
				state, diagnostics := protocol.With(t).Read(typeName, config)
				if state.IsZero() {
					t.Fatal(acctest.Texts(diagnostics))
				}
				checkValues(t, served.get(id), state)
			})
		}
	}
}

// unexpectedVariant replaces about one value in ten.
func unexpectedVariant(t *testing.T, body []byte, random *rand.Rand) []byte {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var event any
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(event.(map[string]any))) {
		if len(event.(map[string]any)) == 1 {
			break // It would no longer be an event.
		}
		event.(map[string]any)[key] = unexpectedValue(event.(map[string]any)[key], random)
	}
	text, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func unexpectedValue(value any, random *rand.Rand) any {
	if random.IntN(10) == 0 {
		return []any{
			nil, true, "text", "", "1e400", json.Number("1e400"), json.Number("1e5000"), json.Number("-0.0"),
			json.Number("340282366920938463463374607431768211456"), []any{}, []any{nil, 1, "a"}, map[string]any{},
			map[string]any{"": nil, "type": 1, "data": []any{}, "values": map[string]any{}}, "\x00\u2028\U0001F600",
		}[random.IntN(14)]
	}
	switch container := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(container)) {
			container[key] = unexpectedValue(container[key], random)
		}
	case []any:
		for index, inner := range container {
			container[index] = unexpectedValue(inner, random)
		}
	}
	return value
}
