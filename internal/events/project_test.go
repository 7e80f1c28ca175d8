// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// emptyList serves an empty list of events, and a response about the project.
func emptyList(t *testing.T, status int, contentType, body string, paths *[]string) string {
	t.Helper()
	return acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		*paths = append(*paths, r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/events/") {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, "[]")
			return
		}
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
}

// TestEmptyListLooksUpProject: a server may return an empty list for a misspelled project.
func TestEmptyListLooksUpProject(t *testing.T) {
	t.Parallel()
	const json = "application/json"
	for name, test := range map[string]struct {
		status    int
		kind      string
		body      string
		config    map[string]any
		isMissing bool
		lookups   int
	}{
		"there":                    {200, json, `{"id": "7", "slug": "web"}`, nil, false, 1},
		"GlitchTip has none":       {404, json, `{"detail": "Not Found"}`, nil, true, 1},
		"Sentry has none":          {404, json, `{"detail": "The requested resource does not exist"}`, nil, true, 1},
		"none, of another project": {404, json, `{"detail": "Resource not found.", "code": "not_found"}`, map[string]any{"project": "wbe"}, true, 1},
		"none of an organization":  {404, json, ``, map[string]any{"organization": "acmee", "full": true}, true, 1},
		"none in the time range":   {404, json, `{"detail": "Not Found"}`, map[string]any{"stats_period": "1h", "limit": 1}, true, 1},
		"no such route":            {404, json, `{"info": "Route not found, did you forget a trailing slash?"}`, nil, false, 1},
		"no such page":             {404, "text/html", `<html></html>`, nil, false, 1},
		"denied":                   {403, json, `{"detail": "no"}`, nil, false, 1},
		"unknown token":            {401, json, `{"detail": "Invalid token"}`, nil, false, 1},
		"failing":                  {500, json, `{"detail": "Internal Error"}`, nil, false, 1},
		"too many":                 {429, json, `{"detail": "slow"}`, nil, false, 1},
		"no project":               {200, json, `{}`, nil, false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			data := acctest.Data(t, emptyList(t, test.status, test.kind, test.body, &paths))
			state, diagnostics := acctest.Read(t, source, data, test.config)
			lookups := 0
			for _, path := range paths {
				if !strings.HasSuffix(path, "/events/") {
					lookups++
				}
			}
			if lookups != test.lookups && test.status != 500 { // which is tried twice
				t.Errorf("requested %q", paths)
			}
			if test.isMissing {
				acctest.ExpectDiagnostic(t, diagnostics, "Organization or Project Not Found", `AttributeName("project")`, "404", "to check an empty list of events")
				return
			}
			acctest.Succeed(t, diagnostics)
			if got := texts(t, state.Get("ids")); len(got) != 0 || state.Get("has_more") != false {
				t.Error(state.JSON())
			}
		})
	}
}

// TestEmptyListLooksUpIssue: a server may also return an empty list for a missing issue.
func TestEmptyListLooksUpIssue(t *testing.T) {
	t.Parallel()
	const json, notFound = "application/json", `{"detail": "Not found."}`
	for name, test := range map[string]struct {
		status    int
		kind      string
		body      string
		issue     string
		isMissing bool
		lookups   int
	}{
		"there":                         {200, json, `{"id": "17"}`, "17", false, 1},
		"GlitchTip has none":            {404, json, notFound, "123456", true, 2},
		"urgentry has none":             {404, json, `{"detail": "Issue not found.", "code": "not_found"}`, "577c86110795eceaeda35aa50400869b", true, 2},
		"Sentry has none":               {404, json, `{"detail": "The requested resource does not exist"}`, "17", true, 1},
		"none of a prefix, white space": {404, json, `{"detail": "Group not found"}`, " iss_9f\n", true, 2},
		"no body":                       {404, json, ``, "17", true, 2},
		"no such page":                  {404, "text/html", `<html></html>`, "17", false, 2},
		"no such route":                 {404, json, `{"info": "Route not found, did you forget a trailing slash?"}`, "17", false, 2},
		"denied":                        {403, json, notFound, "17", false, 1},
		"no issue":                      {200, json, `[]`, "17", false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			data := acctest.Data(t, emptyList(t, test.status, test.kind, test.body, &paths))
			state, diagnostics := acctest.Read(t, source, data, map[string]any{"issue_id": test.issue})
			if len(paths) != test.lookups+1 {
				t.Errorf("requested %q", paths)
			}
			if test.isMissing {
				acctest.ExpectDiagnostic(t, diagnostics, "Issue Not Found", `AttributeName("issue_id")`, "404", "to check an empty list of events")
				return
			}
			acctest.Succeed(t, diagnostics)
			if got := texts(t, state.Get("ids")); len(got) != 0 {
				t.Error(state.JSON())
			}
		})
	}
}

