// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestCommandsSendExpectedRequests counts the requests of each command.
func TestCommandsSendExpectedRequests(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, providerFor(server)+eventFrom("error-python"))
	for _, c := range []struct {
		does string
		run  func() output
		want int
	}{
		{"validate", func() output { return w.must("validate", "-no-color") }, 0},
		{"plan", func() output { return w.plan("-detailed-exitcode") }, 1},
		{"apply of the plan", w.apply, 0},
		{"show", func() output { return w.must("show", "-json", "plan.bin") }, 0},
		{"plan again", func() output { return w.plan("-detailed-exitcode") }, 1},
		{"plan without refresh", func() output { return w.plan("-refresh=false") }, 1},
		{"apply", func() output { return w.must("apply", "-no-color", "-auto-approve") }, 1},
		{"destroy", func() output { return w.must("destroy", "-no-color", "-auto-approve") }, -1},
	} {
		server.Reset()
		got := c.run()
		requests := server.Requests()
		if c.want >= 0 && len(requests) != c.want {
			t.Errorf("%s: %d requests, not %d", c.does, len(requests), c.want)
		}
		for _, request := range requests {
			if request.Method != http.MethodGet || request.Status != http.StatusOK || request.RawQuery != "" {
				t.Errorf("%s: %s %s?%s: %d", c.does, request.Method, request.Path, request.RawQuery, request.Status)
			}
			if agent := request.Header.Get("User-Agent"); !strings.HasPrefix(agent, "Terraform/") ||
				!strings.Contains(agent, " terraform-provider-sentry/") {
				t.Errorf("%s: User-Agent %q", c.does, agent)
			}
		}
		if c.want == 1 {
			got.expect(t, "data.sentry_event.x: Read complete after", "[id="+catalogue.ID("error-python")+"]")
		}
	}
}

// TestValidateNeedsNoServer validates without token, organization or server.
func TestValidateNeedsNoServer(t *testing.T) {
	t.Parallel()
	newWorkspace(t, eventFrom("error-python")).must("validate", "-no-color").expect(t, "Success!")
}

// TestPlanJSONContainsEvent reads the event at the locations that policies use.
func TestPlanJSONContainsEvent(t *testing.T) {
	t.Parallel()
	s := sourceOf(t, "error-python")
	w := newWorkspace(t, providerFor(start(t))+eventFrom("error-python"))
	w.plan()
	plan := w.planJSON()
	if len(plan.ResourceChanges) != 0 || len(plan.OutputChanges) != 0 {
		t.Errorf("the plan changes %d resources and %d outputs", len(plan.ResourceChanges), len(plan.OutputChanges))
	}
	resources := plan.PriorState.Values.RootModule.Resources
	if len(resources) != 1 {
		t.Fatalf("the prior state has %d resources", len(resources))
	}
	read := resources[0]
	if read.Mode != "data" || read.Type != "sentry_event" || read.AttributeValues["title"] != s.at("title") {
		t.Errorf("%s %s has title %v", read.Mode, read.Type, read.AttributeValues["title"])
	}
	var marks struct {
		User    map[string]any `json:"user"`
		Request struct {
			Headers bool `json:"headers"`
			URL     bool `json:"url"`
		} `json:"request"`
		Contexts bool `json:"contexts_json"`
		Title    bool `json:"title"`
	}
	if err := json.Unmarshal(read.SensitiveValues, &marks); err != nil {
		t.Fatal(err)
	}
	if marks.User["email"] != true || marks.User["ip_address"] != true || !marks.Request.Headers || !marks.Contexts || marks.Request.URL ||
		marks.Title {
		t.Errorf("the marks are %s", read.SensitiveValues)
	}
}
