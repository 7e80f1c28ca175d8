// SPDX-License-Identifier: MPL-2.0

package servers_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// lateID is the ID of an event that arrives in the project late after the first request for
// it.
const lateID = "1a7e1a7e1a7e1a7e1a7e1a7e1a7e1a7e"

// withLateEvent makes the event arrive. The channel receives the server before its first
// request.
func withLateEvent(t *testing.T, server <-chan *mocksentry.Server) mocksentry.Option {
	t.Helper()
	return mocksentry.WithObserver(func(r mocksentry.Request) {
		if r.Status != http.StatusNotFound || !strings.Contains(r.Path, "/projects/acme/late/events/"+lateID) {
			return
		}
		body := []byte(`{"eventID": "` + lateID + `", "groupID": "4713", "type": "error", "title": "late"}`)
		if err := (<-server).AddEventWithID("acme", "late", lateID, body); err != nil {
			t.Error(err)
		}
	})
}

// waiting adds the reads with wait_for, whose results are the same on every server. Reads in
// a project or an organization that does not exist would end with another error if they
// waited.
func waiting(rows map[string]row) map[string]row {
	long := config{"wait_for": "1h", "timeouts": map[string]any{"read": "20s"}}
	maps.Copy(rows, map[string]row{
		"event that arrives": {
			source: event, config: merged(long, config{"project": "late", "event_id": lateID}), want: map[string]any{"title": "late", "found": true},
		},
		"event that never arrives": {
			source: event, config: of("csp", config{"event_id": unknownID, "wait_for": "10ms"}),
			failure: "Event Not Found", at: "event_id", detail: "The read waited 10ms for the event",
		},
		"event that never arrives, allowed": {
			source: event, config: of("csp", config{"event_id": unknownID, "wait_for": "10ms", "allow_missing": true}),
			want: map[string]any{"found": false, "wait_for": "10ms"},
		},
		"wait in a missing project": {
			source: event, config: of("csp", long, config{"project": "nope"}), failure: "Organization or Project Not Found", at: "project",
		},
		"wait in a missing organization": {
			source: event, config: of("csp", long, config{"organization": "nope"}), failure: "Organization or Project Not Found",
			at: "project",
		},
		"wait in a missing issue": {
			source: event, config: merged(long, config{"issue_id": "12", "event_id": "latest"}), failure: "Issue Not Found", at: "issue_id",
		},
	})
	return rows
}
