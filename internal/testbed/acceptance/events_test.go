// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestListFeedsForEach lists events over two pages and reads all of them one by one, in one
// plan and without a rejection.
func TestListFeedsForEach(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault().Start()
	t.Cleanup(server.Close)
	server.AddManyEvents(mocksentry.DefaultOrganization, "mobile", 120, "880001")
	w := newWorkspace(t, providerFor(server, `project = "mobile"`)+
		block(`data "sentry_events" "list"`, "limit = 110")+
		block(`data "sentry_event" "each"`, "for_each = toset(data.sentry_events.list.ids)", "event_id = each.value",
			`exclude = ["all"]`)+
		block(`output "counts"`, "value = [length(data.sentry_events.list.ids), length(data.sentry_event.each), data.sentry_events.list.has_more]"))
	w.plan().expect(t, "counts = [ + 110, + 110, + true, ]")
	if got := server.Rejected(); got != 0 {
		t.Errorf("%d requests were rejected", got)
	}
	if got := server.Count("/projects/acme/mobile/events/"); got != 2+110 {
		t.Errorf("%d requests, want two pages and 110 events", got)
	}
}
