// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// at is where an attribute stands.
type at []any

// same checks that an attribute of block x has a value of the source.
func (s source) same(attribute at, value any) statecheck.StateCheck {
	s.t.Helper()
	return statecheck.ExpectKnownValue("data.sentry_event.x", pathOf(attribute...), s.check(value))
}

// TestReadAttributes reads errors and looks at what configurations use most.
func TestReadAttributes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"error-python", "error-javascript"} {
		t.Run(name, func(t *testing.T) {
			s := sourceOf(t, name)
			checks := []statecheck.StateCheck{
				s.same(at{"id"}, s.at("eventID")),
				s.same(at{"found"}, true),
				s.same(at{"title"}, s.at("title")),
				s.same(at{"culprit"}, s.at("culprit")),
				s.same(at{"platform"}, s.at("platform")),
				s.same(at{"date_received"}, s.at("dateReceived")),
				s.same(at{"group_id"}, s.at("groupID")),
				s.same(at{"environment"}, s.tag("environment")),
				s.same(at{"level"}, s.tag("level")),
				s.same(at{"transaction"}, s.tag("transaction")),
				s.same(at{"tags", "environment"}, s.tag("environment")),
				s.same(at{"tags", "browser.name"}, s.tag("browser.name")),
				s.same(at{"user", "email"}, s.at("user", "email")),
				s.same(at{"user", "ip_address"}, s.at("user", "ip_address")),
				s.same(at{"user", "tags", "user"}, s.tag("user")),
				s.same(at{"release", "version"}, s.at("release", "version")),
				s.same(at{"sdk", "name"}, s.at("sdk", "name")),
				s.same(at{"sdk", "version"}, s.at("sdk", "version")),
				s.same(at{"exceptions", 0, "type"}, s.entry("exception", "values", 0, "type")),
				s.same(at{"exceptions", 0, "mechanism", "handled"}, s.entry("exception", "values", 0, "mechanism", "handled")),
				s.same(at{"exception_type"}, s.at("metadata", "type")),
				s.same(at{"exception_value"}, s.at("metadata", "value")),
				s.same(at{"contexts", "browser", "name"}, s.at("contexts", "browser", "name")),
				s.same(at{"request", "url"}, s.entry("request", "url")),
				s.same(at{"request", "method"}, s.entry("request", "method")),
				s.same(at{"top_in_app_frame", "filename"}, s.from(s.topInAppFrame(), "filename")),
				s.same(at{"top_in_app_frame", "line_no"}, s.from(s.topInAppFrame(), "lineNo")),
				s.same(at{"exceptions", 0, "frames"}, nil),
				s.same(at{"breadcrumbs"}, nil),
			}
			config := providerFor(start(t)) + eventFrom(name)
			test(t, resource.TestStep{Config: config, ConfigStateChecks: checks},
				resource.TestStep{Config: config, ConfigPlanChecks: resource.ConfigPlanChecks{
					PreApply:             []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
					PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
				}})
		})
	}
}

// TestReadIncluded reads what is read only on request.
func TestReadIncluded(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"error-python", "error-javascript"} {
		t.Run(name, func(t *testing.T) {
			s := sourceOf(t, name)
			checks := []statecheck.StateCheck{
				s.same(at{"exceptions", 0, "frames", 0, "filename"},
					s.entry("exception", "values", 0, "stacktrace", "frames", 0, "filename")),
				s.same(at{"exceptions", 0, "frames", 0, "line_no"},
					s.entry("exception", "values", 0, "stacktrace", "frames", 0, "lineNo")),
				s.same(at{"exceptions", 0, "frames", 0, "in_app"},
					s.entry("exception", "values", 0, "stacktrace", "frames", 0, "inApp")),
				s.same(at{"threads"}, nil),
			}
			crumbs, _ := s.entry("breadcrumbs", "values").([]any)
			messages := 0
			for i, crumb := range crumbs {
				message := s.from(crumb, "message")
				if message != nil {
					messages++
				}
				checks = append(checks,
					s.same(at{"breadcrumbs", i, "message"}, message),
					s.same(at{"breadcrumbs", i, "category"}, s.from(crumb, "category")))
			}
			if messages == 0 {
				t.Fatal("no breadcrumb has a message")
			}
			test(t, resource.TestStep{
				Config:            providerFor(start(t)) + eventFrom(name, `include = ["frames", "breadcrumbs"]`),
				ConfigStateChecks: checks,
			})
		})
	}
}

