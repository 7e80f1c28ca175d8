// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestRejectedDatasetIsSuggested: only the server knows its datasets, so its error contains
// the suggestion, and nothing before does.
func TestRejectedDatasetIsSuggested(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	protocol := acctest.Wired(t, source, acctest.OrganizationData(t, server.URL))
	for dataset, want := range map[string]string{
		"error": "errors", "span": "spans", "Logs": "logs", "issue_platform": "issuePlatform", "uptimeResults": "uptime_results",
		"traceMetrics": "tracemetrics", "eror": "errors", "metrics-enhanced": "metricsEnhanced", "transaction": "transactions",
		"nope": "", "issues": "", "events": "", "e": "",
	} {
		config := map[string]any{"fields": []string{"id"}, "dataset": dataset}
		acctest.Succeed(t, protocol.With(t).Validate(source.Name, config))
		_, diagnostics := protocol.With(t).Read(source.Name, config)
		acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("dataset")`, "dataset must be one of")
		checkSuggestion(t, diagnostics[0].Detail, dataset, want)
	}
}

// TestRejectedSpellingOfDatasetIsSuggested: versions of Sentry use different names for the
// same dataset. A name that the server accepts causes no error.
func TestRejectedSpellingOfDatasetIsSuggested(t *testing.T) {
	t.Parallel()
	for dataset, want := range map[string]string{
		"profileFunctions": "profile_functions", "profile_functions": "profileFunctions", "errors": "", "logs": "", "metrics": "",
	} {
		server := acctest.Mock(t)
		server.Fault(mocksentry.RespondDetail(400, "Invalid dataset"))
		_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, server.URL), map[string]any{"fields": []string{"id"}, "dataset": dataset})
		acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("dataset")`)
		checkSuggestion(t, diagnostics[0].Detail, dataset, want)
	}
}

// TestDocumentedDatasetsAreSuggested: the table of the page and the suggestions have the same
// names.
func TestDocumentedDatasetsAreSuggested(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../templates/data-sources/event_query.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n## Datasets\n")
	table, _, _ = strings.Cut(table, "\n\nWithout a dataset")
	names := 0
	for line := range strings.SplitSeq(table, "\n") {
		cell, _, _ := strings.Cut(strings.TrimPrefix(line, "| "), " |")
		if !strings.HasPrefix(cell, "`") || cell == "`dataset`" {
			continue
		}
		for _, found := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cell, -1) {
			names++
			_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, acctest.Mock(t).URL), map[string]any{
				"fields": []string{"id"}, "dataset": found[1] + "-",
			})
			if text := acctest.Texts(diagnostics); !strings.Contains(text, "`"+found[1]+"`") || !strings.Contains(text, "Did you mean") {
				t.Errorf("%s: %s", found[1], text)
			}
		}
	}
	if names < 10 {
		t.Errorf("the page has %d datasets", names)
	}
}

func checkSuggestion(t *testing.T, detail, text, want string) {
	t.Helper()
	if suggests := strings.Contains(detail, "Did you mean"); suggests != (want != "") || suggests && !strings.HasSuffix(detail, "Did you mean `"+want+"`?") {
		t.Errorf("%q: want %q in %s", text, want, detail)
	}
}
