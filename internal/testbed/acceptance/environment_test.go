// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestMissingToken gives no token at all, or an empty one.
func TestMissingToken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines []string
		env   []string
	}{
		"none":                   {},
		"empty variables":        {env: []string{"SENTRY_AUTH_TOKEN=", "SENTRY_TOKEN= "}},
		"empty before variables": {lines: []string{`token = ""`}, env: []string{"SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			got := newWorkspace(t, block(`provider "sentry"`, append(c.lines, set("base_url", server.URL),
				set("organization", "acme"))...)+eventFrom("error-python"), c.env...).terraform("plan", "-no-color")
			got.fails(t, "Missing Sentry Token", "with data.sentry_event.x", "no Sentry auth token is configured",
				"Set `token` in the provider block, or one of the environment variables SENTRY_AUTH_TOKEN and SENTRY_TOKEN.",
				"internal integration", "project:read")
			if count := server.Count(""); count != 0 {
				t.Errorf("%d requests", count)
			}
		})
	}
}

// TestMissingPlace names no organization.
func TestMissingPlace(t *testing.T) {
	t.Parallel()
	server := start(t)
	newWorkspace(t, block(`provider "sentry"`, set("base_url", server.URL), set("token", mocksentry.TokenFull))+
		block(`data "sentry_event" "x"`, set("event_id", missingID), set("project", "web"))).terraform("plan", "-no-color").
		fails(t, "Missing Organization", "Neither this block nor the provider names the organization",
			"Set `organization` in this block or in the provider block, or the environment variable SENTRY_ORG")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}

// TestEnvironment gives settings in several places and looks at what arrives.
func TestEnvironment(t *testing.T) {
	t.Parallel()
	const other = mocksentry.TokenIntegration
	for name, c := range map[string]struct {
		provider, env []string
		token         string // that arrives; empty for the full one
	}{
		"all from the environment": {
			env: []string{"SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull, "SENTRY_BASE_URL=$URL", "SENTRY_ORG=acme", "SENTRY_PROJECT=backend"},
		},
		"second names": {
			env: []string{"SENTRY_TOKEN=" + mocksentry.TokenFull + "\n", "SENTRY_URL=$URL/api/0/", "SENTRY_ORG= acme ", "SENTRY_PROJECT=backend"},
		},
		"first names before second": {
			env: []string{
				"SENTRY_AUTH_TOKEN=" + other, "SENTRY_TOKEN=" + mocksentry.TokenFull, "SENTRY_BASE_URL=$URL", "SENTRY_URL=$DECOY",
				"SENTRY_ORG=acme", "SENTRY_PROJECT=backend",
			},
			token: other,
		},
		"empty first names": {
			env: []string{
				"SENTRY_AUTH_TOKEN=", "SENTRY_TOKEN=" + other, "SENTRY_BASE_URL=", "SENTRY_URL=$URL", "SENTRY_ORG=acme",
				"SENTRY_PROJECT=backend",
			},
			token: other,
		},
		"block before environment": {
			provider: []string{set("token", other), `base_url = "$URL"`, set("organization", "acme"), set("project", "backend")},
			env: []string{
				"SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull, "SENTRY_BASE_URL=$DECOY", "SENTRY_ORG=nobody", "SENTRY_PROJECT=web",
			},
			token: other,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, decoy := start(t), start(t)
			urls := strings.NewReplacer("$URL", server.URL, "$DECOY", decoy.URL)
			env := make([]string, len(c.env))
			for i, setting := range c.env {
				env[i] = urls.Replace(setting)
			}
			w := newWorkspace(t, urls.Replace(block(`provider "sentry"`, c.provider...))+
				block(`data "sentry_event" "x"`, set("event_id", catalogue.ID("error-python"))), env...)
			w.plan()
			requests := server.Requests()
			if len(requests) != 1 || decoy.Count("") != 0 {
				t.Fatalf("%d requests here, %d at the other server", len(requests), decoy.Count(""))
			}
			token := c.token
			if token == "" {
				token = mocksentry.TokenFull
			}
			if got := requests[0].Header.Get("Authorization"); got != "Bearer "+token {
				t.Errorf("the server got %q", got)
			}
			attributes := w.attributes("x")
			if attributes["organization"] != "acme" || attributes["project"] != "backend" {
				t.Errorf("read from %v/%v", attributes["organization"], attributes["project"])
			}
		})
	}
}

// TestBlockBeforeProvider names organization and project in the data block.
func TestBlockBeforeProvider(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, block(`provider "sentry"`, set("base_url", server.URL+"/api/"), set("token", mocksentry.TokenFull),
		set("organization", "nobody"), set("project", "nothing"))+eventFrom("error-python", set("organization", "acme")),
		"SENTRY_ORG=none", "SENTRY_PROJECT=none")
	w.plan()
	if count := server.Count("/projects/acme/backend/events/"); count != 1 {
		t.Errorf("%d requests: %+v", count, server.Requests())
	}
}
