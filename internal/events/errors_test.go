// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// canaryQuery must not get into logs, nor into diagnostics by our own words.
const canaryQuery = "canary-of-the-query"

func TestContradictions(t *testing.T) {
	t.Parallel()
	unknown := acctest.Unknown
	for name, test := range map[string]struct {
		config             map[string]any
		summary, attribute string
	}{
		"nothing":             {},
		"project and issue":   {map[string]any{"project": "web", "issue_id": "1"}, "Project Beside Issue", "project"},
		"query":               {map[string]any{"query": canaryQuery}, "Query Without Issue", "query"},
		"environments":        {map[string]any{"environments": []string{"x"}}, "Environments Without Issue", "environments"},
		"nothing asked of it": {map[string]any{"environments": []string{}, "query": ""}, "", ""},
		"half an event":       {map[string]any{"limit": 1.5}, "Invalid Limit", "limit"},
		"no period":           {map[string]any{"stats_period": "0d"}, "Invalid Period", "stats_period"},
		"one day":             {map[string]any{"start": "2026-03-14", "end": "2026-03-14"}, "End Before Start", "end"},
		"project, some issue": {map[string]any{"project": "web", "issue_id": unknown}, "", ""},
		"query, some issue":   {map[string]any{"query": canaryQuery, "issue_id": unknown}, "", ""},
		"both times":          {map[string]any{"stats_period": "1d", "start": "2026-01-01"}, "Period Beside Start and End", "stats_period"},
		"start":               {map[string]any{"start": "2026-01-01"}, "Start Without End", "start"},
		"end":                 {map[string]any{"end": "2026-01-01"}, "End Without Start", "end"},
		"start, some end":     {map[string]any{"start": "2026-01-01", "end": unknown}, "", ""},
		"some start, end":     {map[string]any{"start": unknown, "end": "2026-01-01"}, "", ""},
		"some start, bad end": {map[string]any{"start": unknown, "end": "x"}, "Invalid Time", "end"},
		"backwards":           {map[string]any{"start": "2026-01-02", "end": "2026-01-01T00:00:00+02:00"}, "End Before Start", "end"},
		"period":              {map[string]any{"stats_period": "14 days"}, "Invalid Period", "stats_period"},
		"time":                {map[string]any{"start": "yesterday", "end": "2026-01-01"}, "Invalid Time", "start"},
		"limit 0":             {map[string]any{"limit": 0}, "Invalid Limit", "limit"},
		"limit 10001":         {map[string]any{"limit": 10001}, "Invalid Limit", "limit"},
		"timeout":             {map[string]any{"timeouts": map[string]any{"read": "x"}}, "Invalid Duration", "timeouts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocol := wired(t, dataFor(t, "http://127.0.0.1:1"))
			diagnostics := protocol.Validate(typeName, test.config)
			if test.summary == "" {
				if len(diagnostics) > 0 {
					t.Error(acctest.Texts(diagnostics))
				}
				return
			}
			at := `AttributeName("` + test.attribute + `")`
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, at)
			if strings.HasPrefix(name, "some") || strings.HasPrefix(name, "half") {
				return // Terraform reads nothing that was not validated when it was known
			}
			_, diagnostics = protocol.Read(typeName, test.config)
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, at)
			if strings.Contains(acctest.Texts(diagnostics), canaryQuery) {
				t.Error("the query is in the diagnostics")
			}
		})
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	issue := map[string]any{"issue_id": "4711", "query": canaryQuery}
	period := map[string]any{"stats_period": "1d"}
	for name, test := range map[string]struct {
		status                   int
		body                     string
		config                   map[string]any
		summary, attribute, text string
	}{
		"forbidden":       {403, `{"detail":"no"}`, nil, "Sentry Denied Access", "project", "project:read"},
		"forbidden issue": {403, `{"detail":"no"}`, issue, "Sentry Denied Access", "issue_id", "event:read"},
		"missing":         {404, `{"detail":"The requested resource does not exist"}`, nil, "Organization or Project Not Found", "project", ""},
		"missing issue":   {404, `{"detail":"The requested resource does not exist"}`, issue, "Issue Not Found", "issue_id", ""},
		"bad query":       {400, `{"detail":"Bad search"}`, issue, "Sentry Refused the Request", "query", "Bad search"},
		"bad period":      {400, `{"detail":"Invalid date range"}`, period, "Sentry Refused the Request", "stats_period", "Invalid date range"},
		"object":          {200, `{"data":[]}`, nil, "Invalid JSON From Sentry", "", "not a list"},
		"null":            {200, `null`, nil, "Invalid JSON From Sentry", "", "not a list"},
		"half":            {200, `[{"eventID":"`, nil, "Invalid JSON From Sentry", "", ""},
		"two documents":   {200, `[][]`, nil, "Invalid JSON From Sentry", "", ""},
		"too deep": {
			200, `[{"a":` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `}]`, nil, "Answer Too Complex", "limit", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
			t.Cleanup(server.Close)
			server.Fault(mocksentry.AnswerStatus(test.status, test.body))
			var log bytes.Buffer
			ctx := tflogtest.RootLogger(t.Context(), &log)
			_, diagnostics := wired(t, dataFor(t, server.URL)).ReadContext(ctx, typeName, test.config)
			at := ""
			if test.attribute != "" {
				at = `AttributeName("` + test.attribute + `")`
			}
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, at, test.text)
			if !strings.Contains(log.String(), "Sentry API request") {
				t.Error("nothing was logged")
			}
			for what, text := range map[string]string{"log": log.String(), "diagnostics": acctest.Texts(diagnostics)} {
				if strings.Contains(text, canaryQuery) || strings.Contains(text, mocksentry.TokenFull) {
					t.Errorf("the %s tell too much: %s", what, text)
				}
			}
		})
	}
}

func TestEndlessList(t *testing.T) {
	t.Parallel()
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", `<http://x/>; rel="next"; results="true"; cursor="0:0:0"`)
		_, _ = w.Write([]byte("[" + element(1, "") + "]"))
	})
	_, diagnostics := wired(t, dataFor(t, url)).Read(typeName, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Sentry's List Never Ends", "", "leads back to a page")
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	url := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	config := map[string]any{"timeouts": map[string]any{"read": "50ms"}}
	_, diagnostics := wired(t, dataFor(t, url)).Read(typeName, config)
	if len(diagnostics) != 1 || diagnostics[0].Attribute.String() != `AttributeName("timeouts")` {
		t.Error(acctest.Texts(diagnostics))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, diagnostics = wired(t, dataFor(t, url)).ReadContext(ctx, typeName, nil); !acctest.HasError(diagnostics) {
		t.Error("no error after the end of the context")
	}
}

func TestNotConfigured(t *testing.T) {
	t.Parallel()
	data := dataFor(t, "http://127.0.0.1:1", func(config *sentry.Config) { config.Token = "" })
	_, diagnostics := wired(t, data).Read(typeName, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Missing Sentry Token", "")
	data.Project = argument.Default{}
	_, diagnostics = wired(t, data).Read(typeName, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Missing Project", `AttributeName("project")`)
	data.Unknown = []string{"token"}
	_, diagnostics = wired(t, data).Read(typeName, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Provider Configuration Not Known Yet", "")
}
