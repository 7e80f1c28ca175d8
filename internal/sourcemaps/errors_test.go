// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestReportIsReadFromOlderPath reads the report on all frames from the path of servers before
// mid-2026.
func TestReportIsReadFromOlderPath(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	config := map[string]any{"event_id": eventID}
	state := acctest.MustRead(t, source, acctest.Data(t, server.URL), config)
	if other := acctest.MustRead(t, source, acctest.Data(t, acctest.Mock(t).URL), config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
}

// TestServerWithoutReportsReturnsError: neither path has the report.
func TestServerWithoutReportsReturnsError(t *testing.T) {
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
		acctest.ExpectDiagnostic(t, diagnostics, "Source Map Reports Not Supported", "", "400", "_idx", "Update the server")
	}
}

func TestRenamedProjectWarns(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	server.RenameProject("acme", "web", "shop")
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Renamed", `AttributeName("project")`, `"shop"`)
	if list, _ := state.Get("frames").([]any); len(list) != 3 || state.Get("project") != "web" {
		t.Error(state.JSON())
	}
}

// TestReadReturnsErrorForResponseWithoutReport: such a response would be read as a report
// without frames.
func TestReadReturnsErrorForResponseWithoutReport(t *testing.T) {
	t.Parallel()
	for body, keys := range map[string]string{
		`{}`: "0 keys", `{"status": "ok"}`: "1 key", `{"error": "canary"}`: "1 key", `{"data": {"exceptions": []}}`: "1 key",
		`{"errors": [{"message": "canary", "path": ["x"]}], "data": null}`: "2 keys", `{"release": "canary", "dist": null, "status": "up"}`: "3 keys",
		`{"type": "about:blank", "title": "canary", "status": 401}`: "3 keys", `{"exceptions": null, "has_debug_ids": null}`: "2 keys",
	} {
		state, diagnostics := readReport(t, body)
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "an object with "+keys+",", "base_url")
		if strings.Contains(acctest.Texts(diagnostics), "canary") || !state.IsZero() {
			t.Errorf("the response is kept or shown: %s", acctest.Texts(diagnostics))
		}
	}
	for _, body := range []string{`{"exceptions": []}`, `{"has_debug_ids": false}`, `{"sdk_version": "7.1.0"}`} {
		mustReadReport(t, body)
	}
}

// TestErrorForResponseWithoutReportNamesRedirect: a prefix that a proxy adds to the path may
// lead to another server.
func TestErrorForResponseWithoutReportNamesRedirect(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"status": "ok"}`, `[]`, `{"exceptions": `} {
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasPrefix(r.URL.Path, "/eu/") {
				http.Redirect(w, r, "/eu"+r.URL.Path, http.StatusTemporaryRedirect)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(body))
		})
		_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": eventID})
		if len(diagnostics) != 1 || strings.Count(diagnostics[0].Detail, "(after a redirect to "+url+"/eu/api/0/") != 1 {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}

// TestAmbiguousNotFoundLooksUpEvent: a compatible server lacks reports, or lacks the event.
func TestAmbiguousNotFoundLooksUpEvent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ served, summary, attribute string }{
		"event exists":   {"/api/0/projects/acme/web/events/" + eventID + "/", "Source Map Report Not Found", `AttributeName("event_id")`},
		"project exists": {"/api/0/projects/acme/web/", "Event Not Found", `AttributeName("event_id")`},
		"nothing exists": {"", "Organization or Project Not Found", `AttributeName("project")`},
	} {
		for _, body := range []string{`{"detail": "Not Found"}`, `{"detail": "Not found."}`, `{}`, ``} {
			url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				if r.URL.Path == test.served {
					_, _ = w.Write([]byte(`{"slug": "web"}`))
					return
				}
				w.WriteHeader(http.StatusNotFound)
				_, _ = w.Write([]byte(body))
			})
			_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": eventID + "\n"})
			if len(diagnostics) != 1 || diagnostics[0].Summary != test.summary {
				t.Errorf("%s, %s:", name, body)
			}
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, test.attribute, "404")
		}
	}
}

// TestIDKeepsWhiteSpace: white space around an ID is not an error, and the state contains it.
func TestIDKeepsWhiteSpace(t *testing.T) {
	t.Parallel()
	for _, id := range []string{eventID + "\n", "\ufeff" + eventID, " \t" + strings.ToUpper(eventID) + "\r\n"} {
		state := acctest.MustRead(t, source, acctest.Data(t, acctest.Mock(t).URL), map[string]any{"event_id": id})
		if state.Get("event_id") != id {
			t.Error(state.JSON())
		}
	}
}
