// SPDX-License-Identifier: MPL-2.0

package eventurl_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
)

const (
	event  = "9999aaaaca8b46d797c23c6077c6ff01"
	dashed = "9999AAAA-ca8b-46d7-97c2-3c6077c6ff01"

	hosted = "https://sentry.io/"
	own    = "https://sentry.example.com/"
)

// form is a link with its parts: base URL, organization, project, issue and event.
type form struct {
	text                              string
	base, org, project, issue, events string
}

func (f form) want() eventurl.Link {
	return eventurl.Link{BaseURL: f.base, Organization: f.org, Project: f.project, IssueID: f.issue, EventID: f.events}
}

// allForms are the links of every table, for checks that apply to each of them.
func allForms() []form {
	var all []form
	for _, table := range [][]form{webForms, oldForms, shortForms, searchForms, pairForms, apiForms, queryForms, siteForms, wrappedForms} {
		all = append(all, table...)
	}
	return all
}

func TestParseReturnsPartsOfLink(t *testing.T) {
	t.Parallel()
	for _, f := range allForms() {
		t.Run(f.text, func(t *testing.T) {
			t.Parallel()
			link, err := eventurl.Parse(f.text)
			if err != nil {
				t.Fatal(err)
			}
			if link != f.want() {
				t.Errorf("got  %+v\nwant %+v", link, f.want())
			}
			again, err := eventurl.Parse(link.String())
			if err != nil || again != link {
				t.Errorf("%s is read as %+v, %v; want %+v", link, again, err, link)
			}
		})
	}
}

func TestStringReturnsCanonicalLink(t *testing.T) {
	t.Parallel()
	for want, link := range map[string]eventurl.Link{
		"https://sentry.io/organizations/acme/issues/1/": {BaseURL: hosted, Organization: "acme", IssueID: "1"},
		"https://sentry.io/organizations/acme/issues/1/?project=web%2Ex%2E": {
			BaseURL: hosted, Organization: "acme", IssueID: "1", Project: "web.x."},
		"https://sentry.io/organizations/acme/issues/WEB-1/events/latest/?project=7": {
			BaseURL: hosted, Organization: "acme", Project: "7", IssueID: "WEB-1", EventID: "latest"},
		"https://sentry.io/organizations/acme/projects/web/events/" + event + "/": {
			BaseURL: hosted, Organization: "acme", Project: "web", EventID: event},
		"https://sentry.io/api/0/organizations/acme/eventids/" + event + "/": {
			BaseURL: hosted, Organization: "acme", EventID: event},
		"https://host/a/b/api/0/issues/1/events/" + event + "/?project=7": {
			BaseURL: "https://host/a/b/", Project: "7", IssueID: "1", EventID: event},
		"https://host/explore/discover/web:" + event + "/": {BaseURL: "https://host/", Project: "web", EventID: event},
		"https://host/x/api/0/issues/?query=" + event:      {BaseURL: "https://host/x/", EventID: event},
		"https://host/": {BaseURL: "https://host/"},
	} {
		if got := link.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
