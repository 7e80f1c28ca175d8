// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

var list = issues.List()

func TestIssuesSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, list)
}

// manyIssues starts the mock with a project "many" of count issues.
func manyIssues(t testing.TB, count int) *mocksentry.Server {
	t.Helper()
	server := acctest.Mock(t).AddProject("acme", mocksentry.Project{Slug: "many", ID: 900})
	for i := range count {
		server.AddManyEvents("acme", "many", 1, fmt.Sprint(5000+i))
	}
	return server
}

func TestIssuesFollowAllPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		count, limit, want, requests int
		more                         bool
	}{
		{0, 10, 0, 1, false}, {1, 1, 1, 1, false}, {100, 100, 100, 1, false}, {101, 100, 100, 1, true}, {250, 1000, 250, 3, false},
		{250, 150, 150, 2, true}, {3, 2, 2, 1, true},
	} {
		server := manyIssues(t, test.count)
		state := acctest.MustRead(t, list, acctest.Data(t, server.URL), map[string]any{"projects": []string{"many"}, "limit": test.limit})
		ids := state.Get("ids").([]any) //nolint:forcetypeassert // A panic fails the test too.
		distinct := map[any]bool{}
		for i, id := range ids {
			distinct[id] = true
			if got := state.Get("issues", i, "id"); got != id {
				t.Errorf("%v: element %d is %v, want %v", test, i, got, id)
			}
		}
		if len(ids) != test.want || len(distinct) != test.want || state.Get("has_more") != test.more || len(server.Requests()) != test.requests {
			t.Errorf("%v: %d issues, has_more %v, %d requests", test, len(ids), state.Get("has_more"), len(server.Requests()))
		}
	}
}

func TestIssueOfListHasEveryAttribute(t *testing.T) {
	t.Parallel()
	config := map[string]any{"projects": []string{"backend"}, "query": `firstRelease:"shop-backend@4.12.1-rc.2+build.77"`, "start": "2026-03-01", "end": "2026-04-01"}
	data := acctest.Data(t, acctest.Mock(t).URL)
	state := acctest.MustRead(t, list, data, config)
	if got := len(state.Get("issues").([]any)); got != 1 { //nolint:forcetypeassert // A panic fails the test too.
		t.Fatalf("%d issues", got)
	}
	for name, want := range map[string]any{
		"id": python, "short_id": "BACKEND-1", "event_count": json.Number("1"), "user_count": json.Number("1"), "is_unhandled": true,
		"level": "error", "matching_event_id": nil, "latest_event_has_attachments": false, "status": "unresolved",
	} {
		if got := state.Get("issues", 0, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	assignee := state.Get("issues", 0, "assigned_to").(map[string]any) //nolint:forcetypeassert // A panic fails the test too.
	if len(assignee) != 2 || assignee["id"] != "2701" || strings.Contains(state.JSON(), "Robin") {
		t.Error(assignee)
	}
	if other := acctest.MustReadFramed(t, list, data, config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
	data.Exclude = []string{"summary"}
	if state := acctest.MustRead(t, list, data, config); state.Get("issues", 0, "title") != nil || state.Get("issues", 0, "status") != "unresolved" {
		t.Error(state.JSON())
	}
}

// TestIssuesSendArguments: a query that is not set leaves the default to Sentry, and an empty
// one requests every issue.
func TestIssuesSendArguments(t *testing.T) {
	t.Parallel()
	const expand = "expand=latestEventHasAttachments&limit="
	for want, config := range map[string]map[string]any{
		expand + "100":                                  {},
		expand + "100&query=":                           {"query": ""},
		expand + "100&query=is%3Aresolved":              {"query": "is:resolved"},
		expand + "7&project=web&project=12&sort=new":    {"projects": []string{"web", "12"}, "sort": "new", "limit": 7},
		"environment=a&environment=b&" + expand + "100": {"environments": []string{"a", "b"}},
		"end=2026-03-02T00%3A00%3A00Z&" + expand + "100&start=2026-03-01T00%3A00%3A00Z": {"start": "2026-03-01", "end": "2026-03-02"},
		expand + "100&statsPeriod=14d": {"stats_period": "14d"},
	} {
		var sent url.Values
		server := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			sent = r.URL.Query()
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(`[]`))
		})
		state := acctest.MustRead(t, list, acctest.OrganizationData(t, server), config)
		if sent.Encode() != want || state.Get("query") != config["query"] {
			t.Errorf("sent %s, want %s; query %v", sent.Encode(), want, state.Get("query"))
		}
	}
}

