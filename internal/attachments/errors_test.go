// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	atEvent   = `AttributeName("event_id")`
	atProject = `AttributeName("project")`
)

// TestReadReturnsErrorWithoutFeature reads from an organization without attachments.
func TestReadReturnsErrorWithoutFeature(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t).
		AddOrganization(mocksentry.Organization{Slug: "small", ID: 9, NoAttachments: true}).
		AddProject("small", mocksentry.Project{Slug: "web", ID: 901}).
		AddToken(mocksentry.Token{Value: "sntryu_small", Scopes: []string{"project:read"}, Organizations: []string{"small"}})
	if err := server.AddEventWithID("small", "web", eventID, []byte(`{"eventID": "`+eventID+`"}`)); err != nil {
		t.Fatal(err)
	}
	data := acctest.Data(t, server.URL, func(c *sentry.Config) { c.Token = "sntryu_small" })
	_, diagnostics := acctest.Read(t, source, data, map[string]any{"event_id": eventID, "organization": "small"})
	acctest.ExpectDiagnostic(t, diagnostics, "Attachments Not Found", atEvent, "has the event", "- The subscription, or the configuration of a self-hosted server, has no event attachments.")
	_, diagnostics = acctest.Read(t, source, data, map[string]any{"event_id": otherID, "organization": "small"})
	acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", atEvent)
	_, diagnostics = acctest.Read(t, source, data, map[string]any{"event_id": eventID, "organization": "small", "project": "shop"})
	acctest.ExpectDiagnostic(t, diagnostics, "Organization or Project Not Found", atProject)
}

// otherID is the ID of an event that does not exist.
const otherID = "0123456789abcdef0123456789abcdef"

// TestAmbiguousNotFoundLooksUpEvent: a compatible server lacks attachments, or lacks the
// event.
func TestAmbiguousNotFoundLooksUpEvent(t *testing.T) {
	t.Parallel()
	const event, project = "/api/0/projects/acme/web/events/" + otherID + "/", "/api/0/projects/acme/web/"
	for name, test := range map[string]struct {
		served             []string
		summary, attribute string
	}{
		"event exists":   {[]string{event}, "Attachments Not Found", atEvent},
		"project exists": {[]string{project}, "Event Not Found", atEvent},
		"nothing exists": {nil, "Organization or Project Not Found", atProject},
	} {
		for _, body := range []string{`{"detail": "Not Found"}`, `{"error": "not found"}`, `{}`, ``} {
			url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				if slices.Contains(test.served, r.URL.Path) {
					_, _ = w.Write([]byte(`{"slug": "web"}`))
					return
				}
				w.WriteHeader(http.StatusNotFound)
				_, _ = w.Write([]byte(body))
			})
			_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"event_id": otherID})
			if len(diagnostics) != 1 || diagnostics[0].Summary != test.summary {
				t.Errorf("%s, %s:", name, body)
			}
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, test.attribute, "404")
		}
	}
}

// TestReadReturnsErrorForForeignAttachments: the response belongs to another reader, so its
// unexpected values do not cause a warning.
func TestReadReturnsErrorForForeignAttachments(t *testing.T) {
	t.Parallel()
	for _, id := range []string{otherID, strings.ToUpper(otherID), dashed(otherID)} {
		server := world(t, 0)
		server.Fault(mocksentry.RespondBody(`[{"name": {}, "event_id": "` + eventID + `"}, {"event_id": "` + id + `"}]`))
		state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
		acctest.ExpectDiagnostic(t, diagnostics, "Response About Another Event", atEvent, "The provider discarded the response")
		if !state.IsZero() {
			t.Error(state.JSON())
		}
	}
	for _, id := range []string{`"` + strings.ToUpper(eventID) + `"`, `"` + dashed(eventID) + `"`, `null`, `"evt_1"`, `7`} {
		server := world(t, 0)
		server.Fault(mocksentry.RespondBody(`[{"name": "a", "event_id": ` + id + `}]`))
		acctest.MustRead(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	}
}

// TestReadReturnsErrorForListWithoutAttachments: a list of something else would be read as
// one with attachments of nulls, or without any.
func TestReadReturnsErrorForListWithoutAttachments(t *testing.T) {
	t.Parallel()
	for body, kind := range map[string]string{
		`[{"status": "ok"}, {"error": "canary"}]`: "a list with 2 elements", `[{}]`: "a list with 1 element", `[null]`: "a list with 1 element",
		`[1, "canary", []]`: "a list with 3 elements", `[{"name": null, "id": "canary"}]`: "a list with 1 element",
		`[{"loc": ["path"], "msg": "canary", "type": "missing"}]`: "a list with 1 element",
	} {
		server := world(t, 0)
		server.Fault(mocksentry.RespondBody(body))
		state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", kind, "no element is an attachment", "base_url")
		if !state.IsZero() || len(diagnostics) != 1 || strings.Contains(acctest.Texts(diagnostics), "canary") {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}

// TestIDKeepsWhiteSpace: white space around an ID is not an error, and the state contains it.
func TestIDKeepsWhiteSpace(t *testing.T) {
	t.Parallel()
	server := world(t, 1)
	for _, id := range []string{eventID + "\n", " " + dashed(eventID) + "\r\n", "\ufeff\t" + eventID} {
		state := acctest.MustRead(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": id})
		if list := state.Get("attachments").([]any); len(list) != 1 || state.Get("event_id") != id { //nolint:forcetypeassert // A panic fails too.
			t.Error(state.JSON())
		}
	}
}

// TestFailureOnLaterPageDiscardsEarlierPages expects no state of the earlier pages.
func TestFailureOnLaterPageDiscardsEarlierPages(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.Fault(mocksentry.RespondBody(`[`).After(1))
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Invalid JSON From Sentry", "")
	if !state.IsZero() {
		t.Error("there is a state")
	}
}

// TestRenamedProjectWarnsAlongsideError expects a warning about the slug that the first page
// reported, because the second page may have failed for this reason.
func TestRenamedProjectWarnsAlongsideError(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.RenameProject("acme", "web", "shop")
	fault := mocksentry.RespondBody(`[`)
	fault.Skip = 3 // the first page, and the redirects before both
	server.Fault(fault)
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	if len(diagnostics) != 2 || diagnostics[0].Summary != "Project Renamed" || diagnostics[1].Summary != "Invalid JSON From Sentry" {
		t.Error(acctest.Texts(diagnostics))
	}
}

func TestRenamedProjectWarns(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.RenameProject("acme", "web", "shop")
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Renamed", atProject, `"shop"`)
	if list, _ := state.Get("attachments").([]any); len(list) != 101 || state.Get("project") != "web" {
		t.Error(state.JSON())
	}
}
