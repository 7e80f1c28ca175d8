// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestBaseURLRejectsPageOfWebInterface: people paste the URL of a page from their browser,
// whose path is not a prefix of the API. The error proposes the root, and repeats nothing
// else.
func TestBaseURLRejectsPageOfWebInterface(t *testing.T) {
	t.Parallel()
	for text, root := range map[string]string{
		"https://acme.sentry.io/issues/123/":                                      "https://acme.sentry.io/",
		"https://acme.sentry.io/issues/123/events/latest/?project=hunter2":        "https://acme.sentry.io/",
		"https://acme.sentry.io/explore/traces/?query=hunter2#hunter2":            "https://acme.sentry.io/",
		"https://acme.sentry.io/whatever-comes-next/":                             "https://acme.sentry.io/",
		"https://sentry.io/organizations/acme/issues/":                            "https://sentry.io/",
		"http://sentry.io/acme/issues/1/":                                         "https://sentry.io/",
		"https://sentry.io/acme/":                                                 "https://sentry.io/",
		"https://us.sentry.io:443/api/0/projects/acme/hunter2/":                   "https://us.sentry.io/",
		"https://glitchtip.example/acme/issues/5":                                 "https://glitchtip.example/",
		"https://glitchtip.example:8000/acme/settings/projects":                   "https://glitchtip.example:8000/",
		"https://glitchtip.example/login":                                         "https://glitchtip.example/",
		"https://acme.sentry.io/settings/account/api/":                            "https://acme.sentry.io/",
		"https://host/settings/account/api/":                                      "https://host/",
		"https://host/settings/account/api/auth-tokens/":                          "https://host/",
		"https://host/auth/login/hunter2/":                                        "https://host/",
		"https://host/organizations/hunter2/":                                     "https://host/",
		"https://host/tools/Sentry/organizations/acme/":                           "https://host/tools/Sentry/",
		"https://host/sentry/api/0/organizations/acme/events/":                    "https://host/sentry/",
		"https://host/a%20b/organizations/acme/":                                  "https://host/",
		"http://localhost:9000/organizations/sentry/issues/?statsPeriod=14d":      "http://localhost:9000/",
		" https://HOST/Organizations/acme/projects/web/events/" + testEvent + " ": "https://host/",
		"https://host/acme/performance/summary/":                                  "https://host/",
		"https://host/organizations/acme/replays/api/0/x/":                        "https://host/",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, err := sentry.NewClient(sentry.Config{BaseURL: text, Token: testToken})
			got := wantError[*sentry.ConfigError](t, err)
			if got.Field != "base_url" || !strings.Contains(got.Message+".", "web interface; set it to "+root+".") || strings.Contains(got.Message, "hunter2") {
				t.Errorf("got %q, want %s", got, root)
			}
			if hosted := strings.Contains(root, "sentry.io"); strings.Contains(got.Message, " api/0/") == hosted {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestBaseURLAcceptsPathPrefix: prefixes that do not look like a page work. Others work with
// the path of the API.
func TestBaseURLAcceptsPathPrefix(t *testing.T) {
	t.Parallel()
	for text, root := range map[string]string{
		"https://host/sentry":                 "https://host/sentry",
		"https://host/tools/sentry/api/0/":    "https://host/tools/sentry",
		"https://host/my-issues/":             "https://host/my-issues",
		"https://host/error-tracking/api/":    "https://host/error-tracking",
		"https://host/projects/sentry/api/0/": "https://host/projects/sentry",
		"https://host/performance/api/0":      "https://host/performance",
		"https://host/settings.v2/0":          "https://host/settings.v2/0",
	} {
		if got := newClient(t, sentry.Config{BaseURL: text, Token: testToken}).RootURL(); got != root {
			t.Errorf("%s: the root is %q, want %q", text, got, root)
		}
	}
}
