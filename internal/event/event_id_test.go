// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestIDIsNormalized: a server may write the ID of an event in another form.
func TestIDIsNormalized(t *testing.T) {
	t.Parallel()
	const dashed = "01234567-89ab-cdef-0123-456789abcdef"
	for _, sent := range []string{anyID, strings.ToUpper(anyID), dashed, strings.ToUpper(dashed), "01234567-89AB-cdef-0123-456789ABCDEF"} {
		served := serveBodies(t)
		body := `{"eventID":"` + sent + `"}`
		served.setForeign(anyID, []byte(body))
		protocol := wired(t, block(served.url))
		config := map[string]any{"event_id": dashed, "include": []string{"raw"}}
		state, diagnostics := protocol.Read(typeName, config)
		if state.IsZero() || state.Get("id") != anyID || state.Get("raw_json") != body || state.Get("event_id") != dashed {
			t.Fatalf("%s: %s %s", sent, state.JSON(), acctest.Texts(diagnostics))
		}
		if link := state.Get("web_url").(string); !strings.HasSuffix(link, "/projects/web/events/"+anyID+"/") {
			t.Errorf("%s: web_url is %s", sent, link)
		}
		if opened, _ := protocol.Open(typeName, config); opened.IsZero() || opened.Get("id") != anyID {
			t.Errorf("%s: the ephemeral resource reads something else", sent)
		}
		if decoded, failed := protocol.Call("decode_event", body); failed != nil || decoded.State.Get("id") != anyID {
			t.Errorf("%s: decode_event returns %v, %v", sent, decoded.Plain, failed)
		}
	}
}

// TestReadReturnsErrorForForeignEvent: without eventID, the other IDs identify the event of a
// response.
func TestReadReturnsErrorForForeignEvent(t *testing.T) {
	t.Parallel()
	other := strings.ToLower(otherID)
	for members, another := range map[string]bool{
		`"id": "` + other + `"`:                                                 true,
		`"id": "7", "event_id": "` + other + `"`:                                true,
		`"eventID": null, "id": "` + strings.ToUpper(serverID) + `"`:            true,
		`"eventID": "7", "id": "` + serverID + `", "event_id": "` + other + `"`: true,
		`"id": "` + other + `", "event_id": "` + anyID + `"`:                    false,
		`"eventID": "` + other + `", "event_id": "` + anyID + `"`:               false,
		`"id": "7"`: false,
		`"eventID": "", "id": null, "event_id": ["` + other + `"]`: false,
	} {
		bodies := map[string]string{"issues/17/": `{"id": "17", "project": {"id": "7", "slug": "web"}}`}
		for _, path := range []string{"projects/acme/web/events/" + anyID, "organizations/acme/issues/17/events/latest"} {
			bodies[path+"/"] = `{` + members + `, "sdk": {"name": "x"}}`
		}
		protocol := wired(t, block(serveNotFound(t, bodies)))
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": anyID})
		if another {
			acctest.ExpectDiagnostic(t, diagnostics, "Response About Another Event", atEventID)
		}
		if state.IsZero() != another {
			t.Errorf("%s: %s", members, acctest.Texts(diagnostics))
		}
		if state, diagnostics = protocol.Read(typeName, map[string]any{"event_id": "latest", "issue_id": "17"}); state.IsZero() {
			t.Errorf("%s: latest: %s", members, acctest.Texts(diagnostics))
		}
	}
}
