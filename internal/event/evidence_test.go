// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// noEvents are responses of proxies, gateways and other servers, at status 200, with the
// number of their keys.
var noEvents = map[string]string{
	`{}`:                                      "0 keys",
	`{"canary-key": "canary-value"}`:          "1 key",
	`{"error": "canary-value"}`:               "1 key",
	`{"detail": "canary-value"}`:              "1 key",
	`{"data": {"eventID": "` + anyID + `"}}`:  "1 key",
	`{"event": {"eventID": "` + anyID + `"}}`: "1 key",
	`{"type": "https://example.com/canary", "title": "Unauthorized", "status": 401}`:                                            "3 keys",
	`{"message": "canary-value", "id": "req-1"}`:                                                                                "2 keys",
	`{"message": "canary-value", "id": "` + strings.ToLower(otherID) + `"}`:                                                     "2 keys",
	`{"errors": [{"message": "canary-value", "extensions": {}}], "data": null}`:                                                 "2 keys",
	`{"kind": "Status", "metadata": {}, "status": "Failure", "message": "canary-value", "reason": "Unauthorized", "code": 401}`: "6 keys",
	`{"timestamp": 1767225600, "status": 404, "error": "Not Found", "path": "/canary-value"}`:                                   "4 keys",
	`{"detail": [{"type": "missing", "loc": ["header"], "msg": "canary-value"}]}`:                                               "1 key",
	`{"user": {"id": "canary-value"}, "size": 7, "type": "error"}`:                                                              "3 keys",
	// The objects of a project and of an issue, and an event without content.
	`{"id": "7", "slug": "web", "platform": "python", "dateCreated": "2026-01-01T00:00:00Z", "status": "active", "organization": {}}`:              "6 keys",
	`{"id": "` + strings.ToLower(otherID) + `", "shortId": "WEB-1", "culprit": "canary-value", "metadata": {"type": "E"}, "tags": [{"key": "a"}]}`: "5 keys",
	`{"eventID": "", "id": "", "issue": null, "entries": {}, "tags": {}, "user": {"id": ""}, "release": {"version": ""}}`:                          "7 keys",
	`{"eventID": null, "platform": "", "tags": [], "contexts": {}, "sdk": null}`:                                                                   "5 keys",
	`{"platform": ["canary-value"], "tags": "canary-value", "entries": {}, "groupID": {}}`:                                                         "4 keys",
	// Members of an event without content, or with content that other responses have.
	`{"entries": [null]}`: "1 key",
	`{"entries": [{}]}`:   "1 key",
	`{"entries": [{"title": "canary-value"}], "total": 1}`:         "2 keys",
	`{"entries": [{"type": null}, {"type": " "}, {"type": 7}]}`:    "1 key",
	`{"entries": {"type": "exception"}}`:                           "1 key",
	`{"contexts": {"a": null}}`:                                    "1 key",
	`{"contexts": {"os": {}, "a": {"b": [{}, " "]}}}`:              "1 key",
	`{"contexts": {"request": "canary-value"}, "status": "ok"}`:    "2 keys",
	`{"contexts": [{"name": "canary-value"}]}`:                     "1 key",
	`{"sdk": {"name": null}}`:                                      "1 key",
	`{"sdk": {"name": "", "version": "\t"}}`:                       "1 key",
	`{"sdk": "canary-value"}`:                                      "1 key",
	`{"fingerprints": [null]}`:                                     "1 key",
	`{"fingerprints": ["", {}, []]}`:                               "1 key",
	`{"packages": {"x": null}}`:                                    "1 key",
	`{"measurements": {"x": {"value": null}}, "occurrence": [[]]}`: "2 keys",
	`{"groupID": " "}`:                                             "1 key",
	`{"groupID": 0}`:                                               "1 key",
	`{"group_id": "0", "groupID": -1, "date_received": " \n"}`:     "3 keys",
	`{"groupID": "canary value", "dateReceived": 7}`:               "2 keys",
	`{"id": "` + anyID + `"}`:                                      "1 key",
	`{"id": "` + anyID + `", "error": "canary-value"}`:             "2 keys",
	`{"id": "` + anyID + `", "message": "canary-value"}`:           "2 keys",
	`{"id": "7", "event_id": "` + anyID + `", "detail": "canary"}`: "3 keys",
	`{"id": "` + anyID + `", "type": "canary", "title": "a"}`:      "3 keys",
	`{"id": "` + anyID + `", "tags": [], "user": {"email": null}}`: "3 keys",
	`{"id": "` + anyID + `", "errors": [{"message": "canary-v"}]}`: "2 keys",
}

