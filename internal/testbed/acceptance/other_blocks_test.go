// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// otherBlock is a block whose request uses another endpoint than that of a single event of a
// project, with the names in its errors.
type otherBlock struct {
	kind  string // the data source
	lines []string
	scope string
	// list is the result with one element for each entry.
	list string
}

// config renders the block, which uses the provider's alias of a name.
func (n otherBlock) config(name, alias string) string {
	return block(fmt.Sprintf("data %q %q", n.kind, name), append(n.lines, "provider = sentry."+alias)...)
}

// otherBlocks adds a project with count events, one with count issues, and count attachments
// to an event. It returns blocks that read them.
func otherBlocks(server *mocksentry.Server, count int) map[string]otherBlock {
	const acme, issue, fatal = mocksentry.DefaultOrganization, "880001", `query = "level:fatal"`
	server.AddProject(acme, mocksentry.Project{Slug: "many", ID: 900})
	ids := server.AddManyEvents(acme, "many", max(count, 1), issue)
	for i := range count {
		server.AddAttachment(acme, "many", ids[0], mocksentry.Attachment{Name: fmt.Sprintf("%d.log", i)})
	}
	server.AddProject(acme, mocksentry.Project{Slug: "empty", ID: 901}).AddProject(acme, mocksentry.Project{Slug: "issues", ID: 902})
	for i := range count {
		server.AddManyEvents(acme, "issues", 1, fmt.Sprint(890_000+i))
	}
	project := "many"
	if count == 0 {
		project = "empty"
	}
	id, limit := set("event_id", ids[0]), "limit = 10000"
	const event, events = "sentry_event", "sentry_events"
	list := []string{set("issue_id", issue), limit}
	if count == 0 {
		list = append(list, fatal)
	}
	values := "values"
	if count == 0 {
		values = "" // The issue has an event, and so the tag has a value.
	}
	return map[string]otherBlock{
		"issue event":  {event, []string{set("issue_id", issue), set("event_id", "latest")}, "event:read", ""},
		"short id":     {event, []string{set("issue_id", server.ShortID(acme, issue)), set("event_id", "oldest")}, "event:read", ""},
		"id alone":     {event, []string{id}, "org:read", ""},
		"latest":       {event, []string{set("project", "many"), set("event_id", "latest")}, "project:read", ""},
		"search":       {event, []string{set("project", "many"), set("query", "has:number"), set("event_id", "oldest")}, "org:read", ""},
		"project list": {events, []string{set("project", project), limit}, "project:read", "ids"},
		"issue list":   {events, list, "event:read", "events"},
		"issue":        {"sentry_issue", []string{set("issue_id", issue)}, "event:read", ""},
		"issues":       {"sentry_issues", []string{`projects = ["issues"]`, limit}, "event:read", "issues"},
		"issue tag":    {"sentry_issue_tag", []string{set("issue_id", issue), set("key", "level")}, "event:read", ""},
		"tag values":   {"sentry_issue_tag", []string{set("issue_id", issue), set("key", "number"), limit}, "event:read", values},
		"query":        {"sentry_event_query", []string{`fields = ["id", "title"]`, fmt.Sprintf("projects = [%q]", project), limit}, "org:read", "rows"},
		"attachments":  {"sentry_event_attachments", []string{set("project", "many"), id}, "project:read", "attachments"},
		"source maps":  {"sentry_event_source_maps", []string{set("project", "many"), id}, "project:read", ""},
	}
}

// TestOtherBlocksListAllPages reads empty lists, and lists of one page and of several.
func TestOtherBlocksListAllPages(t *testing.T) {
	t.Parallel()
	var config strings.Builder
	var want []string
	servers, lists := map[int]*mocksentry.Server{}, map[int]int{}
	for _, count := range []int{0, 3, 250} {
		servers[count] = start(t)
		alias := fmt.Sprintf("with_%d", count)
		config.WriteString(providerFor(servers[count], set("alias", alias)))
		for name, n := range otherBlocks(servers[count], count) {
			if n.list == "" {
				continue
			}
			name = label(fmt.Sprintf("%s with %d", name, count))
			config.WriteString(n.config(name, alias) + block(`output "`+name+`"`, fmt.Sprintf("value = length(data.%s.%s.%s)", n.kind, name, n.list)))
			want = append(want, fmt.Sprintf("+ %s = %d", name, count))
			lists[count]++
		}
	}
	got := newWorkspace(t, config.String()).plan()
	for _, text := range want {
		got.expect(t, text)
	}
	for count, server := range servers {
		want := lists[count] * max(1, (count+99)/100)
		if count == 0 {
			want += 2 // The project and the issue of an empty list are looked up.
		} else {
			want++ // The tag is read before its values.
		}
		if got := server.Count(""); got != want {
			t.Errorf("%d requests for lists of %d, want %d", got, count, want)
		}
	}
}

// TestOtherBlocksExplainFailures makes the server reject requests, hide data, and send half a
// response.
func TestOtherBlocksExplainFailures(t *testing.T) {
	t.Parallel()
	failures := map[string]struct {
		fault mocksentry.Fault
		texts func(scope string) []string
	}{
		"forbidden": {
			mocksentry.RespondDetail(http.StatusForbidden, "You do not have permission to perform this action."),
			func(scope string) []string {
				return []string{"Sentry Denied Access", "s the scope " + scope, "access to"}
			},
		},
		"malformed":  {mocksentry.RespondBody(`{"data": [{"id": `), func(string) []string { return []string{"Invalid JSON From Sentry"} }},
		"wrong kind": {mocksentry.RespondBody(`"text"`), func(string) []string { return []string{"Unexpected Response From Sentry"} }},
		"login page": {mocksentry.RespondHTML(http.StatusOK), func(string) []string { return []string{"Response Not From Sentry's API"} }},
		"hidden": {
			mocksentry.RespondDetail(http.StatusNotFound, "The requested resource does not exist"), func(string) []string { return []string{"Not Found"} },
		},
	}
	var config strings.Builder
	want := map[string][]string{}
	for failure, f := range failures {
		server := start(t)
		blocks := otherBlocks(server, 1)
		server.Fault(f.fault)
		config.WriteString(providerFor(server, set("alias", label(failure))))
		for name, n := range blocks {
			name = failure + " " + name
			config.WriteString(n.config(label(name), label(failure)))
			want[name] = f.texts(n.scope)
		}
	}
	got := newWorkspace(t, config.String()).terraform("plan", "-no-color", "-input=false")
	for name, texts := range want {
		t.Run(name, func(t *testing.T) { got.about(label(name)).fails(t, texts...) })
	}
}
