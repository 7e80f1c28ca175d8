// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestReadReturnsErrorForAnotherEnvironment: a server that ignores environments responds with
// an event of any environment.
func TestReadReturnsErrorForAnotherEnvironment(t *testing.T) {
	t.Parallel()
	const ignored, unverified = "Server Ignored the Environments", "Environments Not Verified"
	for name, test := range map[string]struct{ members, requested, summary string }{
		"requested":              {`"tags": [{"key": "environment", "value": "staging"}]`, "qa", ""},
		"the other one":          {`"tags": [["environment", "qa"]]`, "qa", ""},
		"not a tag":              {`"environment": "staging"`, "qa", ""},
		"not known":              {`"tags": [{"key": "env", "value": "production"}]`, "qa", unverified},
		"null":                   {`"environment": null, "tags": null`, "qa", unverified},
		"none, and requested":    {`"tags": []`, "", ""},
		"another":                {`"tags": [{"key": "environment", "value": "production"}]`, "", ignored},
		"another, as an object":  {`"tags": {"environment": "production"}`, "qa", ignored},
		"another, not a tag":     {`"environment": "production"`, "qa", ignored},
		"another case":           {`"tags": [{"key": "environment", "value": "Staging"}]`, "qa", ignored},
		"the tag is read before": {`"environment": "staging", "tags": [{"key": "environment", "value": "canary"}]`, "qa", ignored},
	} {
		protocol := wired(t, block(serveNotFound(t, map[string]string{
			"issues/17/events/latest/": `{"eventID": "` + anyID + `", ` + test.members + `}`, "organizations/acme/issues/17/": `{"id": "17"}`,
		})))
		config := map[string]any{"event_id": "latest", "issue_id": "17", "environments": []string{"staging", test.requested}, "exclude": []string{"all"}}
		state, diagnostics := protocol.Read(typeName, config)
		if state.IsZero() != (test.summary == ignored) || strings.Contains(acctest.Texts(diagnostics), "canary") {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
		}
		if test.summary != "" {
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("environments")`, "`environments`")
		} else if !state.IsZero() && strings.Contains(acctest.Texts(diagnostics), "Environments") {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
		}
	}
}

// TestReadReturnsErrorForEmptyEventOfMissingIssue: GlitchTip responds with an event without
// content if the issue does not exist.
func TestReadReturnsErrorForEmptyEventOfMissingIssue(t *testing.T) {
	t.Parallel()
	const nothing = `{"eventID": "", "id": "", "issue": null, "entries": {}, "tags": {}, "release": {"version": ""}}`
	for name, test := range map[string]struct {
		bodies map[string]string // in addition to that of the event
		event  string            // the response about it
		fails  string            // the summary
	}{
		"no issue":                      {nil, nothing, "Issue Not Found"},
		"no issue, another response":    {nil, `{"data": null}`, "Issue Not Found"},
		"no issue, nothing at all":      {nil, `{}`, "Issue Not Found"},
		"issue":                         {map[string]string{"organizations/acme/issues/17/": `{"id": "17"}`}, nothing, "Unexpected Response From Sentry"},
		"issue by the older path":       {map[string]string{"issues/17/": `{"id": "17"}`}, nothing, "Unexpected Response From Sentry"},
		"issue of another organization": {map[string]string{"issues/17/": `{"id": "17", "project": {"slug": "x"}}`}, nothing, "Issue Not Found"},
		"denied":                        {map[string]string{"organizations/acme/issues/17/": `403 {"detail": "No"}`}, nothing, "Unexpected Response From Sentry"},
	} {
		bodies := map[string]string{"organizations/acme/issues/17/events/latest/": test.event}
		maps.Copy(bodies, test.bodies)
		protocol := wired(t, block(serveNotFound(t, bodies)))
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": "latest", "issue_id": "17", "allow_missing": true})
		if !state.IsZero() || !strings.Contains(acctest.Texts(diagnostics), test.fails) || len(diagnostics) != 1 {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
		}
	}
}

// TestPositionReturnsIDOfEvent: a server may send no eventID, but an id.
func TestPositionReturnsIDOfEvent(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"id": "` + strings.ToUpper(anyID) + `", "sdk": {"name": "x"}}`:          anyID,
		`{"id": "` + serverID + `", "eventID": null, "groupID": "17"}`:            serverID,
		`{"id": "` + serverID + `", "eventID": "` + anyID + `", "groupID": "17"}`: anyID,
		`{"id": "7", "sdk": {"name": "x"}}`:                                       "latest",
	} {
		protocol := wired(t, block(serveNotFound(t, map[string]string{"organizations/acme/issues/17/events/latest/": body})))
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": "latest", "issue_id": "17"})
		if state.IsZero() || state.Get("id") != want {
			t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
		}
	}
}
