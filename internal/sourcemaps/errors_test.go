// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestRenamedProject(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	server.RenameProject("acme", "web", "shop")
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Was Renamed", `AttributeName("project")`, `"shop"`)
	if list, _ := state.Get("frames").([]any); len(list) != 3 || state.Get("project") != "web" {
		t.Error(state.JSON())
	}
}