// TestReadArgumentsComeBack writes the id in another way than the API does, and
// leaves the organization to the provider.
func TestReadArgumentsComeBack(t *testing.T) {
	id := catalogue.ID("error-python")
	written := strings.ToUpper(strings.Join([]string{id[:8], id[8:12], id[12:16], id[16:20], id[20:]}, "-"))
	is := func(name string, check knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data.sentry_event.x", pathOf(name), check)
	}
	server := start(t)
	test(t, resource.TestStep{
		Config: providerFor(server) + block(`data "sentry_event" "x"`, set("project", "backend"), set("event_id", written),
			"exclude = []"),
		ConfigStateChecks: []statecheck.StateCheck{
			is("event_id", knownvalue.StringExact(written)),
			is("id", knownvalue.StringExact(id)),
			is("organization", knownvalue.StringExact("acme")),
			is("project", knownvalue.StringExact("backend")),
			is("include", knownvalue.Null()),
			is("exclude", knownvalue.SetSizeExact(0)),
			is("allow_missing", knownvalue.Null()),
			is("timeouts", knownvalue.Null()),
			is("web_url", knownvalue.StringExact(server.URL+"/organizations/acme/projects/backend/events/"+id+"/")),
		},
	})
}

// hugeNumbers is the event with numbers beyond those of float64, which Terraform
// holds and prints, but the framework for acceptance tests cannot read.
const hugeNumbers = "odd"

// TestReadWholeCatalogue reads every event with every section. What the values
// are is the matter of other packages; here Terraform has to accept them, and
// find no change afterwards.
func TestReadWholeCatalogue(t *testing.T) {
	var config strings.Builder
	config.WriteString(providerFor(start(t)))
	var checks []statecheck.StateCheck
	for _, name := range catalogue.Names() {
		if name == hugeNumbers {
			continue
		}
		config.WriteString(block(`data "sentry_event" "`+name+`"`, set("project", catalogue.Project(name)),
			set("event_id", catalogue.ID(name)), `include = ["all", "raw"]`))
		checks = append(checks,
			statecheck.ExpectKnownValue("data.sentry_event."+name, pathOf("found"), knownvalue.Bool(true)),
			statecheck.ExpectKnownValue("data.sentry_event."+name, pathOf("raw_json"), knownvalue.NotNull()))
	}
	test(t, resource.TestStep{Config: config.String(), ConfigStateChecks: checks})
}

// TestReadOddEvent reads the event in which nearly everything is of another type
// than documented: that is a warning and no error, and no change on the next
// plan.
func TestReadOddEvent(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t, providerFor(start(t))+eventFrom(hugeNumbers, `include = ["all", "raw"]`))
	w.plan().expect(t, "No changes.", "Warning: Event Has Values of Unexpected Type", "with data.sentry_event.x",
		"`read_warnings` lists them all", "more")
	w.apply()
	w.plan("-detailed-exitcode")
	attributes := w.attributes("x")
	if list, _ := attributes["read_warnings"].([]any); len(list) == 0 {
		t.Errorf("read_warnings is %v", attributes["read_warnings"])
	}
}

// TestOutputsAreStable puts whole events out and plans again: no value changes
// on its way through the state, not even a number.
func TestOutputsAreStable(t *testing.T) {
	t.Parallel()
	var events, config strings.Builder
	for _, name := range catalogue.Names() {
		events.WriteString(block(`data "sentry_event" "`+name+`"`, set("project", catalogue.Project(name)),
			set("event_id", catalogue.ID(name)), `include = ["all", "raw"]`))
		config.WriteString(block(`output "`+name+`"`, "value = data.sentry_event."+name, "sensitive = true"))
	}
	w := newWorkspace(t, providerFor(start(t))+events.String()+config.String())
	w.plan()
	w.apply()
	w.plan("-detailed-exitcode").expect(t, "No changes.")
}
