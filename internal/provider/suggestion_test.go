// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestMisspelledNamesAreSuggested validates the blocks with closed lists of names.
func TestMisspelledNamesAreSuggested(t *testing.T) {
	t.Parallel()
	protocol := acctest.NewProtocol(t, provider.NewServer("test"))
	const issue = "6400071991"
	for name, test := range map[string]struct {
		config                 map[string]any
		summary, at, suggested string
	}{
		"include":  {map[string]any{"issue_id": issue, "event_id": "latest", "include": []string{"frame"}}, "Unknown Section", "include", "frames"},
		"exclude":  {map[string]any{"issue_id": issue, "event_id": "latest", "exclude": []string{"userReport"}}, "Unknown Section", "exclude", "user_report"},
		"all":      {map[string]any{"issue_id": issue, "event_id": "latest", "exclude": []string{"All"}}, "Unknown Section", "exclude", "all"},
		"position": {map[string]any{"issue_id": issue, "event_id": "lates"}, "Invalid Event ID", "event_id", "latest"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diagnostics := protocol.With(t).Validate(typeName, test.config)
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("`+test.at+`")`, "Did you mean `"+test.suggested+"`?")
		})
	}
	diagnostics := protocol.ValidateProvider(map[string]any{"exclude": []string{"breadcrumb"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Unknown Section", `AttributeName("exclude")`, "Did you mean `breadcrumbs`?")
}
