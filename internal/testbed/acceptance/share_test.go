// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// issueOf returns the numeric ID of the issue of an event of the catalogue.
func issueOf(t *testing.T, name string) string {
	t.Helper()
	id, _ := sourceOf(t, name).at("groupID").(string)
	return id
}

// TestBlocksShareRequests: several blocks that need the same response in one run send one
// request, in whatever order Terraform reads them.
func TestBlocksShareRequests(t *testing.T) {
	t.Parallel()
	server := start(t)
	same := []string{set("project", "web"), set("event_id", catalogue.ID("csp"))}
	w := newWorkspace(t, providerFor(server)+
		block(`data "sentry_event" "a"`, same...)+
		block(`data "sentry_event" "b"`, append(same, `include = ["digest"]`)...)+
		block(`data "sentry_event" "c"`, append(same, "count = 5")...)+
		block(`ephemeral "sentry_event" "d"`, same...)+
		block(`data "sentry_event" "latest"`, set("issue_id", issueOf(t, "csp")), set("event_id", "latest"), "count = 3"))
	w.plan()
	if got := server.Count("/events/" + catalogue.ID("csp") + "/"); got != 1 {
		t.Errorf("%d requests for one event", got)
	}
	if got := server.Count("/events/latest/"); got != 1 {
		t.Errorf("%d requests for the latest event of one issue", got)
	}
}
