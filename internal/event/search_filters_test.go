// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestSearchRejectsExcludedEvent: a server that ignores a filter finds another event.
func TestSearchRejectsExcludedEvent(t *testing.T) {
	t.Parallel()
	const ignored = "Server Ignored a Filter"
	query := func(text string) map[string]any { return map[string]any{"query": text} }
	for name, test := range map[string]struct {
		config             map[string]any
		members            string
		summary, attribute string
	}{
		"release":                     {query("release:web@2 x:y"), `"release": {"version": "web@2"}`, "", ""},
		"another release":             {query("release:web@2 x:y"), `"release": {"version": "canary"}`, ignored, "query"},
		"another release, quoted":     {query(`x:y release:"web@2"`), `"release": {"version": "canary"}`, ignored, "query"},
		"another release, tag":        {query("release:web@2"), `"release": null, "tags": [{"key": "release", "value": "canary"}]`, ignored, "query"},
		"release is not known":        {query("release:web@2"), `"tags": []`, ignored, "query"},
		"release in another case":     {query("release:web@2-RC1"), `"release": {"version": "web@2-rc1"}`, ignored, "query"},
		"release with parentheses":    {query(`release:"web@2 (beta)"`), `"release": {"version": "canary"}`, ignored, "query"},
		"latest release":              {query("release:latest"), `"release": {"version": "canary"}`, "", ""},
		"latest release, quoted":      {query(`release:"latest"`), `"release": {"version": "canary"}`, "", ""},
		"project ID":                  {map[string]any{"event_id": "oldest", "project": "0101"}, `"projectID": "101"`, "", ""},
		"another project ID":          {map[string]any{"event_id": "oldest", "project": "101"}, `"projectID": "999"`, ignored, "project"},
		"project ID, another server":  {map[string]any{"event_id": "oldest", "project": "101"}, `"projectID": "prj_1"`, "", ""},
		"rounded period":              {map[string]any{"event_id": "oldest", "stats_period": "1h"}, `"dateCreated": "2026-03-14T10:50:00Z"`, "", ""},
		"before the rounded period":   {map[string]any{"event_id": "oldest", "stats_period": "1h"}, `"dateCreated": "2026-03-14T10:35:00Z"`, ignored, "stats_period"},
		"one of two releases":         {query("release:web@2 OR release:canary"), `"release": {"version": "canary"}`, "", ""},
		"level":                       {query("level:Error"), `"tags": [{"key": "level", "value": "error"}]`, "", ""},
		"another level":               {query("level:error"), `"tags": [{"key": "level", "value": "canary"}]`, ignored, "query"},
		"another level, member":       {query("level:error"), `"level": "canary"`, ignored, "query"},
		"another environment, query":  {query("environment:production"), `"environment": "canary"`, ignored, "query"},
		"environment":                 {map[string]any{"event_id": "latest", "environments": []string{"x", "y"}}, `"environment": "y"`, "", ""},
		"another environment":         {map[string]any{"event_id": "latest", "environments": []string{"x", "y"}}, `"environment": "canary"`, ignored, "environments"},
		"environment is not known":    {map[string]any{"event_id": "latest", "environments": []string{"x"}}, `"tags": []`, "Environments Not Verified", "environments"},
		"time":                        {map[string]any{"event_id": "oldest", "start": "2026-03-01", "end": "2026-03-02"}, `"dateCreated": "2026-03-01T12:00:00Z"`, "", ""},
		"before the time range":       {map[string]any{"event_id": "oldest", "start": "2026-03-01", "end": "2026-03-02"}, `"date_created": "2026-02-01T12:00:00Z"`, ignored, "start"},
		"after the time range":        {map[string]any{"event_id": "oldest", "start": "2026-03-01", "end": "2026-03-02"}, `"dateCreated": "2026-03-02T00:00:02Z"`, ignored, "start"},
		"before the period":           {map[string]any{"event_id": "oldest", "stats_period": "24h"}, `"dateCreated": "2026-03-01T12:00:00Z"`, ignored, "stats_period"},
		"time is not known":           {map[string]any{"event_id": "oldest", "stats_period": "24h"}, `"dateCreated": null`, "", ""},
		"everything at the same time": {query("release:a level:b"), `"release": "a", "level": "b", "dateCreated": 7`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocol := wired(t, block(acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Date", "Sat, 14 Mar 2026 12:00:00 GMT") // The time of the server counts.
				if r.URL.Path == "/api/0/organizations/acme/events/" {
					_, _ = w.Write([]byte(`{"data": [{"id": "` + anyID + `", "project.name": "web"}], "meta": {}}`))
					return
				}
				_, _ = w.Write([]byte(`{"eventID": "` + anyID + `", ` + test.members + `}`))
			})))
			state, diagnostics := protocol.Read(typeName, test.config)
			if state.IsZero() != (test.summary == ignored) || strings.Contains(acctest.Texts(diagnostics), "canary") {
				t.Fatal(acctest.Texts(diagnostics))
			}
			if test.summary != "" {
				acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("`+test.attribute+`")`)
			}
		})
	}
}
