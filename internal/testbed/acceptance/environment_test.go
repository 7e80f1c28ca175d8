// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// missingToken is the output if no token is configured.
var missingToken = []string{
	"Missing Sentry Token", "with data.sentry_event.", "no Sentry auth token is configured",
	"Set `token` in the provider block, or one of the environment variables SENTRY_AUTH_TOKEN and SENTRY_TOKEN.",
	"internal integration", "project:read",
}

// TestMissingTokenOrOrganizationIsExplained leaves out the token or the organization.
func TestMissingTokenOrOrganizationIsExplained(t *testing.T) {
	t.Parallel()
	server := start(t)
	url := set("base_url", server.URL)
	trials := map[string]trial{
		"token": {provider: []string{url, set("organization", "acme")}, want: missingToken},
		"organization": {
			provider: []string{url, set("token", mocksentry.TokenFull)}, want: []string{
				"Missing Organization", "Neither this block nor the provider sets the organization",
				"Set `organization` in this block or in the provider block, or the environment variable SENTRY_ORG",
			},
		},
	}
	tryable(t, trials, "SENTRY_AUTH_TOKEN=", "SENTRY_TOKEN= ").try(t, trials, "plan")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}

// TestBlockOverridesProviderAndEnvironment configures settings at several locations, and
// checks what the servers receive: data block before provider block before environment. The
// provider's own tests cover all variables.
func TestBlockOverridesProviderAndEnvironment(t *testing.T) {
	t.Parallel()
	ofEnvironment, ofBlock, decoy := start(t), start(t), start(t)
	id := set("event_id", catalogue.ID("error-python"))
	newWorkspace(t, block(`data "sentry_event" "environment"`, id)+
		block(`provider "sentry"`, set("alias", "block"), set("base_url", ofBlock.URL+"/api/"), set("token", mocksentry.TokenFull),
			set("organization", "nobody"), set("project", "backend"))+
		block(`data "sentry_event" "block"`, id, "provider = sentry.block", set("organization", "acme")),
		"SENTRY_AUTH_TOKEN="+mocksentry.TokenIntegration, "SENTRY_TOKEN=wrong", "SENTRY_BASE_URL="+ofEnvironment.URL,
		"SENTRY_URL="+decoy.URL, "SENTRY_ORG=acme", "SENTRY_PROJECT=backend").plan()
	for token, server := range map[string]*mocksentry.Server{
		mocksentry.TokenIntegration: ofEnvironment, mocksentry.TokenFull: ofBlock,
	} {
		requests := server.Requests()
		if len(requests) != 1 || server.Count("/projects/acme/backend/events/") != 1 {
			t.Fatalf("requests: %+v", requests)
		}
		if got := requests[0].Header.Get("Authorization"); got != "Bearer "+token {
			t.Errorf("the server got %q", got)
		}
	}
	if count := decoy.Count(""); count != 0 {
		t.Errorf("%d requests at the server of the second name", count)
	}
}
