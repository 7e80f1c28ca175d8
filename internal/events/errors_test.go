// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestValidateReportsContradictions(t *testing.T) {
	t.Parallel()
	unknown := acctest.Unknown
	for name, test := range map[string]struct {
		config             map[string]any
		summary, attribute string
	}{
		"nothing":             {},
		"project and issue":   {map[string]any{"project": "web", "issue_id": "1"}, "Project Conflicts With Issue", "project"},
		"query":               {map[string]any{"query": acctest.Canary}, "Query Without Issue", "query"},
		"environments":        {map[string]any{"environments": []string{"x"}}, "Environments Without Issue", "environments"},
		"some environment":    {map[string]any{"environments": []any{unknown}}, "Environments Without Issue", "environments"},
		"no filters":          {map[string]any{"environments": []string{}, "query": ""}, "", ""},
		"half an event":       {map[string]any{"limit": 1.5}, "Invalid Limit", "limit"},
		"no period":           {map[string]any{"stats_period": "0d"}, "Invalid Time Range", "stats_period"},
		"one day":             {map[string]any{"start": "2026-03-14", "end": "2026-03-14"}, "End Before Start", "end"},
		"project, some issue": {map[string]any{"project": "web", "issue_id": unknown}, "", ""},
		"query, some issue":   {map[string]any{"query": acctest.Canary, "issue_id": unknown}, "", ""},
		"both times":          {map[string]any{"stats_period": "1d", "start": "2026-01-01"}, "Stats Period Conflicts With Start and End", "stats_period"},
		"start":               {map[string]any{"start": "2026-01-01"}, "Start Without End", "start"},
		"end":                 {map[string]any{"end": "2026-01-01"}, "End Without Start", "end"},
		"start, some end":     {map[string]any{"start": "2026-01-01", "end": unknown}, "", ""},
		"some start, end":     {map[string]any{"start": unknown, "end": "2026-01-01"}, "", ""},
		"some start, bad end": {map[string]any{"start": unknown, "end": "x"}, "Invalid Time", "end"},
		"backwards":           {map[string]any{"start": "2026-01-02", "end": "2026-01-01T00:00:00+02:00"}, "End Before Start", "end"},
		"period":              {map[string]any{"stats_period": "14 days"}, "Invalid Time Range", "stats_period"},
		"time":                {map[string]any{"start": "yesterday", "end": "2026-01-01"}, "Invalid Time", "start"},
		"limit 0":             {map[string]any{"limit": 0}, "Invalid Limit", "limit"},
		"limit 10001":         {map[string]any{"limit": 10001}, "Invalid Limit", "limit"},
		"timeout":             {map[string]any{"timeouts": map[string]any{"read": "x"}}, "Invalid Duration", "timeouts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocol := acctest.Wired(t, source, acctest.Data(t, "http://127.0.0.1:1"))
			diagnostics := protocol.Validate(source.Name, test.config)
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
			_, diagnostics = protocol.Read(source.Name, test.config)
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, at)
			if strings.Contains(acctest.Texts(diagnostics), acctest.Canary) {
				t.Error("the query is in the diagnostics")
			}
		})
	}
}

// TestFractionalLimitHidesNoContradiction: a limit that is not an integer is a separate
// error.
func TestFractionalLimitHidesNoContradiction(t *testing.T) {
	t.Parallel()
	protocol := acctest.Wired(t, source, acctest.Data(t, "http://127.0.0.1:1"))
	for _, limit := range []any{1.5, 1e30} {
		diagnostics := protocol.Validate(source.Name, map[string]any{"limit": limit, "start": "2026-01-01"})
		if texts := acctest.Texts(diagnostics); len(diagnostics) != 2 || !strings.Contains(texts, "Invalid Limit") ||
			!strings.Contains(texts, "Start Without End") {
			t.Errorf("%v: %s", limit, texts)
		}
	}
}

func TestReadEndsForEndlessList(t *testing.T) {
	t.Parallel()
	url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", `<http://x/>; rel="next"; results="true"; cursor="0:0:0"`)
		_, _ = w.Write([]byte("[" + element(1, "") + "]"))
	})
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Endless List From Sentry", "", "links back to a page")
}

// TestServerErrorIsAttachedToArgument attaches the error of a server to the argument that it
// is about.
func TestServerErrorIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	all := map[string]any{"issue_id": "17", "query": acctest.Canary, "stats_period": "24h"}
	for detail, test := range map[string]struct {
		config map[string]any
		at     string
	}{
		`"Invalid date range"`:    {all, "stats_period"},
		`"Parse error at 'a b('"`: {all, "query"},
		`[{"loc": ["query", "start"], "msg": "Input should be a date or a time"}]`:          {between("2026-01-01", "2026-01-02"), "start"},
		`[{"loc": ["query", "statsPeriod"], "msg": "Invalid period"}]`:                      {all, "stats_period"},
		`[{"type": "value_error", "loc": ["query", "query"], "msg": "Value error"}]`:        {map[string]any{"issue_id": "17", "query": "x"}, "query"},
		`[{"type": "value_error", "loc": ["query"], "msg": "Invalid per_page value"}]`:      {map[string]any{"full": true}, "full"},
		`[{"type": "int_parsing", "loc": ["path", "issue_id"], "msg": "Not a number"}]`:     {map[string]any{"issue_id": "iss_1"}, "issue_id"},
		`[{"type": "int_parsing", "loc": ["path", "issue_id"], "msg": "No valid integer"}]`: {map[string]any{"issue_id": "iss_1", "stats_period": "1h"}, "issue_id"},
	} {
		for _, status := range []int{http.StatusBadRequest, http.StatusUnprocessableEntity} {
			url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(status)
				_, _ = w.Write([]byte(`{"detail": ` + detail + `}`))
			})
			_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), test.config)
			acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("`+test.at+`")`)
		}
	}
}
