// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/catalogue"
)

// alsoFramed says whether a fuzzed event is read through the framework too: one
// small one in eight, since that takes a hundred times longer.
func alsoFramed(body []byte) bool {
	return len(body) <= 4<<10 && crc32.ChecksumIEEE(body)%8 == 0
}

// FuzzEvent serves arbitrary bytes as an event: the state conforms to the schema
// and is wholly known, or there is a clear diagnostic; any JSON object gives a
// state, which holds what the object does; and both adapters agree.
func FuzzEvent(f *testing.F) {
	for _, name := range []string{"minimal", "nel", "csp"} {
		f.Add(catalogue.Event(name))
	}
	for _, seed := range []string{
		`{}`, `[]`, `{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{}]}}]}}]}`,
		`{"tags": [{"key": "a", "value": 1e999}], "size": 1e-999}`, `{"contexts": {"": {"a": [[[]]]}}}`,
		`{"release": {"versionInfo": {"version": {"major": "1"}}}, "measurements": {"a": {"value": "1e3"}}}`,
	} {
		f.Add([]byte(seed))
	}
	served := serveBodies(f)
	wire, framework := wired(f, block(served.url)), framed(f, block(served.url))
	f.Fuzz(func(t *testing.T, body []byte) {
		config := map[string]any{"event_id": served.add(body), "include": []string{"all", "raw"}}
		state, diagnostics := wire.With(t).Read(typeName, config)
		var object map[string]any
		if state.IsZero() && json.Unmarshal(body, &object) == nil && object != nil {
			t.Fatalf("a JSON object gives no state:\n%s", acctest.Texts(diagnostics))
		}
		if !state.IsZero() {
			checkLeaves(t, body, state)
		}
		if alsoFramed(body) {
			compareAdapters(t, wire.With(t), framework.With(t), config)
		}
	})
}

// TestOddEvents puts values of other types at random places of the catalogue's
// events: each still gives a state, the same through both adapters.
func TestOddEvents(t *testing.T) {
	t.Parallel()
	const variantsOfEach = 12
	served := serveBodies(t)
	wire, framework := wired(t, block(served.url)), framed(t, block(served.url))
	for index, name := range catalogue.Names() {
		for variant := range variantsOfEach {
			id := fmt.Sprintf("%016x%016x", index, variant)
			random := rand.New(rand.NewPCG(uint64(index), uint64(variant)))
			served.set(id, oddVariant(t, catalogue.Event(name), random))
			t.Run(fmt.Sprintf("%s/%d", name, variant), func(t *testing.T) {
				t.Parallel()
				config := map[string]any{"event_id": id, "include": []string{"all"}}
				state, diagnostics := wire.With(t).Read(typeName, config)
				if state.IsZero() {
					t.Fatal(acctest.Texts(diagnostics))
				}
				checkLeaves(t, served.get(id), state)
				if variant == 0 {
					compareAdapters(t, wire.With(t), framework.With(t), config)
				}
			})
		}
	}
}

// oddVariant replaces about one value in ten.
func oddVariant(t *testing.T, body []byte, random *rand.Rand) []byte {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var event any
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(event.(map[string]any))) {
		event.(map[string]any)[key] = oddValue(event.(map[string]any)[key], random)
	}
	text, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func oddValue(value any, random *rand.Rand) any {
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
			container[key] = oddValue(container[key], random)
		}
	case []any:
		for index, inner := range container {
			container[index] = oddValue(inner, random)
		}
	}
	return value
}
