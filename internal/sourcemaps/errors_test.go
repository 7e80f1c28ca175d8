// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestOldServer reads the report on all frames from where servers before mid-2026 have it.
func TestOldServer(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	config := map[string]any{"event_id": eventID}
	state := acctest.MustRead(t, source, acctest.Data(t, server.URL), config)
	if other := acctest.MustRead(t, source, acctest.Data(t, acctest.Mock(t).URL), config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
}

// TestServerTooOld has the report under neither of the addresses.
func TestServerTooOld(t *testing.T) {
	t.Parallel()
	for _, detail := range []string{
		`{"detail": "Query parameter 'frame_idx' is required"}`, `{"detail": "exception_idx must be an integer"}`,
		`{"frame_idx": ["This field is required."], "exception_idx": ["This field is required."]}`,
	} {
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if strings.Contains(r.URL.Path, "blue-thunder") {
				w.WriteHeader(http.StatusNotFound)
				return
			}
			w.WriteHeader(http.StatusBadRequest)
			_, _ = w.Write([]byte(detail))
		})
		_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": eventID})
		acctest.ExpectDiagnostic(t, diagnostics, "Server Too Old for Source-Map Reports", "", "400", "_idx", "Update the server")
	}
}

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
