// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestValidateRejectsInvalidArguments checks configurations before anything is read, and again
// when they are read.
func TestValidateRejectsInvalidArguments(t *testing.T) {
	t.Parallel()
	unknown := acctest.Unknown
	many := make([]string, 51)
	for i := range many {
		many[i] = "title"
	}
	for name, test := range map[string]struct {
		config             map[string]any
		summary, attribute string
	}{
		"nothing more":       {nil, "", ""},
		"all projects":       {map[string]any{"projects": []string{"-1"}}, "", ""},
		"no fields":          {map[string]any{"fields": []string{}}, "Invalid Attribute Value", "fields"},
		"fifty fields":       {map[string]any{"fields": many[:50]}, "", ""},
		"too many fields":    {map[string]any{"fields": many}, "Invalid Attribute Value", "fields"},
		"unknown fields":     {map[string]any{"fields": unknown, "sort": "-count()"}, "", ""},
		"an alias to sort":   {map[string]any{"fields": []string{"count()"}, "sort": "-count"}, "", ""},
		"no project":         {map[string]any{"projects": []string{"a/b"}}, "Invalid Slug", "projects"},
		"both times":         {map[string]any{"stats_period": "1d", "start": "2026-01-01"}, "Stats Period Conflicts With Start and End", "stats_period"},
		"start":              {map[string]any{"start": "2026-01-01"}, "Start Without End", "start"},
		"start, unknown end": {map[string]any{"start": "2026-01-01", "end": unknown}, "", ""},
		"unknown period":     {map[string]any{"stats_period": unknown, "end": "2026-01-01", "start": unknown}, "", ""},
		"period":             {map[string]any{"stats_period": "14 days"}, "Invalid Time Range", "stats_period"},
		"limit":              {map[string]any{"limit": 0}, "Invalid Limit", "limit"},
		"fraction":           {map[string]any{"limit": 2.5}, "Invalid Limit", "limit"},
		"unknown limit":      {map[string]any{"limit": unknown}, "", ""},
		"timeout":            {map[string]any{"timeouts": map[string]any{"read": "x"}}, "Invalid Duration", "timeouts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"fields": []string{"title"}, "query": acctest.Canary}
			maps.Copy(config, test.config)
			diagnostics := acctest.Wired(t, source, acctest.OrganizationData(t, "http://127.0.0.1:1")).Validate(source.Name, config)
			if test.summary == "" {
				if len(diagnostics) > 0 {
					t.Error(acctest.Texts(diagnostics))
				}
				return
			}
			if len(diagnostics) == 0 || diagnostics[0].Summary != test.summary ||
				!strings.HasPrefix(diagnostics[0].Attribute.String(), `AttributeName("`+test.attribute+`")`) {
				t.Error(acctest.Texts(diagnostics))
			}
			if strings.Contains(acctest.Texts(diagnostics), acctest.Canary) {
				t.Error("the query is in the diagnostics")
			}
		})
	}
}