// TestReadReturnsErrorForResponseWithoutEvent: such a response would be read as an event of
// nulls, and every check on the event would pass.
func TestReadReturnsErrorForResponseWithoutEvent(t *testing.T) {
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
				acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "an object with "+keys+",", "base_url")
				if strings.Contains(acctest.Texts(diagnostics), "canary") || !state.IsZero() {
					t.Errorf("the response is kept or shown: %s", acctest.Texts(diagnostics))
				}
				_, diagnostics = protocol.Open(typeName, config)
				acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "")
			}
		})
	}
}

// TestRejectedResponseNamesRedirect: a prefix that a proxy adds to the path may lead to
// another server.
func TestRejectedResponseNamesRedirect(t *testing.T) {
	t.Parallel()
	for body, summary := range map[string]string{
		`{"status": "ok"}`: "Unexpected Response From Sentry", `{"eventID": "` + otherID + `"}`: "Response About Another Event", `{"a": `: "Invalid JSON From Sentry",
	} {
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasPrefix(r.URL.Path, "/eu/") {
				http.Redirect(w, r, "/eu"+r.URL.Path, http.StatusTemporaryRedirect)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(body))
		})
		_, diagnostics := wired(t, block(url)).Read(typeName, map[string]any{"event_id": anyID})
		if len(diagnostics) != 1 || diagnostics[0].Summary != summary ||
			strings.Count(diagnostics[0].Detail, "(after a redirect to "+url+"/eu/api/0/") != 1 {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}

// TestSingleFactIdentifiesEvent: servers may send little of an event.
func TestSingleFactIdentifiesEvent(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"eventID": "` + anyID + `"}`, `{"id": "` + strings.ToUpper(anyID) + `", "message": "x", "platform": "go"}`,
		`{"id": "7", "event_id": "` + anyID + `", "culprit": "x"}`, `{"id": "` + anyID + `", "tags": [["a", "b"]]}`, `{"id": "` + anyID + `", "size": 7}`,
		`{"dateReceived": "2026-01-01T00:00:00Z", "error": "x"}`, `{"groupID": 7}`, `{"entries": [null, {"type": "x"}]}`, `{"fingerprints": [null, "a"]}`,
		`{"date_received": "2026-01-01T00:00:00Z"}`, `{"group_id": "7"}`, `{"grouping_config": {"id": "x"}}`,
		`{"sdk": {"name": "x"}}`, `{"contexts": {"a": null, "os": {"name": "x"}}}`, `{"packages": {"x": "1"}}`, `{"measurements": {"x": {"value": 0}}}`, `{"occurrence": {"id": "x"}}`, `{"groupingConfig": {"id": "x"}}`,
	} {
		served := serveBodies(t)
		served.setForeign(anyID, []byte(body))
		state, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{"event_id": anyID})
		if state.IsZero() || state.Get("found") != true {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}

// TestReadReturnsErrorForStoredForm: almost nothing of it would be read.
func TestReadReturnsErrorForStoredForm(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"event_id": "` + anyID + `", "platform": "python", "timestamp": 1767225600.5}`,
		`{"event_id": "` + strings.ToLower(otherID) + `", "exception": {"values": []}}`,
		`{"eventID": null, "event_id": "` + strings.ToUpper(anyID) + `", "tags": [["a", "b"]]}`,
	} {
		served := serveBodies(t)
		served.setForeign(anyID, []byte(body))
		_, diagnostics := wired(t, block(served.url)).Read(typeName, map[string]any{"event_id": anyID})
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "in the form that Sentry stores", "not in the form of the API")
	}
}
