// SPDX-License-Identifier: MPL-2.0

package eventurl_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
)

var (
	basePattern  = regexp.MustCompile(`^https?://([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[1-9][0-9]{0,4})?/([A-Za-z0-9_.-]+/)*$`)
	slugPattern  = regexp.MustCompile(`^([A-Za-z0-9_.-]+)?$`)
	issuePattern = regexp.MustCompile(`^(\d{1,20}|[A-Za-z0-9_]*[A-Za-z_]\w*|[A-Z0-9_][A-Z0-9_-]*-[A-Z0-9]+|[0-9A-Fa-f-]{36})?$`)
	eventPattern = regexp.MustCompile(`^([0-9a-f]{32})?$`)
	position     = regexp.MustCompile(`^(latest|oldest|recommended)$`)
)

const secret = "hunter2-secret"

// FuzzParse checks properties of any string: the provider accepts the results, the canonical
// link has the same meaning, and no result contains user information.
func FuzzParse(f *testing.F) {
	for _, form := range allForms() {
		f.Add(form.text)
	}
	for _, texts := range rejected {
		for _, text := range texts {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		link, err := eventurl.Parse(text)
		checkNoSecret(t, text)
		if err != nil {
			if link != (eventurl.Link{}) {
				t.Errorf("%q returns %+v and %v", text, link, err)
			}
			return
		}
		checkFields(t, link)
		again, err := eventurl.Parse(link.String())
		if err != nil || again != link {
			t.Errorf("%q returns %+v, whose link %s returns %+v, %v", text, link, link, again, err)
		}
	})
}

func checkFields(t *testing.T, link eventurl.Link) {
	t.Helper()
	validEvent := eventPattern.MatchString(link.EventID) || link.IssueID != "" && position.MatchString(link.EventID)
	if !basePattern.MatchString(link.BaseURL) || !validEvent || !issuePattern.MatchString(link.IssueID) ||
		!slugPattern.MatchString(link.Organization) || !slugPattern.MatchString(link.Project) {
		t.Errorf("invalid: %+v", link)
	}
	if link.IssueID == "" && link.EventID == "" {
		t.Errorf("names nothing: %+v", link)
	}
	for segment := range strings.SplitSeq(link.BaseURL+link.Organization+"/"+link.Project, "/") {
		if segment == "." || segment == ".." || segment == "-1" {
			t.Errorf("relative or no project: %+v", link)
		}
	}
}

// checkNoSecret adds user information and a query to the string, and searches all results for
// them.
func checkNoSecret(t *testing.T, text string) {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || strings.Contains(text, secret) {
		return
	}
	u.User = url.UserPassword("u"+secret, secret)
	u.RawQuery = "token=" + secret
	u.Fragment = secret
	link, err := eventurl.Parse(u.String())
	if err != nil && strings.Contains(err.Error(), secret) || strings.Contains(link.String(), secret) {
		t.Errorf("%q returns %+v, %v", u, link, err)
	}
}
