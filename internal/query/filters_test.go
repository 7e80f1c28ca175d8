// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"maps"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestIgnoredFilterIsError: rows that the arguments exclude show that the server did not
// apply them, so no count is about the requested events.
func TestIgnoredFilterIsError(t *testing.T) {
	t.Parallel()
	march := map[string]any{"start": "2026-03-14", "end": "2026-03-15"}
	stamped := func(age time.Duration) string {
		return `{"timestamp": "` + time.Now().Add(-age).UTC().Format(time.RFC3339) + `"}`
	}
	for name, test := range map[string]struct {
		row       string
		config    map[string]any
		attribute string // attribute of the error; empty if the row is right
	}{
		"another project":          {`{"project": "web", "count()": 3}`, map[string]any{"projects": []string{"backend"}}, "projects"},
		"project by name":          {`{"project.name": "web"}`, map[string]any{"projects": []string{"backend", "mobile"}}, "projects"},
		"one of the projects":      {`{"project": "mobile"}`, map[string]any{"projects": []string{"backend", "mobile"}}, ""},
		"all projects":             {`{"project": "web"}`, map[string]any{"projects": []string{"-1"}}, ""},
		"projects by ID":           {`{"project": "web"}`, map[string]any{"projects": []string{"101"}}, ""},
		"another project's ID":     {`{"project.id": 102}`, map[string]any{"projects": []string{"101"}}, "projects"},
		"another ID, as a text":    {`{"project.id": "103"}`, map[string]any{"projects": []string{"101", "102"}}, "projects"},
		"one of the IDs":           {`{"project.id": 102}`, map[string]any{"projects": []string{"101", "00102"}}, ""},
		"another ID of slugs":      {`{"project.id": 102}`, map[string]any{"projects": []string{"web"}}, ""},
		"another ID of both":       {`{"project.id": 102}`, map[string]any{"projects": []string{"101", "web"}}, ""},
		"any ID of all":            {`{"project.id": 102}`, map[string]any{"projects": []string{"-1"}}, ""},
		"an ID that is opaque":     {`{"project.id": "p_102"}`, map[string]any{"projects": []string{"101"}}, ""},
		"no ID":                    {`{"project.id": null}`, map[string]any{"projects": []string{"101"}}, ""},
		"slug and ID":              {`{"project": "web"}`, map[string]any{"projects": []string{"backend", "101"}}, ""},
		"no projects":              {`{"project": "web"}`, nil, ""},
		"no column":                {`{"count()": 3}`, map[string]any{"projects": []string{"backend"}, "environments": []string{"production"}}, ""},
		"null":                     {`{"project": null, "environment": null}`, map[string]any{"projects": []string{"backend"}, "environments": []string{"production"}}, ""},
		"another environment":      {`{"environment": "staging"}`, map[string]any{"environments": []string{"production"}}, "environments"},
		"no environment":           {`{"environment": ""}`, map[string]any{"environments": []string{"production"}}, ""},
		"one of the environments":  {`{"environment": "qa"}`, map[string]any{"environments": []string{"production", "qa"}}, ""},
		"another level":            {`{"level": "error"}`, map[string]any{"query": "level:fatal"}, "query"},
		"another release":          {`{"release": "shop@1.2.3"}`, map[string]any{"query": "card declined  release:shop@1.2.4 !level:info"}, "query"},
		"another, among terms":     {`{"environment": "qa"}`, map[string]any{"query": "user.id:7 environment:production"}, "query"},
		"searched project":         {`{"project": "web"}`, map[string]any{"query": "project:backend"}, "query"},
		"level":                    {`{"level": "fatal"}`, map[string]any{"query": "level:fatal"}, ""},
		"not the level":            {`{"level": "error"}`, map[string]any{"query": "!level:fatal"}, ""},
		"one of two levels":        {`{"level": "error"}`, map[string]any{"query": "level:fatal or level:error"}, ""},
		"level of a list":          {`{"level": "error"}`, map[string]any{"query": "level:[fatal, error]"}, ""},
		"pattern":                  {`{"release": "shop@1.2.3"}`, map[string]any{"query": "release:shop@*"}, ""},
		"latest release":           {`{"release": "shop@1.2.3"}`, map[string]any{"query": "release:latest"}, ""},
		"quoted":                   {`{"level": "error"}`, map[string]any{"query": `message:"is level:fatal "`}, ""},
		"searched project ID":      {`{"project": "web"}`, map[string]any{"query": "project:101"}, ""},
		"another column":           {`{"level": "error"}`, map[string]any{"query": "max_level:fatal level.x:fatal"}, ""},
		"no value":                 {`{"level": "error"}`, map[string]any{"query": "level: fatal"}, ""},
		"a project of other cases": {`{"project": "Backend"}`, map[string]any{"projects": []string{"backend"}}, ""},
		"before the start":         {`{"timestamp": "2026-03-13T23:59:58+00:00"}`, march, "start"},
		"after the end":            {`{"timestamp": "2026-03-15T00:00:02Z"}`, march, "start"},
		"in another zone":          {`{"timestamp": "2026-03-15T00:30:00+02:00"}`, march, ""},
		"outside in another zone":  {`{"timestamp": "2026-03-14T23:30:00-0200"}`, march, "start"},
		"without a zone":           {`{"timestamp": "2026-03-13 12:00:00"}`, march, "start"},
		"at the edges":             {`{"timestamp": "2026-03-13T23:59:59.5Z"}`, march, ""},
		"no time":                  {`{"timestamp": 1577836800000}`, march, ""},
		"seconds since 1970":       {`{"timestamp": 1577836800}`, march, "start"},
		"seconds in time":          {`{"timestamp": 1773446400.5}`, march, ""},
		"as in PostgreSQL":         {`{"timestamp": "2026-03-13 23:00:00.123+00"}`, march, "start"},
		"null as a time":           {`{"timestamp": null}`, march, ""},
		"no time range":            {`{"timestamp": "2020-01-01T00:00:00Z"}`, nil, ""},
		"before the period":        {stamped(25 * time.Hour), map[string]any{"stats_period": "24h"}, "stats_period"},
		"in the period":            {stamped(23 * time.Hour), map[string]any{"stats_period": "24h"}, ""},
		"a rounded period":         {stamped(30*24*time.Hour + 15*time.Minute), map[string]any{"stats_period": "30d"}, ""},
		"an endless period":        {stamped(9999 * time.Hour), map[string]any{"stats_period": "99999999999999999999w"}, ""},
		"intervals of metrics": {
			stamped(25 * time.Hour), map[string]any{"stats_period": "24h", "dataset": "metricsEnhanced"}, "",
		},
		"another function of it": {`{"max(timestamp)": "2020-01-01T00:00:00Z"}`, march, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"fields": []string{"project", "environment", "level", "release", "count()"}}
			maps.Copy(config, test.config)
			data := acctest.OrganizationData(t, acctest.Pages(t, `{"data": [`+test.row+`], "meta": {}}`))
			_, diagnostics := acctest.Read(t, source, data, config)
			if test.attribute == "" {
				acctest.Succeed(t, diagnostics)
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored a Filter", `AttributeName("`+test.attribute+`")`, "ignores this argument")
		})
	}
}
