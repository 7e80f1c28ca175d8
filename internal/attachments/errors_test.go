// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	atEvent   = `AttributeName("event_id")`
	atProject = `AttributeName("project")`
)

// TestFeatureMissing asks an organization without attachments.
func TestFeatureMissing(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t).
		AddOrganization(mocksentry.Organization{Slug: "small", ID: 9, NoAttachments: true}).
		AddProject("small", mocksentry.Project{Slug: "web", ID: 901}).
		AddToken(mocksentry.Token{Value: "sntryu_small", Scopes: []string{"project:read"}, Organizations: []string{"small"}})
	data := acctest.Data(t, server.URL, func(c *sentry.Config) { c.Token = "sntryu_small" })
	_, diagnostics := acctest.Read(t, source, data, map[string]any{"event_id": eventID, "organization": "small"})
	acctest.ExpectDiagnostic(t, diagnostics, "Attachments Not Found", atEvent, "lacks the feature", "event does not exist")
}

// TestFailureOnALaterPage keeps nothing of the pages before.
func TestFailureOnALaterPage(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.Fault(mocksentry.AnswerBody(`[`).After(1))
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Invalid JSON From Sentry", "")
	if !state.IsZero() {
		t.Error("there is a state")
	}
}

// TestRenamedProjectBesideAnError warns of the name that the first page told, as it may be
// why the second one failed.
func TestRenamedProjectBesideAnError(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.RenameProject("acme", "web", "shop")
	fault := mocksentry.AnswerBody(`[`)
	fault.Skip = 3 // the first page, and the redirects before both
	server.Fault(fault)
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	if len(diagnostics) != 2 || diagnostics[0].Summary != "Project Was Renamed" || diagnostics[1].Summary != "Invalid JSON From Sentry" {
		t.Error(acctest.Texts(diagnostics))
	}
}

func TestRenamedProject(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.RenameProject("acme", "web", "shop")
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Was Renamed", atProject, `"shop"`)
	if list, _ := state.Get("attachments").([]any); len(list) != 101 || state.Get("project") != "web" {
		t.Error(state.JSON())
	}
}