// TestServerErrorIsAttachedToArgument expects the error at the argument that Sentry's message
// is about.
func TestServerErrorIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	all := map[string]any{"query": acctest.Canary, "sort": "-title", "dataset": "errors", "stats_period": "14d"}
	for text, test := range map[string]struct {
		config map[string]any
		at     string
	}{
		"Cannot sort by a field that is not selected.":                                {all, "sort"},
		"orderby must also be in the selected columns or groupby":                     {all, "sort"},
		"dataset must be one of: errors, spans":                                       {all, "dataset"},
		"Parse error at 'a b(' (column 5). This is commonly caused by parentheses.":   {all, "query"},
		"Invalid query. Project x does not exist or is not an actively selected one.": {all, "query"},
		"Empty string after 'level:'":                                                 {all, "query"},
		"nope() is not a valid function":                                              {all, "fields"},
		"You can view up to 20 fields at a time. Please delete some and try again.":   {all, "fields"},
		"Invalid date range":                                      {all, "stats_period"},
		"Invalid date range. Start must be before end.":           {march(nil), "start"},
		"projects: Invalid project":                               {all, "projects"},
		"You must select at least one project.":                   {all, "projects"},
		"environment: Invalid; per_page: too large":               {all, "environments"},
		"unsupported dataset \"errors\"; unknown field \"title\"": {nil, "dataset"},
		`select: unknown field "title" for dataset "issues"`:      {all, "fields"},
		"Dataset must be one of: issues":                          {nil, "dataset"},
		"dataset: 'errors' is not supported by this server":       {nil, "dataset"},
		"query.dataset: Input should be 'issues'":                 {nil, "dataset"},
		"query.limit: too large; query.dataset: Field required":   {nil, "dataset"},
		"The dataset errors is not available for this plan":       {map[string]any{"query": "level:fatal"}, "dataset"},
		"This dataset does not exist":                             {nil, "dataset"},
		"Dataset 'errors' unknown. Choose one of: issues":         {nil, "dataset"},
		"unknown column title in dataset errors":                  {nil, "fields"},
		"dataset errors has no field title: unknown":              {nil, "fields"},
		"query.sort: Input should be a column":                    {all, "sort"},
		"query.project: Input should be a number":                 {all, "projects"},
		"query.field: Field required":                             {all, "fields"},
		"query.query: Value error":                                {all, "query"},
		"title is no field of this dataset":                       {nil, "fields"},
		"something else":                                          {nil, "fields"},
		"Parse error":                                             {nil, "fields"},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			for _, status := range []int{http.StatusBadRequest, http.StatusUnprocessableEntity} {
				server := acctest.Mock(t)
				server.Fault(mocksentry.RespondDetail(status, text))
				config := map[string]any{"fields": []string{"title"}}
				maps.Copy(config, test.config)
				_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, server.URL), config)
				acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("`+test.at+`")`, strings.TrimRight(text, "."))
				if test.at == "dataset" && !strings.Contains(diagnostics[0].Detail, "such as `issues`") {
					t.Error(diagnostics[0].Detail)
				}
			}
		})
	}
}

// TestErrorInListIsAttachedToArgument: some compatible servers respond with a list of what is
// wrong.
func TestErrorInListIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	for detail, at := range map[string]string{
		`[{"type": "enum", "loc": ["query", "dataset"], "msg": "Input should be 'issues'"}]`:                           "dataset",
		`[{"loc": ["query", "per_page"], "msg": "Too large"}, {"loc": ["query", "dataset"], "msg": "Field required"}]`: "dataset",
		`[{"loc": ["dataset"], "msg": "no"}]`: "dataset",
		`[{"type": "int_parsing", "loc": ["query", "project", 0], "msg": "Input should be a valid integer"}]`:                          "projects",
		`[{"type": "missing", "loc": ["query", "field"], "msg": "Field required"}, {"loc": ["query", "x"], "msg": "dataset of this"}]`: "fields",
	} {
		url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnprocessableEntity)
			_, _ = io.WriteString(w, `{"detail": `+detail+`}`)
		})
		_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, url), map[string]any{"fields": []string{"title"}})
		acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("`+at+`")`, "422")
	}
}

// TestTooManyFieldsForOldServerAreExplained reads more fields than servers before June 2025
// accept.
func TestTooManyFieldsForOldServerAreExplained(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	fields := slices.Repeat([]string{"title"}, 21)
	_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, server.URL), map[string]any{"fields": fields})
	acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("fields")`, "up to 20 fields")
}

// TestErrorOfMockIsAttachedToArgument makes the mock's own checks reject a query.
func TestErrorOfMockIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	for name, test := range map[string]struct {
		config      map[string]any
		summary, at string
	}{
		"sort":        {map[string]any{"sort": "-level"}, "Sentry Rejected the Request", "sort"},
		"query":       {map[string]any{"query": "level:["}, "Sentry Rejected the Request", "query"},
		"dataset":     {map[string]any{"dataset": "nope"}, "Sentry Rejected the Request", "dataset"},
		"fields":      {map[string]any{"fields": []string{"nope()"}}, "Sentry Rejected the Request", "fields"},
		"project":     {map[string]any{"projects": []string{"nowhere"}}, "Sentry Denied Access", "projects"},
		"environment": {map[string]any{"environments": []string{"nowhere"}}, "Environment or Organization Not Found", "environments"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"fields": []string{"title"}}
			maps.Copy(config, test.config)
			_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, server.URL), config)
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("`+test.at+`")`, `organization "acme"`)
		})
	}
}

// TestFailureOnLaterPageDiscardsEarlierPages expects no state of the earlier pages.
func TestFailureOnLaterPageDiscardsEarlierPages(t *testing.T) {
	t.Parallel()
	url := acctest.Pages(t, `{"data": [{"a": 1}]}`, `{"data": [`)
	state, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, url), map[string]any{"fields": []string{"a"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Invalid JSON From Sentry", "")
	if !state.IsZero() {
		t.Error("there is a state")
	}
}
