// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// startWithLateEvent starts a mock with an event that arrives right after the first request
// for it.
func startWithLateEvent(t *testing.T) *mocksentry.Server {
	t.Helper()
	var server *mocksentry.Server
	started := make(chan struct{})
	server = start(t, mocksentry.WithObserver(func(r mocksentry.Request) {
		<-started
		if !strings.Contains(r.Path, missingID) || r.Status != http.StatusNotFound {
			return
		}
		body := []byte(`{"eventID": "` + missingID + `", "type": "error", "title": "late"}`)
		if err := server.AddEventWithID(mocksentry.DefaultOrganization, "backend", missingID, body); err != nil {
			t.Error(err)
		}
	}))
	close(started)
	return server
}

// TestWaitForEventWaitsInPlanAndApply waits in a plan and, after a deployment, in an apply.
func TestWaitForEventWaitsInPlanAndApply(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		depends []string
		planned int // requests for the event during the plan
	}{
		"plan":                        {nil, 2},
		"apply, after the deployment": {[]string{"depends_on = [terraform_data.deployment]"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startWithLateEvent(t)
			w := newWorkspace(t, providerFor(server)+block(`resource "terraform_data" "deployment"`)+
				block(`data "sentry_event" "x"`, append(test.depends, set("project", "backend"), set("event_id", missingID), `wait_for = "1m"`)...)+
				block(`resource "terraform_data" "after"`, "input = data.sentry_event.x.title")+
				block(`output "title"`, "value = terraform_data.after.output"))
			w.plan()
			if got := server.Count(missingID); got != test.planned {
				t.Errorf("the plan made %d requests, want %d", got, test.planned)
			}
			got := w.apply()
			got.expect(t, "Apply complete!", `title = "late"`)
			if got := server.Count(missingID); got != 2 {
				t.Errorf("%d requests for the event, want 2", got)
			}
		})
	}
}

// TestWaitForMissingEventReportsWait: the error reports the wait.
func TestWaitForMissingEventReportsWait(t *testing.T) {
	t.Parallel()
	waiting := block(`data "sentry_event" "x"`, set("project", "backend"), set("event_id", missingID), `wait_for = "100ms"`)
	got := newWorkspace(t, providerFor(start(t))+waiting).terraform("plan", "-no-color", "-input=false")
	got.fails(t, "Event Not Found", "with data.sentry_event.x", "The read waited 100ms for the event", "If the event may still arrive")

	got = newWorkspace(t, providerFor(start(t))+strings.ReplaceAll(waiting, "100ms", "2h")).terraform("validate", "-no-color")
	got.fails(t, "Invalid Duration", "wait_for", `at most "1h"`)
}
