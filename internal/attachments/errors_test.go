// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"maps"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	atEvent    = `AttributeName("event_id")`
	atProject  = `AttributeName("project")`
	atTimeouts = `AttributeName("timeouts")`
)

func TestErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		token, base string
		fault       *mocksentry.Fault
		config      map[string]any
		summary, at string
		details     []string
	}{
		"no scope": {
			token: mocksentry.TokenWithoutProjectRead, summary: "Sentry Denied Access", at: atProject, details: []string{"project:read", "attachments of event"},
		},
		"organization token": {
			token: mocksentry.TokenOrganization, summary: "Sentry Denied Access", at: atProject, details: []string{"sntrys_", "project:read"},
		},
		"expired token": {token: mocksentry.TokenExpired, summary: "Sentry Rejected the Token"},
		"unknown event": {
			config: map[string]any{"event_id": "0123456789abcdef0123456789abcdef"}, summary: "Event Not Found", at: atEvent,
			details: []string{"404", "Event not found", "another project", "retention"},
		},
		"unknown project": {
			config: map[string]any{"project": "nowhere"}, summary: "Organization or Project Not Found", at: atProject,
		},
		"404 with nothing": {
			fault: new(mocksentry.AnswerEmpty(404)), summary: "Attachments Not Found", at: atEvent,
			details: []string{"lacks the feature", "event does not exist"},
		},
		"login page": {fault: new(mocksentry.AnswerHTML(200)), summary: "Answer Is Not From Sentry's API"},
		"malformed":  {fault: new(mocksentry.AnswerBody(`[{"id": `)), summary: "Invalid JSON From Sentry"},
		"empty":      {fault: new(mocksentry.AnswerBody(``)), summary: "Invalid JSON From Sentry"},
		"two documents": {
			fault: new(mocksentry.TwoDocuments()), summary: "Invalid JSON From Sentry", details: []string{"not one valid JSON document"},
		},
		"an object": {fault: new(mocksentry.AnswerBody(`{}`)), summary: "Invalid JSON From Sentry", details: []string{"not a list"}},
		"no path":   {config: map[string]any{"project": "a/b"}, summary: "Invalid Path Segment", at: atProject},
		"no id":     {config: map[string]any{"event_id": "x"}, summary: "Invalid Event Id", at: atEvent},
		"read timeout": {
			fault: new(mocksentry.Slow(time.Hour)), config: map[string]any{"timeouts": map[string]any{"read": "20ms"}},
			summary: "Read Timed Out", at: atTimeouts, details: []string{"20ms in all"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := world(t, 1)
			if tc.fault != nil {
				server.Fault(*tc.fault)
			}
			config := map[string]any{"event_id": eventID}
			maps.Copy(config, tc.config)
			data := dataFor(t, server.URL, func(c *sentry.Config) {
				if tc.token != "" {
					c.Token = tc.token
				}
			})
			state, diagnostics := wired(t, data).Read(typeName, config)
			acctest.ExpectDiagnostic(t, diagnostics, tc.summary, tc.at, tc.details...)
			if !state.IsZero() {
				t.Error("there is a state")
			}
		})
	}
}

// TestFeatureMissing asks an organization without attachments.
func TestFeatureMissing(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).
		AddOrganization(mocksentry.Organization{Slug: "small", ID: 9, NoAttachments: true}).
		AddProject("small", mocksentry.Project{Slug: "web", ID: 901}).
		AddToken(mocksentry.Token{Value: "sntryu_small", Scopes: []string{"project:read"}, Organizations: []string{"small"}}).Start()
	t.Cleanup(server.Close)
	data := dataFor(t, server.URL, func(c *sentry.Config) { c.Token = "sntryu_small" })
	_, diagnostics := wired(t, data).Read(typeName, map[string]any{"event_id": eventID, "organization": "small"})
	acctest.ExpectDiagnostic(t, diagnostics, "Attachments Not Found", atEvent, "lacks the feature", "event does not exist")
}

// TestFailureOnALaterPage keeps nothing of the pages before.
func TestFailureOnALaterPage(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	fault := mocksentry.AnswerBody(`[`)
	fault.Skip = 1
	server.Fault(fault)
	state, diagnostics := wired(t, dataFor(t, server.URL)).Read(typeName, map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Invalid JSON From Sentry", "")
	if !state.IsZero() {
		t.Error("there is a state")
	}
}

func TestRenamedProject(t *testing.T) {
	t.Parallel()
	server := world(t, 101)
	server.RenameProject("acme", "web", "shop")
	state, diagnostics := wired(t, dataFor(t, server.URL)).Read(typeName, map[string]any{"event_id": eventID})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Was Renamed", atProject, `"shop"`)
	if list, _ := state.Get("attachments").([]any); len(list) != 101 || state.Get("project") != "web" {
		t.Error(state.JSON())
	}
}
