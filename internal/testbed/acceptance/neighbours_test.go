// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// neighbour is a block whose request goes to another endpoint than that of a
// single event of a project, with what its errors name.
type neighbour struct {
	config, scope string
	// list is the result that holds as many entries as there are.
	list string
}

// neighbours adds a project with so many events, and so many attachments to an
// event of another project, and gives blocks that read of them.
func neighbours(server *mocksentry.Server, count int) map[string]neighbour {
	const acme, issue, fatal = mocksentry.DefaultOrganization, "880001", `query = "level:fatal"`
	server.AddProject(acme, mocksentry.Project{Slug: "many", ID: 900})
	events := server.AddManyEvents(acme, "many", max(count, 1), issue)
	for i := range count {
		server.AddAttachment(acme, "many", events[0], mocksentry.Attachment{Name: fmt.Sprintf("%d.log", i)})
	}
	server.AddProject(acme, mocksentry.Project{Slug: "empty", ID: 901})
	project, some := "many", ""
	if count == 0 {
		project, some = "empty", fatal
	}
	id, limit := set("event_id", events[0]), "limit = 10000"
	return map[string]neighbour{
		"issue event": {block(`data "sentry_event" "n"`, set("issue_id", issue), set("event_id", "latest")), "event:read", ""},
		"short id": {
			block(`data "sentry_event" "n"`, set("issue_id", server.ShortID(acme, issue)), set("event_id", "oldest")), "event:read", "",
		},
		"id alone":     {block(`data "sentry_event" "n"`, id), "org:read", ""},
		"project list": {block(`data "sentry_events" "n"`, set("project", project), limit), "project:read", "data.sentry_events.n.ids"},
		"issue list":   {block(`data "sentry_events" "n"`, set("issue_id", issue), some, limit), "event:read", "data.sentry_events.n.events"},
		"query": {
			block(`data "sentry_event_query" "n"`, `fields = ["id", "title"]`, fmt.Sprintf("projects = [%q]", project), limit), "org:read",
			"data.sentry_event_query.n.rows",
		},
		"attachments": {
			block(`data "sentry_event_attachments" "n"`, set("project", "many"), id), "project:read", "data.sentry_event_attachments.n.attachments",
		},
		"source maps": {block(`data "sentry_event_source_maps" "n"`, set("project", "many"), id), "project:read", ""},
	}
}

// TestNeighboursList reads lists of nothing, of one page and of several.
func TestNeighboursList(t *testing.T) {
	t.Parallel()
	for _, count := range []int{0, 3, 250} {
		t.Run(fmt.Sprint(count), func(t *testing.T) {
			t.Parallel()
			for name, n := range neighbours(start(t), count) {
				if n.list == "" {
					continue
				}
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					server := start(t)
					n := neighbours(server, count)[name]
					w := newWorkspace(t, providerFor(server)+n.config+block(`output "count"`, "value = length("+n.list+")"))
					w.plan().expect(t, fmt.Sprintf("count = %d", count))
					if got, want := server.Count(""), max(1, (count+99)/100); got != want {
						t.Errorf("%d requests, want %d", got, want)
					}
				})
			}
		})
	}
}

// TestNeighboursFail makes the server refuse, hide, and send half an answer.
func TestNeighboursFail(t *testing.T) {
	t.Parallel()
	for name, failure := range map[string]struct {
		fault mocksentry.Fault
		texts func(scope string) []string
	}{
		"forbidden": {
			mocksentry.AnswerDetail(http.StatusForbidden, "You do not have permission to perform this action."),
			func(scope string) []string { return []string{"Sentry Denied Access", "needs the scope " + scope} },
		},
		"malformed":  {mocksentry.AnswerBody(`{"data": [{"id": `), func(string) []string { return []string{"Invalid JSON From Sentry"} }},
		"wrong kind": {mocksentry.AnswerBody(`"text"`), func(string) []string { return []string{"Invalid JSON From Sentry"} }},
		"login page": {mocksentry.AnswerHTML(http.StatusOK), func(string) []string { return []string{"Answer Is Not From Sentry's API"} }},
		"hidden": {
			mocksentry.AnswerDetail(http.StatusNotFound, "The requested resource does not exist"), func(string) []string { return []string{"Not Found"} },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			blocks := neighbours(server, 1)
			server.Fault(failure.fault)
			for name, n := range blocks {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					got := newWorkspace(t, providerFor(server)+n.config).terraform("plan", "-no-color", "-input=false")
					got.fails(t, failure.texts(n.scope)...)
				})
			}
		})
	}
}
