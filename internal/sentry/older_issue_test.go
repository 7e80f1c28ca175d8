// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// issueRoutes are the paths of an issue, in the current form and the older one.
const (
	ofIssue      = "organizations/acme/issues/17/"
	olderOfIssue = "issues/17/"
)

// TestOlderIssueRouteIsUsedIfNewerIsMissing reads by the older path if the server does not
// know the path of the organization.
func TestOlderIssueRouteIsUsedIfNewerIsMissing(t *testing.T) {
	t.Parallel()
	event := reply{0, `{"eventID":"` + testEvent + `"}`, ""}
	issue := reply{0, `{"id":"17","project":{"id":"7","slug":"web"}}`, ""}
	known := reply{0, `{"id":17}`, ""}
	denied := reply{403, `{"detail":"No"}`, ""}
	for name, test := range map[string]struct {
		base    string
		replies map[string]reply // vague for all others
		status  int              // 0 for a success
		missing sentry.Missing
		older   bool // whether the older path was tried
	}{
		"issue that the server makes up": {ownServer, map[string]reply{"issues/17/events/latest/": event}, 404, sentry.MissingContainer, false},
		"GlitchTip":                      {ownServer, map[string]reply{"issues/17/events/latest/": event, olderOfIssue: issue, "projects/acme/web/": project}, 0, 0, true},
		"GlitchTip of today": {
			ownServer, map[string]reply{
				"issues/17/events/latest/": event, ofIssue: {405, "Method not allowed", "text/html"}, olderOfIssue: issue, "projects/acme/web/": project,
			}, 0, 0, true,
		},
		"GlitchTip of today: no such issue": {
			ownServer, map[string]reply{ofIssue: {405, "Method not allowed", "text/html"}}, 404, sentry.MissingContainer, false,
		},
		"405, hosted": {"https://us.sentry.io", map[string]reply{ofIssue + "events/latest/": {405, "", ""}}, 405, sentry.MissingNotLookedUp, false},
		"no body": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, "", ""}, "issues/17/events/latest/": event, ofIssue: known}, 0, 0, true,
		},
		"plain text": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, "Route not found, did you forget a trailing slash?", "text/plain"},
				"issues/17/events/latest/": event, ofIssue: known}, 0, 0, true,
		},
		"Go's own text": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, "404 page not found", "text/plain"},
				"issues/17/events/latest/": event, ofIssue: known}, 0, 0, true,
		},
		"web page": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, "<html>", "text/html"}, "issues/17/events/latest/": event, ofIssue: known}, 0, 0, true,
		},
		"issue without a project": {
			ownServer, map[string]reply{"issues/17/events/latest/": event, olderOfIssue: known}, 404, sentry.MissingUnclear, false,
		},
		"something else at the issue's path": {
			ownServer, map[string]reply{"issues/17/events/latest/": event, ofIssue: {0, `{"id":"1","slug":"acme"}`, ""}}, 404, sentry.MissingUnclear, false,
		},
		"latest at the older path only": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"Event not found.","code":"not_found"}`, ""},
				"issues/17/events/latest/": event, ofIssue: known}, 0, 0, true,
		},
		"latest that cannot be read": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"Event not found."}`, ""},
				"issues/17/events/latest/": {503, "", ""}, ofIssue: known}, 503, sentry.MissingNotLookedUp, true,
		},
		"latest of an issue that may not be seen": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"Event not found."}`, ""},
				"issues/17/events/latest/": event, ofIssue: denied}, 404, sentry.MissingUnclear, false,
		},
		"latest of no issue": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"Event not found."}`, ""},
				"issues/17/events/latest/": event, ofIssue: {404, `{"detail":"Issue not found."}`, ""}}, 404, sentry.MissingContainer, false,
		},
		"project that may not be seen": {
			ownServer, map[string]reply{"issues/17/events/latest/": event, olderOfIssue: issue, "projects/acme/web/": denied}, 404, sentry.MissingUnclear, false,
		},
		"issue of another organization": {
			ownServer, map[string]reply{"issues/17/events/latest/": event, olderOfIssue: issue}, 404, sentry.MissingContainer, false,
		},
		"project of that name in both organizations": {
			ownServer, map[string]reply{"issues/17/events/latest/": event, olderOfIssue: issue, "projects/acme/web/": {0, `{"id":"8","slug":"web"}`, ""}},
			404, sentry.MissingContainer, false,
		},
		"no such event": {
			ownServer, map[string]reply{olderOfIssue: issue, "projects/acme/web/": project}, 404, sentry.MissingEvent, true,
		},
		"no such event, no older paths": {ownServer, map[string]reply{ofIssue: issue}, 404, sentry.MissingEvent, true},
		"no such issue":                 {ownServer, nil, 404, sentry.MissingContainer, false},
		"nothing to be seen":            {ownServer, map[string]reply{ofIssue: denied, olderOfIssue: denied}, 404, sentry.MissingUnclear, false},
		"denied by the older path":      {ownServer, map[string]reply{"issues/17/events/latest/": denied, ofIssue: known}, 403, sentry.MissingNotLookedUp, true},
		"Sentry: no issue": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, ownResource, ""}, "issues/17/events/latest/": event},
			404, sentry.MissingNotLookedUp, false,
		},
		"Sentry: no event": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"No matching event found"}`, ""},
				"issues/17/events/latest/": {404, `{"detail":"No matching event found"}`, ""}, ofIssue: known}, 404, sentry.MissingNotLookedUp, false,
		},
		"older Sentry: no event": {
			ownServer, map[string]reply{ofIssue + "events/latest/": {404, `{"detail":"Event not found. It may be too old."}`, ""},
				"issues/17/events/latest/": {404, `{"detail":"Event not found. It may be too old."}`, ""}, ofIssue: known}, 404, sentry.MissingNotLookedUp, true,
		},
		"hosted": {"https://us.sentry.io", map[string]reply{"issues/17/events/latest/": event}, 404, sentry.MissingNotLookedUp, false},
		"denied": {ownServer, map[string]reply{ofIssue + "events/latest/": denied, "issues/17/events/latest/": event}, 403, sentry.MissingNotLookedUp, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &paths{replies: map[string]reply{"": vague}}
			maps.Copy(server.replies, test.replies)
			response, err := ofServer(t, test.base, server).IssueEvent(t.Context(), "acme", "17", "latest", nil)
			if tried := slices.Contains(server.requested, "issues/17/events/latest/"); tried != test.older {
				t.Errorf("requested %q", server.requested)
			}
			if test.status == 0 {
				if err != nil || string(response.Body) != event.body {
					t.Errorf("%v after %q", err, server.requested)
				}
				return
			}
			if got := wantError[*sentry.APIError](t, err); got.StatusCode != test.status || got.Missing != test.missing || got.HTML {
				t.Errorf("got %+v after %q", got, server.requested)
			}
		})
	}
}

// TestOlderIssueRouteIsUsedForLists is the same test with a list.
func TestOlderIssueRouteIsUsedForLists(t *testing.T) {
	t.Parallel()
	list := reply{0, `[]`, ""}
	issue := reply{0, `{"id":"iss_9f","project":{"id":"7","slug":"web"}}`, ""}
	for name, test := range map[string]struct {
		base    string
		first   reply
		project reply
		status  int
		missing sentry.Missing
	}{
		"unknown path":                  {ownServer, vague, project, 0, 0},
		"unknown path, no body":         {ownServer, reply{404, "", ""}, project, 0, 0},
		"unknown path, web page":        {ownServer, reply{404, "<html>", "text/html"}, project, 0, 0},
		"issue of another organization": {ownServer, reply{404, "<html>", "text/html"}, vague, 404, sentry.MissingContainer},
		"Sentry: no issue":              {ownServer, reply{404, ownResource, ""}, project, 404, 0},
		"hosted":                        {"https://sentry.io", vague, project, 404, 0},
	} {
		server := &paths{replies: map[string]reply{
			"organizations/acme/issues/iss_9f/events/": test.first, "issues/iss_9f/events/": list, "issues/iss_9f/": issue,
			"projects/acme/web/": test.project, "": vague,
		}}
		pages, err := ofServer(t, test.base, server).IssueEvents("acme", "iss_9f", sentry.ListOptions{})
		err = first(t.Context(), pages, err)
		if test.status == 0 {
			if err != nil {
				t.Errorf("%s: %v after %q", name, err, server.requested)
			}
			continue
		}
		if got := wantError[*sentry.APIError](t, err); got.StatusCode != test.status || got.Missing != test.missing || got.HTML {
			t.Errorf("%s: got %+v after %q", name, got, server.requested)
		}
	}
}
