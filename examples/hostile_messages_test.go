// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

const (
	// forged begins a new line with a command for the log of a pipeline, and an escape
	// sequence for terminals.
	forged = "x\n::error::forged\u001b[31m"
	// forgedID is the ID of an event with forged values.
	forgedID = "7f6e5d4c3b2a41908f7e6d5c4b3a2910"
	// forgedProject is the project of the event.
	forgedProject = "forged"
)

// addForged adds an event. The values that SDKs choose are forged.
func addForged(t *testing.T, server *mocksentry.Server) *mocksentry.Server {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"eventID": forgedID, "type": "error", "title": forged, "platform": "native", "dateCreated": "2026-03-14T09:26:53Z",
		"release": map[string]any{"version": forged}, "sdk": map[string]any{"name": forged, "version": forged},
		"errors": []any{map[string]any{"type": "native_" + forged, "data": map[string]any{}}},
		"tags": []map[string]string{
			{"key": "environment", "value": forged}, {"key": "release", "value": forged}, {"key": "handled", "value": "no"},
			{"key": "service", "value": forged}, {"key": forged, "value": forged}, {"key": "level", "value": "error"},
		},
		"user":    map[string]any{forged: "marta.stein@example.com"},
		"context": map[string]any{forged: "marta.stein@example.com"},
		"entries": []any{
			map[string]any{"type": "exception", "data": map[string]any{"values": []any{map[string]any{
				"type": forged, "value": forged, "mechanism": map[string]any{"type": forged, "handled": false},
			}}}},
			map[string]any{"type": "debugmeta", "data": map[string]any{"images": []any{map[string]any{
				"type": "elf", "code_file": forged, "debug_id": forged, "debug_status": "missing",
			}}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	server.AddProject(mocksentry.DefaultOrganization, mocksentry.Project{Slug: forgedProject, ID: 801, Platform: "native"})
	if err := server.AddEventWithID(mocksentry.DefaultOrganization, forgedProject, forgedID, body); err != nil {
		t.Fatal(err)
	}
	return server
}

// checkForged expects a message about the event, and none of its line breaks and escape
// sequences.
func checkForged(t *testing.T, printed, want string) {
	t.Helper()
	if !strings.Contains(strings.Join(strings.Fields(printed), " "), want) {
		t.Errorf("%q is not in the output:\n%s", want, printed)
	}
	for line := range strings.Lines(printed) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "\u001b") {
			t.Errorf("an event wrote the line %q:\n%s", line, printed)
		}
	}
}

// TestMessagesOfForgedEventsAreEscaped plans the examples for an event whose values contain
// line breaks and escape sequences. The output contains none of these.
func TestMessagesOfForgedEventsAreEscaped(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	url := started(t, addForged(t, mocksentry.NewDefault(mocksentry.WithoutRateLimits())))
	event := on(forgedProject)
	for name, test := range map[string]struct {
		env  []string
		want string
	}{
		"post-deploy-smoke":     {append(event, "TF_VAR_release=shop@4.2.0", "TF_VAR_event_id="+forgedID), "The probe is of release"},
		"readable-stack-traces": {event, "Debug files were not uploaded:"},
		"privacy-audit":         {event, "Personal or secret data in events of forged:"},
		"event-to-alerting": {
			[]string{"TF_VAR_project=forged", "TF_VAR_link=https://acme.sentry.io/projects/forged/events/" + forgedID + "/"},
			"contains control characters",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			skipExample(t, name)
			e := example{t: t, name: name, cli: cli, dir: filepath.Join(t.TempDir(), name), url: url}
			if err := terraformcli.CopyConfiguration(e.dir, name); err != nil {
				t.Fatal(err)
			}
			e.mustRun(nil, "init")
			printed, _ := e.run(test.env, "plan", "-input=false")
			checkForged(t, printed, test.want)
		})
	}
	for file, want := range map[string]string{
		"data-sources/sentry_event/data-source-check.tf":         "The probe was sent from the environment",
		"data-sources/sentry_event/data-source-postcondition.tf": "Unhandled, or the event does not show whether it was handled",
		"data-sources/sentry_event/data-source-scan.tf":          "context[*0]",
		"functions/version_satisfies/function.tf":                "is not known to be 2.0 or newer",
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			text, err := fs.ReadFile(examples.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			config := withEvent(string(text), forgedProject, forgedID)
			skipIfRejected(t, config)
			if !strings.Contains(config, "required_providers") {
				config += requiredProviders
			}
			e := example{t: t, name: file, cli: cli, dir: t.TempDir(), url: url}
			if err := os.WriteFile(filepath.Join(e.dir, "main.tf"), []byte(config), 0o600); err != nil {
				t.Fatal(err)
			}
			e.mustRun(nil, "init")
			printed, _ := e.run(nil, "plan", "-input=false")
			checkForged(t, printed, want)
		})
	}
}
