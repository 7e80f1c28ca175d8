// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestSchema(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, events.DataSource(), "raw_events")
}

// TestRenamedProject follows the redirect and says so.
func TestRenamedProject(t *testing.T) {
	t.Parallel()
	server, _ := world(t, 0)
	state, diagnostics := wired(t, dataFor(t, server.URL)).Read(typeName, map[string]any{"project": "api", "limit": 2})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Was Renamed", `AttributeName("project")`, `"backend"`)
	if len(texts(t, state.Get("ids"))) != 2 || state.Get("project") != "api" {
		t.Error(state.JSON())
	}
}
