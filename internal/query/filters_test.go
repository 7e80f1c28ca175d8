// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"maps"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestIgnoredFilterIsError: rows that the arguments exclude show that the server did not
// apply them, so that no count is about what was asked.
func TestIgnoredFilterIsError(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		row       string
		config    map[string]any
		attribute string // at fault; empty if the row is right
	}{
		"another project":          {`{"project": "web", "count()": 3}`, map[string]any{"projects": []string{"backend"}}, "projects"},
		"project by name":          {`{"project.name": "web"}`, map[string]any{"projects": []string{"backend", "mobile"}}, "projects"},
		"one of the projects":      {`{"project": "mobile"}`, map[string]any{"projects": []string{"backend", "mobile"}}, ""},
		"all projects":             {`{"project": "web"}`, map[string]any{"projects": []string{"-1"}}, ""},
		"projects by ID":           {`{"project": "web"}`, map[string]any{"projects": []string{"101"}}, ""},
		"slug and ID":              {`{"project": "web"}`, map[string]any{"projects": []string{"backend", "101"}}, ""},
		"no projects":              {`{"project": "web"}`, nil, ""},
		"no column":                {`{"count()": 3}`, map[string]any{"projects": []string{"backend"}, "environments": []string{"production"}}, ""},
		"null":                     {`{"project": null, "environment": null}`, map[string]any{"projects": []string{"backend"}, "environments": []string{"production"}}, ""},
		"another environment":      {`{"environment": "staging"}`, map[string]any{"environments": []string{"production"}}, "environments"},
		"no environment":           {`{"environment": ""}`, map[string]any{"environments": []string{"production"}}, ""},
		"one of the environments":  {`{"environment": "qa"}`, map[string]any{"environments": []string{"production", "qa"}}, ""},
		"a project of other cases": {`{"project": "Backend"}`, map[string]any{"projects": []string{"backend"}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"fields": []string{"project", "environment", "count()"}}
			maps.Copy(config, test.config)
			data := acctest.Data(t, acctest.Pages(t, `{"data": [`+test.row+`], "meta": {}}`))
			_, diagnostics := acctest.Read(t, source, data, config)
			if test.attribute == "" {
				acctest.Succeed(t, diagnostics)
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored a Filter", `AttributeName("`+test.attribute+`")`, "ignores this argument")
		})
	}
}
