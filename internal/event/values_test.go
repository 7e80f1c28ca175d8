// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// checkValues compares the state of an event, read with everything, with the response as
// encoding/json decodes it. It returns the attributes that it compared. It does not compare a
// response that encoding/json rejects.
func checkValues(t testing.TB, body []byte, state acctest.State) map[string]bool {
	t.Helper()
	compared := map[string]bool{}
	event := decodedObject(bytes.TrimPrefix(body, []byte("\ufeff")))
	if event == nil {
		return compared
	}
	compare := func(attribute, mark string, got, source any) {
		t.Helper()
		meant, equal := sameValueAs(mark, got, source)
		if !equal {
			t.Errorf("%s is %#v, but in the event it is %#v", attribute, got, source)
		}
		if meant {
			compared[attribute] = true
		}
	}
	for _, rule := range rules {
		source, place, certain := startOf(event, rule.place)
		want, distinct := objectsAt(source, place)
		if !certain || !distinct {
			continue
		}
		got, _ := objectsAt(state.Plain(), rule.object)
		if len(got) != len(want) {
			t.Errorf("%d of %s, but %d of %s", len(got), rule.object, len(want), rule.place)
			continue
		}
		for i := range want {
			source := memberOf(want[i], rule.key)
			if compute := computedOfObject[rule.name]; compute != nil {
				source = compute(want[i])
			}
			compare(rule.attribute(), rule.mark, got[i][rule.name], source)
		}
	}
	for _, derived := range derivedValues {
		if source, certain := derived.from(event); certain {
			got, _ := objectsAt(state.Plain(), derived.object())
			compare(derived.attribute, derived.mark, got[0][derived.name()], source)
		}
	}
	return compared
}

// decodedObject returns a JSON object whose numbers are as sent, or nil for anything else.
func decodedObject(body []byte) map[string]any {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var object map[string]any
	if decoder.Decode(&object) != nil {
		return nil
	}
	return object
}

// startOf returns where a location begins in an event, and the rest of it. Certain reports
// whether that is certain.
func startOf(event map[string]any, place string) (source any, rest string, certain bool) {
	head, rest, _ := strings.Cut(place, ".")
	kind, special := strings.CutPrefix(head, "@")
	switch {
	case !special:
		return event, place, true
	case kind == "top":
		exception, certain := mainException(event)
		frames, _ := objectsAt(exception, "stacktrace.frames[]")
		for _, frame := range slices.Backward(frames) {
			if memberOf(frame, "inApp") == true {
				return frame, rest, certain
			}
		}
		// Other tests cover that the frames of threads come next.
		others := entryOf(event, "threads") != nil || entryOf(event, "stacktrace") != nil
		return nil, rest, certain && (len(frames) > 0 || !others)
	default:
		return entryOf(event, kind), rest, true
	}
}

// entryOf returns the first entry of a type.
func entryOf(event map[string]any, kind string) map[string]any {
	entries, _ := objectsAt(event, "entries[]")
	for _, entry := range entries {
		if entry["type"] != kind {
			continue
		}
		data, _ := entry["data"].(map[string]any)
		if single, ok := data["value"].(map[string]any); ok && kind == "exception" && data["values"] == nil {
			return map[string]any{"data": map[string]any{"values": []any{single}}} // as old servers send it
		}
		return entry
	}
	return nil
}

// objectsAt follows a path into a value, through all the objects of lists and of
// maps on its way. An object that is not there is a nil map, except in a list.
// Distinct reports whether the keys of the maps are still distinct in the state.
func objectsAt(value any, path string) (objects []map[string]any, distinct bool) {
	object, _ := value.(map[string]any)
	if path == "" {
		return []map[string]any{object}, true
	}
	step, rest, _ := strings.Cut(path, ".")
	name := strings.TrimRight(step, "[]{}")
	inner := []any{memberOf(object, name)}
	distinct = true
	switch step[len(name):] {
	case "[]":
		list, _ := memberOf(object, name).([]any)
		inner = slices.DeleteFunc(slices.Clone(list), isNoObject)
	case "{}":
		members, _ := memberOf(object, name).(map[string]any)
		byKey, doubtful := byCanonicalKey(members)
		distinct = len(doubtful) == 0
		inner = nil
		for _, key := range slices.Sorted(maps.Keys(byKey)) {
			inner = append(inner, byKey[key])
		}
		inner = slices.DeleteFunc(inner, isNoObject)
	}
	for _, one := range inner {
		found, ok := objectsAt(one, rest)
		objects, distinct = append(objects, found...), distinct && ok
	}
	return objects, distinct
}

func isNoObject(value any) bool {
	_, ok := value.(map[string]any)
	return !ok
}

// TestStateMatchesEveryValueOfEvent checks that the rules are correct, and that each has
// something to compare.
func TestStateMatchesEveryValueOfEvent(t *testing.T) {
	t.Parallel()
	served := serveCatalogue(t)
	protocol := wired(t, block(served.url))
	compared := map[string]bool{}
	canaries, _ := catalogue.Canaries()
	bodies := [][]byte{canaries, catalogue.CanariesOfWrongTypes(), catalogue.CanariesOfWrongTypesBehindKeys()}
	for _, name := range catalogue.Names() {
		bodies = append(bodies, catalogue.Event(name))
	}
	for _, body := range bodies {
		id := served.add(body)
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": id, "include": []string{"all", "raw"}})
		if state.IsZero() {
			t.Fatal(acctest.Texts(diagnostics))
		}
		maps.Copy(compared, checkValues(t, served.get(id), state))
	}
	for _, attribute := range ruledAttributes() {
		if !compared[attribute] {
			t.Errorf("no event has anything to compare with %s", attribute)
		}
	}
}

// ruledAttributes returns the attributes that a rule is about.
func ruledAttributes() []string {
	var attributes []string
	for _, rule := range rules {
		attributes = append(attributes, rule.attribute())
	}
	for _, derived := range derivedValues {
		attributes = append(attributes, derived.attribute)
	}
	return attributes
}

// notRuled are the attributes without a rule, in addition to the arguments. Other tests cover
// them, because they do not depend on the location of a value.
var notRuled = []string{
	"id", "found", "sections", "read_warnings", "web_url",
	"sensitive_data[].path", "sensitive_data[].rule", "scrubbed[].path", "scrubbed[].rule", "scrubbed[].kind", "content_sha256",
}

// TestEveryAttributeHasRule requires a rule for new attributes too, so that the comparison
// with the event includes them.
func TestEveryAttributeHasRule(t *testing.T) {
	t.Parallel()
	ruled := map[string]bool{}
	for _, attribute := range append(ruledAttributes(), notRuled...) {
		attribute = strings.ReplaceAll(attribute, "{}", "[]") // as the schema has it
		if ruled[attribute] {
			t.Errorf("%s has two rules", attribute)
		}
		ruled[attribute] = true
	}
	for _, a := range acctest.Attributes(wired(t, block("http://127.0.0.1")).Schemas().DataSourceSchemas[typeName]) {
		isArgument := a.Required || a.Optional || strings.HasPrefix(a.Path, "timeouts.")
		object, _, _ := strings.Cut(a.Path, "[].")
		if isScalar := a.NestedType == nil; isScalar && !isArgument && !ruled[a.Path] && !ruled[object] {
			t.Errorf("%s has no rule", a.Path)
		}
	}
}
