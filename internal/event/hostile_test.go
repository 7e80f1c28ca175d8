// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
)

// TestHostileSizesCostOnePass reads documents that cost minutes where work is
// done for each element over all the others. The test binary's own time limit is
// what fails it.
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
		"odd entries":          `{"entries": [` + many("1") + `],` + unique + `}`,
		"odd pairs":            `{"entries": [{"type": "request", "data": {"headers": [` + many("1") + `],` + unique + `}}]}`,
		"repeated keys":        `{"packages": {` + many(`"a":[]`) + `}}`,
		"odd texts":            `{"fingerprints": [` + many("{}") + `]}`,
		"tags":                 `{"tags": [` + many(`{"key":"a","value":"b"}`) + `]}`,
		"exceptions by chance": `{"metadata": {"type": "x"}, "entries": [{"type": "exception", "data": {"values": [` + many("{}") + `]}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			readBody(t, body, nil)
		})
	}
}

// TestSmallAnswersMakeNoEnormousStates: empty objects grow to all their null
// attributes.
func TestSmallAnswersMakeNoEnormousStates(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	served.set(anyID, []byte(`{"sdkUpdates": [`+strings.TrimSuffix(strings.Repeat("{},", 1_500_000), ",")+`]}`))
	_, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{"event_id": anyID})
	acctest.ExpectDiagnostic(t, diagnostics, "Result Too Large", "", "128 MiB", "exclude")
}

// TestDeepAndManyAreNamed: they are valid JSON, and the diagnostic must not say
// otherwise.
func TestDeepAndManyAreNamed(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	for body, want := range map[string]string{
		`{"a":` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `}`: "nested deeper than 300 levels",
		`{"a":[1` + strings.Repeat(",1", 2_000_000) + `]}`:                  "more than 2000000 members",
	} {
		_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": served.add([]byte(body))})
		acctest.ExpectDiagnostic(t, diagnostics, "Answer Too Complex", atEventID, want)
	}
}

// TestForeignIDsAreNotTaken: Terraform prints the id to the terminal as it is, and
// the link to the event ends in it.
func TestForeignIDsAreNotTaken(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"../../x?y=1#", "e\\u001b]0;title\\u0007", "", "nadia@example.com"} {
		state, _ := readBody(t, `{"eventID": "`+id+`"}`, nil)
		if got := state.Get("id"); got != anyID {
			t.Errorf("id = %q", got)
		}
		if got := state.Get("web_url").(string); !strings.HasSuffix(got, "/events/"+anyID+"/") {
			t.Errorf("web_url = %q", got)
		}
	}
	state, _ := readBody(t, `{"eventID": "`+otherID+`"}`, nil)
	if got := state.Get("id"); got != otherID {
		t.Errorf("id = %q, which is not the API's", got)
	}
}

// otherID is an id that was not asked for.
const otherID = "0123456789ABCDEF0123456789abcde0"
