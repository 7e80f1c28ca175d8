// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestBrokenResponsesAreNotCached: the provider caches responses for blocks with the same
// request, but not a rejected one.
func TestBrokenResponsesAreNotCached(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]struct {
		source string
		config map[string]any
	}{
		"event":             {typeName, map[string]any{"event_id": pythonID}},
		"event of an issue": {typeName, map[string]any{"event_id": "latest", "issue_id": "BACKEND-1"}},
		"events":            {"sentry_events", map[string]any{}},
		"attachments":       {"sentry_event_attachments", map[string]any{"project": "desktop", "event_id": catalogue.ID("error-native")}},
		"source maps":       {"sentry_event_source_maps", map[string]any{"project": "web", "event_id": catalogue.ID("error-javascript")}},
		"issue":             {"sentry_issue", map[string]any{"issue_id": "6400071867"}},
		"issues":            {"sentry_issues", map[string]any{"start": "2026-03-01", "end": "2026-04-01"}},
		"issue tag":         {"sentry_issue_tag", map[string]any{"issue_id": "6400071867", "key": "level"}},
		"issue tag values":  {"sentry_issue_tag", map[string]any{"issue_id": "6400071867", "key": "level", "limit": 10}},
		"query":             {"sentry_event_query", map[string]any{"fields": []string{"id", "title"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.startMock(mocksentry.Fault{Truncate: true}.Once())
				if diagnostics := w.configure(nil); len(diagnostics) > 0 {
					t.Fatal(acctest.Texts(diagnostics))
				}
				_, diagnostics := w.protocol.Read(read.source, read.config)
				acctest.ExpectDiagnostic(w.t, diagnostics, "Invalid JSON From Sentry", "")
				before := w.attempts()
				state, diagnostics := w.protocol.Read(read.source, read.config)
				if state.IsZero() || w.attempts() == before {
					w.t.Errorf("the next read, of %d requests: %s", w.attempts()-before, acctest.Texts(diagnostics))
				}
			})
		})
	}
}