// TestListWithEventsNeedsNoLookup: a list with events needs no lookup, even if no event
// matches.
func TestListWithEventsNeedsNoLookup(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"[" + element(1, at("2020-01-01T00:00:00Z")) + "]", "[" + element(1, `,"date_created":"2020-01-01T00:00:00Z"`) + `,{}]`,
	} {
		var requests int
		url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
			requests++
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, body)
		})
		_, diagnostics := acctest.Read(t, source, acctest.Data(t, url), map[string]any{"stats_period": "1h"})
		if acctest.HasError(diagnostics) || requests != 1 {
			t.Errorf("%s: %d requests, %s", body, requests, acctest.Texts(diagnostics))
		}
	}
}

// TestGlitchTipListReturnsEventIDOfSDK: the result contains the SDK's event ID, not the
// server's own ID.
func TestGlitchTipListReturnsEventIDOfSDK(t *testing.T) {
	t.Parallel()
	const own, event = "5d1f3f0a-6a0c-4c55-9a0e-0f6b8a1c2d3e", "0123456789abcdef0123456789abcdef"
	data := acctest.Data(t, acctest.Pages(t, `[{"id":"`+own+`","eventID":"`+event+`","groupID":"7"}]`))
	state := acctest.MustRead(t, source, data, nil)
	if state.Get("ids", 0) != event || state.Get("events", 0, "internal_id") != own || state.Get("events", 0, "id") != event {
		t.Error(state.JSON())
	}
}

// TestQueryThatTakesTooLongIsErrorAboutTimeRange: this includes the list of an issue.
func TestQueryThatTakesTooLongIsErrorAboutTimeRange(t *testing.T) {
	t.Parallel()
	url := acctest.Serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusGatewayTimeout)
		_, _ = io.WriteString(w, `{"detail": "Query timeout. Please try again. Try a smaller date range or fewer projects."}`)
	})
	for attribute, config := range map[string]map[string]any{
		"stats_period": {"stats_period": "90d"}, "start": between("2026-01-01", "2026-03-01"), "": {},
	} {
		config["issue_id"] = "17"
		data := acctest.Data(t, url, func(c *sentry.Config) { c.MaxRetries = 0 })
		_, diagnostics := acctest.Read(t, source, data, config)
		if attribute == "" {
			attribute = "stats_period"
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Query Took Too Long", `AttributeName("`+attribute+`")`, "504", "Narrow the time range")
	}
}

// TestEmptyListOfFoundIssueIsResult: the issue was found, and so was its project.
func TestEmptyListOfFoundIssueIsResult(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 1)
	config := map[string]any{"issue_id": "many-1", "start": "2020-01-01", "end": "2020-01-02"}
	state := acctest.MustRead(t, source, acctest.Data(t, server.URL), config)
	if len(texts(t, state.Get("ids"))) != 0 || len(server.Requests()) != 2 {
		t.Errorf("%d requests, %s", len(server.Requests()), state.JSON())
	}
}
