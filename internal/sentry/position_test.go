// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"maps"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestMissingPositionIsDistinguishedFromEvent: a server may support only the latest event of
// an issue.
func TestMissingPositionIsDistinguishedFromEvent(t *testing.T) {
	t.Parallel()
	event, issue := reply{0, `{"eventID":"` + testEvent + `"}`, ""}, reply{0, `{"id":"17"}`, ""}
	gone, noMatch := reply{404, `{"detail":"Event not found."}`, ""}, reply{404, `{"detail":"No matching event found. Try changing"}`, ""}
	page := reply{404, "<html>", "text/html"}
	for name, test := range map[string]struct {
		base, position string
		replies        map[string]reply // vague for all others
		missing        sentry.Missing
		isEvent        bool // whether the event counts as missing
	}{
		"GlitchTip of 2022": {ownServer, "oldest", map[string]reply{
			ofIssue + "events/oldest/": page, ofIssue + "events/latest/": page, ofIssue: issue, "issues/17/events/latest/": event,
		}, sentry.MissingPosition, false},
		"urgentry":                  {ownServer, "recommended", map[string]reply{ofIssue + "events/recommended/": gone, ofIssue + "events/latest/": gone, ofIssue: issue, "issues/17/events/latest/": event}, sentry.MissingPosition, false},
		"latest by the same path":   {ownServer, "oldest", map[string]reply{ofIssue + "events/oldest/": gone, ofIssue + "events/latest/": event}, sentry.MissingPosition, false},
		"no issue":                  {ownServer, "oldest", map[string]reply{ofIssue + "events/oldest/": gone, ofIssue + "events/latest/": gone}, sentry.MissingContainer, false},
		"no event":                  {ownServer, "oldest", map[string]reply{ofIssue + "events/oldest/": gone, ofIssue + "events/latest/": noMatch}, sentry.MissingNotLookedUp, true},
		"latest cannot be read":     {ownServer, "oldest", map[string]reply{ofIssue + "events/oldest/": gone, ofIssue + "events/latest/": {500, "", ""}}, sentry.MissingNotLookedUp, false},
		"no event, does not tell":   {ownServer, "recommended", map[string]reply{ofIssue: issue}, sentry.MissingEvent, true},
		"Sentry has no recommended": {ownServer, "recommended", map[string]reply{ofIssue + "events/recommended/": noMatch, ofIssue + "events/latest/": event}, sentry.MissingNotLookedUp, true},
		"hosted":                    {"https://us.sentry.io", "oldest", map[string]reply{ofIssue + "events/oldest/": gone, ofIssue + "events/latest/": event}, sentry.MissingNotLookedUp, true},
		"event by its ID":           {ownServer, testEvent, map[string]reply{ofIssue + "events/" + testEvent + "/": gone, ofIssue + "events/latest/": event}, sentry.MissingNotLookedUp, true},
	} {
		server := &paths{replies: map[string]reply{"": vague}}
		maps.Copy(server.replies, test.replies)
		_, err := ofServer(t, test.base, server).IssueEvent(t.Context(), "acme", "17", test.position, nil)
		if got := wantError[*sentry.APIError](t, err); got.Missing != test.missing || got.EventNotFound() != test.isEvent {
			t.Errorf("%s: got %+v after %q", name, got, server.requested)
		}
	}
}
