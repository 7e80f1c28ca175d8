// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestHostileSizesCostOnePass reads documents that would take minutes with work for each
// element over all others. The test binary's own time limit would make it fail.
func TestHostileSizesCostOnePass(t *testing.T) {
	t.Parallel()
	many := func(text string) string { return strings.TrimSuffix(strings.Repeat(text+",", 150_000), ",") }
	var keys strings.Builder
	for i := range 150_000 {
		keys.WriteString(`"k`)
		keys.WriteString(strings.Repeat("x", i%7))
		keys.WriteString(string(rune('a'+i%26)) + asJSON(t, i) + `":1,`)
	}
	unique := strings.TrimSuffix(keys.String(), ",")
	for name, body := range map[string]string{
		"measurements":         `{"measurements": {` + unique + `}}`,
		"unexpected entries":   `{"entries": [` + many("1") + `],` + unique + `}`,
		"unexpected pairs":     `{"entries": [{"type": "request", "data": {"headers": [` + many("1") + `],` + unique + `}}]}`,
		"repeated keys":        `{"packages": {` + many(`"a":[]`) + `}}`,
		"unexpected strings":   `{"fingerprints": [` + many("{}") + `]}`,
		"tags":                 `{"tags": [` + many(`{"key":"a","value":"b"}`) + `]}`,
		"exceptions by chance": `{"metadata": {"type": "x"}, "entries": [{"type": "exception", "data": {"values": [` + many("{}") + `]}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// The main exception is searched whether its section is read or not. So many
			// exceptions would be more than a state can contain.
			readBody(t, body, map[string]any{"exclude": []string{"exceptions"}})
		})
	}
}

// TestSmallResponsesMakeNoEnormousStates: in the state, an empty object has all its
// attributes. Each null costs Terraform hundreds of bytes. A string can also fill several
// attributes.
func TestSmallResponsesMakeNoEnormousStates(t *testing.T) {
	t.Parallel()
	empty := strings.TrimSuffix(strings.Repeat("{},", 180_000), ",")
	served := serveBodies(t)
	provider := block(served.url)
	provider["max_response_bytes"] = 100 << 20
	for name, body := range map[string]string{
		"many objects": `{"sdkUpdates": [` + empty + `]}`,
		"a text":       `{"title": "` + strings.Repeat("x", 70<<20) + `"}`,
	} {
		config := map[string]any{"event_id": served.add([]byte(body)), "include": []string{"all", "raw"}}
		state, diagnostics := wired(t, provider).Read(typeName, config)
		if !state.IsZero() {
			t.Errorf("%s: there is a state", name)
			continue
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Result Too Large", "", "While reading event", "128 MiB", "a million attributes", "exclude")
	}
}

// TestTooComplexResponseIsNotCalledInvalid: these documents are valid JSON, and the diagnostic
// must not claim otherwise.
func TestTooComplexResponseIsNotCalledInvalid(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	for body, want := range map[string]string{
		`{"a":` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `}`: "nested deeper than 300 levels",
		`{"a":[1` + strings.Repeat(",1", 2_000_000) + `]}`:                  "more than 2000000 members",
	} {
		_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": served.add([]byte(body))})
		acctest.ExpectDiagnostic(t, diagnostics, "Response Too Complex", atEventID, want)
	}
}

// TestMalformedIDsAreRejected: Terraform prints the ID to the terminal unchanged, and the
// link to the event ends with it.
func TestMalformedIDsAreRejected(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"../../x?y=1#", "e\\u001b]0;title\\u0007", "", "nadia@example.com"} {
		state, _ := readBody(t, `{"eventID": "`+id+`", "groupID": "17"}`, nil)
		if got := state.Get("id"); got != anyID {
			t.Errorf("id = %q", got)
		}
		if got := state.Get("web_url").(string); !strings.HasSuffix(got, "/events/"+anyID+"/") {
			t.Errorf("web_url = %q", got)
		}
	}
}

// TestReadRejectsAnotherEvent: a response that belongs to another reader must not be read as
// the requested event, nor be cached for the next reader.
func TestReadRejectsAnotherEvent(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	arguments := map[string]any{"event_id": anyID}
	for _, id := range []string{otherID, strings.ToLower(otherID)} {
		served.setForeign(anyID, []byte(`{"eventID": "`+id+`"}`))
		state, diagnostics := protocol.Read(typeName, arguments)
		acctest.ExpectDiagnostic(t, diagnostics, "Response About Another Event", atEventID, anyID, "The provider discarded the response")
		if !state.IsZero() {
			t.Errorf("the state is %s", state.JSON())
		}
	}
	// In any valid form, the ID is the requested one.
	for _, id := range []string{strings.ToUpper(anyID), anyID[:8] + "-" + anyID[8:12] + "-" + anyID[12:16] + "-" + anyID[16:20] + "-" + anyID[20:]} {
		served.setForeign(anyID, []byte(`{"eventID": "`+id+`", "title": "mine"}`))
		state, diagnostics := wired(t, block(served.url)).Read(typeName, arguments)
		if state.IsZero() || state.Get("title") != "mine" {
			t.Errorf("%s: %s", id, acctest.Texts(diagnostics))
		}
	}
}

// otherID is an ID that was not requested.
const otherID = "0123456789ABCDEF0123456789abcde0"
