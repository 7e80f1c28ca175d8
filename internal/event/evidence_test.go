// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// noEvents are responses of proxies, gateways and other servers, at status 200, with the
// number of their keys.
var noEvents = map[string]string{
	`{}`:                                      "keys: 0",
	`{"canary-key": "canary-value"}`:          "keys: 1",
	`{"error": "canary-value"}`:               "keys: 1",
	`{"detail": "canary-value"}`:              "keys: 1",
	`{"data": {"eventID": "` + anyID + `"}}`:  "keys: 1",
	`{"event": {"eventID": "` + anyID + `"}}`: "keys: 1",
	`{"type": "https://example.com/canary", "title": "Unauthorized", "status": 401}`:                                            "keys: 3",
	`{"message": "canary-value", "id": "req-1"}`:                                                                                "keys: 2",
	`{"message": "canary-value", "id": "` + strings.ToLower(otherID) + `"}`:                                                     "keys: 2",
	`{"errors": [{"message": "canary-value", "extensions": {}}], "data": null}`:                                                 "keys: 2",
	`{"kind": "Status", "metadata": {}, "status": "Failure", "message": "canary-value", "reason": "Unauthorized", "code": 401}`: "keys: 6",
	`{"timestamp": 1767225600, "status": 404, "error": "Not Found", "path": "/canary-value"}`:                                   "keys: 4",
	`{"detail": [{"type": "missing", "loc": ["header"], "msg": "canary-value"}]}`:                                               "keys: 1",
	`{"user": {"id": "canary-value"}, "size": 7, "type": "error"}`:                                                              "keys: 3",
	// The objects of a project and of an issue, and an event of nothing.
	`{"id": "7", "slug": "web", "platform": "python", "dateCreated": "2026-01-01T00:00:00Z", "status": "active", "organization": {}}`:              "keys: 6",
	`{"id": "` + strings.ToLower(otherID) + `", "shortId": "WEB-1", "culprit": "canary-value", "metadata": {"type": "E"}, "tags": [{"key": "a"}]}`: "keys: 5",
	`{"eventID": "", "id": "", "issue": null, "entries": {}, "tags": {}, "user": {"id": ""}, "release": {"version": ""}}`:                          "keys: 7",
	`{"eventID": null, "platform": "", "tags": [], "contexts": {}, "sdk": null}`:                                                                   "keys: 5",
	`{"platform": ["canary-value"], "tags": "canary-value", "entries": {}, "groupID": {}}`:                                                         "keys: 4",
}

// TestResponseWithoutAnEventIsAnError: it would be read as an event of nulls, and every
// check on the event would pass on nothing.
func TestResponseWithoutAnEventIsAnError(t *testing.T) {
	t.Parallel()
	for body, keys := range noEvents {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			served := serveBodies(t)
			served.setForeign(anyID, []byte(body))
			served.setForeign("latest", []byte(body))
			protocol := wired(t, block(served.url))
			for _, config := range []map[string]any{
				{"event_id": anyID}, {"event_id": anyID, "allow_missing": true, "include": []string{"raw"}}, {"event_id": "latest", "issue_id": "7"},
			} {
				state, diagnostics := protocol.Read(typeName, config)
				acctest.ExpectDiagnostic(t, diagnostics, "Response Is Not an Event", "", "JSON object ("+keys+")", "base_url")
				if strings.Contains(acctest.Texts(diagnostics), "canary") || !state.IsZero() {
					t.Errorf("the response is kept or shown: %s", acctest.Texts(diagnostics))
				}
				_, diagnostics = protocol.Open(typeName, config)
				acctest.ExpectDiagnostic(t, diagnostics, "Response Is Not an Event", "")
			}
		})
	}
}

// TestOneFactMakesAnEvent: servers may send little of an event.
func TestOneFactMakesAnEvent(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"eventID": "` + anyID + `"}`, `{"id": "` + strings.ToUpper(anyID) + `", "message": "x"}`, `{"id": "7", "event_id": "` + anyID + `"}`,
		`{"dateReceived": "2026-01-01T00:00:00Z", "error": "x"}`, `{"groupID": 7}`, `{"entries": [{}]}`, `{"fingerprints": ["a"]}`,
		`{"date_received": "2026-01-01T00:00:00Z"}`, `{"group_id": "7"}`, `{"grouping_config": {"id": "x"}}`,
		`{"sdk": {"name": "x"}}`, `{"contexts": {"os": {}}}`, `{"occurrence": {"id": "x"}}`, `{"groupingConfig": {"id": "x"}}`,
	} {
		served := serveBodies(t)
		served.setForeign(anyID, []byte(body))
		state, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{"event_id": anyID})
		if state.IsZero() || state.Get("found") != true {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}

// TestStoredFormFromTheAPIIsAnError: next to nothing of it would be read.
func TestStoredFormFromTheAPIIsAnError(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"event_id": "` + anyID + `", "platform": "python", "timestamp": 1767225600.5}`,
		`{"event_id": "` + strings.ToLower(otherID) + `", "exception": {"values": []}}`,
		`{"eventID": null, "event_id": "` + strings.ToUpper(anyID) + `", "tags": [["a", "b"]]}`,
	} {
		served := serveBodies(t)
		served.setForeign(anyID, []byte(body))
		_, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{"event_id": anyID})
		acctest.ExpectDiagnostic(t, diagnostics, "Response Is Not an Event", "", "as Sentry stores it", "without json/")
	}
}
