// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// numbersOnly is a server before June 2026 with two pages of rows, and a lookup of projects
// that responds with a body for each slug.
func numbersOnly(t *testing.T, projects map[string]string, requests *[]string) string {
	t.Helper()
	return acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		sent := url.Values{}
		for _, name := range []string{"project", "projectSlug", "cursor"} {
			if query.Has(name) {
				sent[name] = query[name]
			}
		}
		w.Header().Set("Content-Type", "application/json")
		if slug, isProject := strings.CutPrefix(r.URL.Path, "/api/0/projects/acme/"); isProject {
			slug = strings.Trim(slug, "/")
			*requests = append(*requests, slug)
			body, known := projects[slug]
			if !known {
				w.WriteHeader(http.StatusNotFound)
				body = `{"detail": "The requested resource does not exist"}`
			}
			_, _ = io.WriteString(w, body)
			return
		}
		*requests = append(*requests, sent.Encode())
		if slices.ContainsFunc(query["project"], func(text string) bool { return strings.Trim(text, "-0123456789") != "" }) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"detail": "Invalid project parameter. Values must be numbers."}`)
			return
		}
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:1:0"`, !query.Has("cursor")))
		_, _ = io.WriteString(w, `{"data": [{"id": "x"}]}`)
	})
}

// TestProjectsAreSentAsOldServersExpect sends slugs in a form that servers before June 2026
// accept.
func TestProjectsAreSentAsOldServersExpect(t *testing.T) {
	t.Parallel()
	projects := map[string]string{
		"web": `{"id": "101", "slug": "web"}`, "shop": `{"id": 102, "slug": "shop"}`, "old-web": `{"id": "101", "slug": "old-web"}`,
		"hex": `{"id": "e44b3f8a", "slug": "hex"}`, "bare": `{"slug": "bare"}`,
		"all": `{"id": "-1", "slug": "all"}`, "zero": `{"id": 0, "slug": "zero"}`, "zeros": `{"id": "000", "slug": "zeros"}`,
		"point": `{"id": 10.5, "slug": "point"}`,
	}
	for name, test := range map[string]struct {
		projects []string
		requests []string // without that of the second page
		failure  string
	}{
		"none":               {nil, []string{""}, ""},
		"ids":                {[]string{"101", "102"}, []string{"project=101&project=102"}, ""},
		"all":                {[]string{"-1"}, []string{"project=-1"}, ""},
		"slug":               {[]string{"web"}, []string{"project=web", "projectSlug=web"}, ""},
		"slugs, one twice":   {[]string{"web", "shop", "web"}, []string{"project=web&project=shop&project=web", "projectSlug=web&projectSlug=shop"}, ""},
		"all, and a slug":    {[]string{"web", "-1", "web"}, []string{"project=web&project=-1&project=web", "project=-1"}, ""},
		"slug and id":        {[]string{"102", "web"}, []string{"project=102&project=web", "web", "project=102&project=101"}, ""},
		"a slug and its id":  {[]string{"web", "101", "web", "102"}, []string{"project=web&project=101&project=web&project=102", "web", "project=101&project=102"}, ""},
		"slugs of one":       {[]string{"7", "old-web", "web"}, []string{"project=7&project=old-web&project=web", "old-web", "web", "project=7&project=101"}, ""},
		"a number as the id": {[]string{"7", "shop"}, []string{"project=7&project=shop", "shop", "project=7&project=102"}, ""},
		"an unknown slug":    {[]string{"7", "nope"}, []string{"project=7&project=nope", "nope"}, "Project Not Found"},
		"an id of letters":   {[]string{"7", "hex"}, []string{"project=7&project=hex", "hex"}, "Unexpected Response From Sentry"},
		"all as the id":      {[]string{"7", "all"}, []string{"project=7&project=all", "all"}, "Unexpected Response From Sentry"},
		"zero as the id":     {[]string{"7", "zero"}, []string{"project=7&project=zero", "zero"}, "Unexpected Response From Sentry"},
		"zeros as the id":    {[]string{"7", "zeros"}, []string{"project=7&project=zeros", "zeros"}, "Unexpected Response From Sentry"},
		"a fraction":         {[]string{"7", "point"}, []string{"project=7&project=point", "point"}, "Unexpected Response From Sentry"},
		"no id":              {[]string{"7", "bare"}, []string{"project=7&project=bare", "bare"}, "Unexpected Response From Sentry"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var requests []string
			data := acctest.OrganizationData(t, numbersOnly(t, projects, &requests))
			config := map[string]any{"fields": []string{"id"}}
			if test.projects != nil {
				config["projects"] = test.projects
			}
			state, diagnostics := acctest.Read(t, source, data, config)
			want := test.requests
			if test.failure == "" {
				acctest.Succeed(t, diagnostics)
				if rows, _ := state.Get("rows").([]any); len(rows) != 2 {
					t.Errorf("%d rows", len(rows))
				}
				// The next page is requested in the same form, and the lookup is not
				// repeated.
				last, _ := url.ParseQuery(want[len(want)-1])
				last.Set("cursor", "0:1:0")
				want = append(want, last.Encode())
			} else if len(diagnostics) != 1 || diagnostics[0].Summary != test.failure || !strings.Contains(diagnostics[0].Detail, `project "`+test.projects[1]+`"`) {
				t.Error(acctest.Texts(diagnostics))
			}
			if !slices.Equal(requests, want) {
				t.Errorf("requested %q\nwant %q", requests, want)
			}
		})
	}
}

// TestOldAndNewServersReturnSameRows reads the same rows from an old server and a new one.
func TestOldAndNewServersReturnSameRows(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	for _, projects := range [][]string{{"web"}, {"web", "backend"}, {"web", "102"}, {"web", "-1"}} {
		config := march(map[string]any{"fields": []string{"id"}, "projects": projects})
		state := acctest.MustRead(t, source, acctest.OrganizationData(t, server.URL), config)
		if other := acctest.MustRead(t, source, acctest.OrganizationData(t, acctest.Mock(t).URL), config); !state.Equal(other) || len(state.Get("rows").([]any)) == 0 {
			t.Errorf("%q: %s", projects, state.Diff(other))
		}
	}
	_, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, server.URL), map[string]any{"fields": []string{"id"}, "projects": []string{"7", "nope"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Not Found", `AttributeName("projects")`, `project "nope"`, "404")
	_, diagnostics = acctest.Read(t, source, acctest.OrganizationData(t, server.URL), map[string]any{"fields": []string{"id"}, "projects": []string{"nope"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Sentry Denied Access", `AttributeName("projects")`, "403")
}