// TestProjectsAreSentAsOlderServersExpect: slugs are sent as projectSlug, or as IDs if there
// are IDs too.
func TestProjectsAreSentAsOlderServersExpect(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	server.AddProject("acme", mocksentry.Project{Slug: "many", ID: 900}).AddManyEvents("acme", "many", 1, "5000")
	data := acctest.Data(t, server.URL)
	for _, projects := range [][]string{{"many"}, {"many", "900"}, {"many", "many"}, {"900"}} {
		state, diagnostics := acctest.Read(t, list, data, map[string]any{"projects": projects})
		acctest.Succeed(t, diagnostics)
		if got := fmt.Sprint(state.Get("ids")); got != "[5000]" {
			t.Errorf("%q: %s", projects, got)
		}
	}
	_, diagnostics := acctest.Read(t, list, data, map[string]any{"projects": []string{"nope", "900"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Not Found", `AttributeName("projects")`, "the ID of project \"nope\" (named in `projects`)")
}

// TestReadReturnsErrorForIgnoredFilters: a list of other issues is an error.
func TestReadReturnsErrorForIgnoredFilters(t *testing.T) {
	t.Parallel()
	row := func(status, project string) string {
		return `{"id": "1", "title": "x", "level": "error", "status": "` + status + `", "project": ` + project + `}`
	}
	const web = `{"id": "101", "slug": "web"}`
	for name, test := range map[string]struct {
		config  map[string]any
		body    string
		ignored string
	}{
		"status":                {map[string]any{"query": "is:unresolved level:error"}, row("resolved", web), "query"},
		"archived":              {map[string]any{"query": "is:archived"}, row("unresolved", web), "query"},
		"resolved":              {map[string]any{"query": "is:resolved"}, row("ignored", web), "query"},
		"project":               {map[string]any{"projects": []string{"shop"}}, row("resolved", web), "projects"},
		"project of an ID":      {map[string]any{"projects": []string{"102", "7"}}, row("resolved", web), "projects"},
		"slug and ID":           {map[string]any{"projects": []string{"shop", "102"}}, row("resolved", web), "projects"},
		"archived is ignored":   {map[string]any{"query": "is:archived"}, row("ignored", web), ""},
		"either status":         {map[string]any{"query": "is:resolved OR is:ignored"}, row("ignored", web), ""},
		"quoted":                {map[string]any{"query": `"is:resolved"`}, row("ignored", web), ""},
		"default":               {map[string]any{}, row("resolved", web), ""},
		"all projects":          {map[string]any{"projects": []string{"-1"}}, row("resolved", web), ""},
		"ID with zeros":         {map[string]any{"projects": []string{"0101"}}, row("resolved", web), ""},
		"slug in another case":  {map[string]any{"projects": []string{"WEB"}}, row("resolved", web), ""},
		"project without an ID": {map[string]any{"projects": []string{"shop"}}, row("resolved", `{"slug": "web"}`), ""},
	} {
		state, diagnostics := acctest.Read(t, list, acctest.OrganizationData(t, acctest.Pages(t, "["+test.body+"]")), test.config)
		if test.ignored == "" {
			if state.IsZero() {
				t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
			}
			continue
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored a Filter", `AttributeName("`+test.ignored+`")`)
	}
}

func TestReadReturnsErrorForListWithoutIssues(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`[{}]`, `[null]`, `[1, "canary"]`, `[{"id": "1"}]`, `[{"error": "canary"}, {"status": "ok"}]`} {
		state, diagnostics := acctest.Read(t, list, acctest.OrganizationData(t, acctest.Pages(t, body)), map[string]any{})
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "no element is an issue")
		if !state.IsZero() || strings.Contains(acctest.Texts(diagnostics), "canary") {
			t.Error(acctest.Texts(diagnostics))
		}
	}
	const one = `{"id": "1", "title": "x", "status": "resolved", "level": "error"}`
	for body, place := range map[string]string{
		`[{"id": "7"}, ` + one + `]`: "[0]", `[` + one + `, "canary"]`: "[1]",
		`[{"id": "2", "title": [], "status": "x", "level": "y", "culprit": "z"}, ` + one + `]`: "[0].title",
	} {
		_, diagnostics := acctest.Read(t, list, acctest.OrganizationData(t, acctest.Pages(t, body)), map[string]any{})
		acctest.ExpectDiagnostic(t, diagnostics, "Issues Have Values of Unexpected Type", "", "\n  "+place)
	}
}

// TestMovedIssueIsListedOnce: an issue that new events move to another page is listed once.
func TestMovedIssueIsListedOnce(t *testing.T) {
	t.Parallel()
	row := func(id string) string {
		return `{"id": "` + id + `", "title": "x", "status": "unresolved", "level": "error"}`
	}
	for want, pages := range map[string][]string{
		"[1 2 3]": {"[" + row("1") + "," + row("2") + "]", "[" + row("2") + "," + row("3") + "]"},
		"[1]":     {"[" + row("1") + "]", "[" + row("1") + "]", "[]"},
		"[1 2]":   {"[" + row("1") + "]", "[" + row("1") + "]", "[" + row("2") + "]"},
	} {
		state := acctest.MustRead(t, list, acctest.OrganizationData(t, acctest.Pages(t, pages...)), map[string]any{})
		if got := fmt.Sprint(state.Get("ids")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestServerErrorIsAttachedToArgument(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, acctest.Mock(t).URL)
	for name, test := range map[string]struct {
		config      map[string]any
		summary, at string
	}{
		"query":               {map[string]any{"query": "assigned:me"}, "Sentry Rejected the Request", "query"},
		"sort":                {map[string]any{"sort": "age", "query": ""}, "Sentry Rejected the Request", "sort"},
		"project":             {map[string]any{"projects": []string{"nope"}}, "Sentry Denied Access", "projects"},
		"environment":         {map[string]any{"environments": []string{"nope"}}, "Environment or Organization Not Found", "environments"},
		"period":              {map[string]any{"stats_period": "x"}, "Invalid Time Range", "stats_period"},
		"start alone":         {map[string]any{"start": "2026-03-01"}, "Start Without End", "start"},
		"too long ago":        {map[string]any{"stats_period": "99999999999999w"}, "Sentry Rejected the Request", "stats_period"},
		"limit":               {map[string]any{"limit": 0}, "Invalid Limit", "limit"},
		"hidden organization": {map[string]any{"organization": "nope"}, "Organization Not Found", "organization"},
	} {
		_, diagnostics := acctest.Read(t, list, data, test.config)
		if len(diagnostics) != 1 {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
			continue
		}
		acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("`+test.at+`")`)
	}
}

// TestRejectedSortIsSuggested: only the server knows its orders, so its error contains the
// suggestion.
func TestRejectedSortIsSuggested(t *testing.T) {
	t.Parallel()
	data := acctest.OrganizationData(t, acctest.Mock(t).URL)
	for sort, want := range map[string]string{"users": "user", "Date": "date", "frek": "freq", "recommend": "recommended", "age": "", "priority": ""} {
		_, diagnostics := acctest.Read(t, list, data, map[string]any{"sort": sort})
		acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", `AttributeName("sort")`, "Invalid sort parameter.", "Without `sort`")
		detail := diagnostics[0].Detail
		if suggests := strings.Contains(detail, "Did you mean"); suggests != (want != "") || suggests && !strings.HasSuffix(detail, "Did you mean `"+want+"`?") {
			t.Errorf("%q: %s", sort, detail)
		}
	}
}
