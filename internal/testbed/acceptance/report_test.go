// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestReportsOfAnEvent reads what Sentry keeps beside an event: attachments over
// several pages, and the report about its source maps.
func TestReportsOfAnEvent(t *testing.T) {
	t.Parallel()
	server := start(t)
	const id, count = "error-javascript", 103
	for range count {
		server.AddAttachment(mocksentry.DefaultOrganization, "web", catalogue.ID(id), mocksentry.Attachment{
			Name: "log.txt", Type: "event.attachment", Mimetype: "text/plain", Size: 7,
			DateCreated: time.Date(2026, 3, 14, 9, 30, 3, 0, time.UTC),
		})
	}
	place := []string{set("project", "web"), set("event_id", catalogue.ID(id))}
	w := newWorkspace(t, providerFor(server)+
		block(`data "sentry_event_attachments" "x"`, place...)+block(`data "sentry_event_source_maps" "x"`, place...)+
		block(`output "attachments"`, "value = [length(data.sentry_event_attachments.x.attachments), data.sentry_event_attachments.x.attachments[0].size]")+
		block(`output "frames"`, "value = length(data.sentry_event_source_maps.x.frames) > 0"))
	w.plan().expect(t, "attachments = [ + 103, + 7, ]", "frames = true")

	forbidden := newWorkspace(t, providerFor(server.Fault(mocksentry.AnswerDetail(http.StatusForbidden, "You do not have permission to perform this action.")))+
		block(`data "sentry_event_attachments" "x"`, place...)+block(`data "sentry_event_source_maps" "x"`, place...))
	forbidden.terraform("plan", "-no-color").fails(t, "Sentry Denied Access", "project:read", "Sentry Denied Access")
}
