// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"io"
	"maps"
	"net/http"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestDataScannedIsLowestOfPages: the result is the lowest value of any page.
func TestDataScannedIsLowestOfPages(t *testing.T) {
	t.Parallel()
	page := func(meta string) string { return `{"data": [{"count()": 1}], "meta": ` + meta + `}` }
	for name, test := range map[string]struct {
		pages []string
		want  any
		warns bool
	}{
		"full":               {[]string{page(`{"dataScanned": "full"}`)}, "full", false},
		"partial":            {[]string{page(`{"dataScanned": "partial", "bytesScanned": 17}`)}, "partial", true},
		"not told":           {[]string{page(`{}`)}, nil, false},
		"null":               {[]string{page(`{"dataScanned": null}`)}, nil, false},
		"no meta":            {[]string{`{"data": []}`}, nil, false},
		"partial, then full": {[]string{page(`{"dataScanned": "partial"}`), page(`{"dataScanned": "full"}`)}, "partial", true},
		"full, then partial": {[]string{page(`{"dataScanned": "full"}`), page(`{"dataScanned": "partial"}`)}, "partial", true},
		"full, then nothing": {[]string{page(`{"dataScanned": "full"}`), page(`{}`)}, "full", false},
		"a new word":         {[]string{page(`{"dataScanned": "canary"}`)}, "canary", true},
		"partial, no rows":   {[]string{`{"data": [], "meta": {"dataScanned": "partial"}}`}, "partial", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, acctest.Pages(t, test.pages...)), map[string]any{"fields": []string{"count()"}})
			if got := state.Get("data_scanned"); got != test.want {
				t.Errorf("data_scanned %v, want %v", got, test.want)
			}
			if !test.warns {
				acctest.Succeed(t, diagnostics)
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, "Counts Are Estimates", `AttributeName("fields")`, "not `full`")
		})
	}
}

// TestEmptyResultWithoutProjectIsError: an empty result of no project proves nothing.
func TestEmptyResultWithoutProjectIsError(t *testing.T) {
	t.Parallel()
	const tip = "Need at least one valid project to query."
	for name, test := range map[string]struct {
		body, advice string
		config       map[string]any
		passes       bool
	}{
		"no projects":      {`{"data": [], "meta": {"tips": {"query": "` + tip + `"}}}`, "`projects = [\"-1\"]`", nil, false},
		"empty projects":   {`{"data": [], "meta": {"tips": {"query": "` + tip + `", "columns": null}}}`, "`projects = [\"-1\"]`", map[string]any{"projects": []string{}}, false},
		"all projects":     {`{"data": [], "meta": {"tips": {"query": "` + tip + `"}}}`, "no access to any project", map[string]any{"projects": []string{"-1"}}, false},
		"in other letters": {`{"data": [], "meta": {"tips": {"query": "need AT LEAST one valid project"}}}`, "-1", nil, false},
		"rows":             {`{"data": [{"id": "1"}], "meta": {"tips": {"query": "` + tip + `"}}}`, "", nil, true},
		"another tip":      {`{"data": [], "meta": {"tips": {"query": "Add a filter to search faster."}}}`, "", nil, true},
		"no tips":          {`{"data": [], "meta": {"tips": null}}`, "", nil, true},
		"tips of no type":  {`{"data": [], "meta": {"tips": ["` + tip + `"]}}`, "", nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"fields": []string{"id"}}
			maps.Copy(config, test.config)
			_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, acctest.Pages(t, test.body)), config)
			if test.passes {
				acctest.Succeed(t, diagnostics)
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, "No Project to Query", `AttributeName("projects")`, "evaluated nothing", test.advice)
		})
	}
}

// TestQueryThatTakesTooLongIsErrorAboutTimeRange: this includes servers before July 2025.
func TestQueryThatTakesTooLongIsErrorAboutTimeRange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status    int
		body      string
		config    map[string]any
		attribute string
	}{
		"timeout":              {504, `{"detail": "Query timeout. Please try again. Try a smaller date range or fewer projects."}`, map[string]any{"stats_period": "90d"}, "stats_period"},
		"timeout of times":     {504, `{"detail": "Query timeout. Please try again."}`, march(nil), "start"},
		"without a time range": {504, `{"detail": "Your query took too long."}`, nil, "stats_period"},
		"bad request":          {400, `{"detail": "Query timeout. Please try again. Try a smaller date range or fewer projects."}`, march(nil), "start"},
		"bad request, no time": {400, `{"detail": "Your query took too long."}`, nil, "stats_period"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(test.status)
				_, _ = io.WriteString(w, test.body)
			})
			config := map[string]any{"fields": []string{"count()"}}
			maps.Copy(config, test.config)
			_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, url), config)
			acctest.ExpectDiagnostic(t, diagnostics, "Query Took Too Long", `AttributeName("`+test.attribute+`")`, "Narrow the time range")
		})
	}
}

// TestDatasetIsAlwaysSent: this includes the default.
func TestDatasetIsAlwaysSent(t *testing.T) {
	t.Parallel()
	for name, dataset := range map[string]any{"errors": nil, "issues": "issues", "issuePlatform": "issuePlatform", "discover": "discover"} {
		var got string
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			got = r.URL.Query().Get("dataset")
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `{"data": []}`)
		})
		protocol := acctest.Wired(t, source, acctest.OrganizationData(t, url))
		config := map[string]any{"fields": []string{"id"}, "dataset": dataset}
		acctest.Succeed(t, protocol.Validate(source.Name, config))
		state, diagnostics := protocol.Read(source.Name, config)
		acctest.Succeed(t, diagnostics)
		if got != name || state.Get("dataset") != dataset {
			t.Errorf("%v was sent as %q and came back as %v", dataset, got, state.Get("dataset"))
		}
	}
}
