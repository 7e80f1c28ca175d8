// SPDX-License-Identifier: MPL-2.0

package diagnostic_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestOrganizationHostIsSuggested: in Sentry's hosted service, an organization has its own
// host. On other servers, and if the organization is not the cause, no host can be named.
func TestOrganizationHostIsSuggested(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		server, organization string
		want                 string // the suggested host; empty for none
	}{
		"hosted":               {"https://sentry.io", "acme-eu", "https://acme-eu.sentry.io/"},
		"region":               {"https://de.sentry.io", "acme-eu", "https://acme-eu.sentry.io/"},
		"other organization":   {"https://acme.sentry.io", "acme-eu", "https://acme-eu.sentry.io/"},
		"one letter":           {"https://us.sentry.io", "a", "https://a.sentry.io/"},
		"own host":             {"https://acme-eu.sentry.io", "acme-eu", ""},
		"ID":                   {"https://sentry.io", "4507", ""},
		"no part of a host":    {"https://sentry.io", "acme_eu", ""},
		"two parts of a host":  {"https://sentry.io", "acme.evil", ""},
		"self-hosted":          {"https://sentry.example.com", "acme-eu", ""},
		"similar to hosted":    {"https://notsentry.io", "acme-eu", ""},
		"project":              {"https://sentry.io", "", ""},
		"the part of a prefix": {"https://example.com/de.sentry.io/x", "acme", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failure := &sentry.RedirectTargetError{StatusCode: 302, Location: "x", API: true, Organization: sentry.Difference{Requested: test.organization}}
			if test.organization == "" {
				failure.Project = sentry.Difference{Requested: "web", Target: "api"}
			}
			got := diagnostic.Request{Requested: "an event", Server: test.server, Item: path.Root("event_id")}.FromError(failure).Detail()
			if proposed := strings.Contains(got, "base_url = "); proposed != (test.want != "") || !strings.Contains(got, "`base_url`") {
				t.Errorf("the detail is %q", got)
			}
			if test.want != "" && !strings.HasSuffix(got, "\n\n  base_url = \""+test.want+"\"") {
				t.Errorf("the detail is %q, want %s", got, test.want)
			}
		})
	}
}
