// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestUnusedProjectWarns: the data sources of an organization warn of a default project that
// does not limit them, unless the block names its projects.
func TestUnusedProjectWarns(t *testing.T) {
	server := startMock(t)
	const summary = "Provider's Project Not Used"
	sources := map[string]map[string]any{"sentry_event_query": {"fields": []string{"id"}}, "sentry_issues": {}}
	for name, test := range map[string]struct {
		environment   string
		block, config map[string]any
		details       []string // of the warning; none for no warning
	}{
		"no project":           {},
		"blank project":        {environment: " "},
		"project of the block": {block: map[string]any{"project": "web"}, details: []string{`project "web" does not`, "`projects = [\"web\"]`", "`projects = [\"-1\"]`"}},
		"project of the environment": {
			environment: "backend", details: []string{`project "backend" does not`, "`projects = [\"backend\"]`", "SENTRY_PROJECT"},
		},
		"unknown project": {
			environment: "backend", block: map[string]any{"project": acctest.Unknown},
			details: []string{"The provider's `project` does not", "list it in `projects`", "`projects = [\"-1\"]`"},
		},
		"one project":   {block: map[string]any{"project": "web"}, config: map[string]any{"projects": []string{"web"}}},
		"others":        {block: map[string]any{"project": "web"}, config: map[string]any{"projects": []string{"backend", "102"}}},
		"all projects":  {block: map[string]any{"project": "web"}, config: map[string]any{"projects": []string{"-1"}}},
		"an empty list": {block: map[string]any{"project": "web"}, config: map[string]any{"projects": []string{}}},
	} {
		t.Run(name, func(t *testing.T) {
			withEnvironment(t, map[string]string{"SENTRY_PROJECT": test.environment})
			protocol := acctest.NewProtocol(t, provider.NewServer("test"))
			block := map[string]any{"token": mocksentry.TokenFull, "base_url": server.URL, "organization": "acme"}
			maps.Copy(block, test.block)
			acctest.Succeed(t, protocol.Configure(block))
			for source, with := range sources {
				config := map[string]any{"start": "2026-03-01", "end": "2026-04-01"}
				maps.Copy(config, with)
				maps.Copy(config, test.config)
				acctest.Succeed(t, protocol.Validate(source, config))
				state, diagnostics := protocol.Read(source, config)
				if state.IsZero() || acctest.HasError(diagnostics) {
					t.Fatal(acctest.Texts(diagnostics))
				}
				if len(test.details) == 0 {
					acctest.Succeed(t, diagnostics)
					continue
				}
				acctest.ExpectDiagnostic(t, diagnostics, summary, `AttributeName("projects")`, append(test.details, "queries the projects that the token's owner is a member of")...)
			}
		})
	}
}

// TestUnusedProjectDoesNotWarnAlongsideError: alongside an error, the warning would only
// distract.
func TestUnusedProjectDoesNotWarnAlongsideError(t *testing.T) {
	t.Parallel()
	protocol := acctest.Configured(t, provider.NewServer("test"), map[string]any{
		"token": "wrong", "base_url": startMock(t).URL, "organization": "acme", "project": "web",
	})
	for source, config := range map[string]map[string]any{"sentry_event_query": {"fields": []string{"id"}}, "sentry_issues": {}} {
		_, diagnostics := protocol.Read(source, config)
		if text := acctest.Texts(diagnostics); len(diagnostics) != 1 || !strings.Contains(text, "Sentry Rejected the Token") {
			t.Error(text)
		}
	}
}
