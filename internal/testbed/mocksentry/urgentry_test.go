// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestUrgentryRespondsToItsRoutes(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(Urgentry))
	const noEvent, missing = `{"code":"not_found","detail":"Event not found."}`, `{"code":"not_found","detail":"Resource not found."}`
	const unknownToken = `{"code":"unauthorized","detail":"Authentication credentials were not provided."}`
	dataset := func(name string) string {
		return `{"code":"bad_request","detail":"Invalid discover query: dataset: unsupported dataset \"` + name + `\""}`
	}
	id, issue := catalogue.ID("error-javascript"), urgentryID("6400071991")
	event := get(t, srv, eventPath("web", "error-javascript"), TokenFull).Body.String()
	expectAll(t, srv, map[string]expected{
		"unknown event":          {"projects/acme/web/events/" + strings.Repeat("9", 32) + "/", 404, noEvent},
		"unknown project":        {"projects/acme/nope/events/" + id + "/", 404, missing},
		"number of a project":    {"projects/acme/101/events/" + id + "/", 404, missing},
		"former slug":            {"projects/acme/api/", 404, missing},
		"attachments":            {"projects/acme/web/events/" + id + "/attachments/", 200, event},
		"event of an issue":      {"organizations/acme/issues/" + issue + "/events/" + id + "/", 200, event},
		"event of another issue": {"organizations/acme/issues/" + urgentryID("6400071867") + "/events/" + catalogue.ID("legacy") + "/", 404, noEvent},
		"latest":                 {"organizations/acme/issues/" + issue + "/events/latest/", 404, noEvent},
		"latest by older path":   {"issues/" + issue + "/events/latest/", 200, event},
		"number of an issue":     {"organizations/acme/issues/6400071991/", 404, missing},
		"no short ID":            {"organizations/acme/shortids/" + issue + "/", 400, `{"code":"bad_request","detail":"Invalid short ID format."}`},
		"unknown short ID":       {"organizations/acme/shortids/WEB-99/", 404, missing},
		"errors":                 {"organizations/acme/events/?field=title&dataset=errors", 400, dataset("errors")},
		"discover":               {"organizations/acme/events/?field=title&dataset=discover", 400, dataset("discover")},
		"field": {"organizations/acme/events/?field=id&dataset=issues", 400,
			`{"code":"bad_request","detail":"Invalid discover query: select: unknown field \"id\" for dataset \"issues\""}`},
		"source maps": {"projects/acme/web/events/" + id + "/source-map-debug/", 200, `{"errors":[],"eventId":"` + id + `","hasRelease":true}`},
		"any path":    {"nothing/of/this/", 200, `{"features":{"organizations:events":true},"user":null,"version":"0"}`},
	})
	for _, token := range []string{"", "unknown", TokenExpired} {
		expect(t, get(t, srv, eventPath("web", "csp"), token), 401, unknownToken)
	}
	got := decode[map[string]any](t, get(t, srv, "/api/0/organizations/acme/shortids/WEB-1/", TokenFull))
	if got["groupId"] != nil || member(got["group"], "id") != issue || isDigits(issue) {
		t.Errorf("short ID: %v", got)
	}
	rows := decode[exploreResponse](t, explore(t, srv, "field=title&field=count()&dataset=issues&query=x&project=1", TokenFull))
	if len(rows.Data) < 5 || rows.Data[0]["count()"] == nil || rows.Meta.Fields["count()"] != "number" {
		t.Errorf("issues: %+v", rows)
	}
}

func TestUrgentryEventHasUrgentryFormat(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(Urgentry))
	event := decode[map[string]any](t, get(t, srv, eventPath("backend", "error-python"), TokenFull))
	if event["level"] != "error" || event["groupID"] != urgentryID("6400071867") || event["projectID"] != urgentryID("102") {
		t.Errorf("level %v, groupID %v, projectID %v", event["level"], event["groupID"], event["projectID"])
	}
	for _, tag := range elements(event["tags"]) {
		if member(tag, "key") == "level" {
			t.Error("the level is a tag too")
		}
	}
	keys := keysOf(framesOf(t, event, "exception")...)
	for _, want := range []string{"abs_path", "context_line", "in_app", "lineno", "pre_context"} {
		if !slices.Contains(keys, want) {
			t.Errorf("frames have no %s but %v", want, keys)
		}
	}
	for _, entry := range elements(event["entries"]) {
		if data := member(entry, "data"); member(entry, "type") == "request" {
			_, hasQuery := data.(map[string]any)["query"]
			if member(data, "query_string") != "step=pay&step=confirm&utm_source=&ref=" || hasQuery ||
				member(member(data, "headers"), "Host") != "shop.example.com" || member(member(data, "cookies"), "basket") != "b-7781" {
				t.Errorf("request %v", data)
			}
		}
	}
	all := eventIDs(t, get(t, srv, "/api/0/projects/acme/web/events/", TokenFull))
	issue := urgentryID("6400071991")
	for path, want := range map[string][]string{
		"projects/acme/web/events/?start=2019-01-01&end=2019-01-02":                          all,
		"organizations/acme/issues/" + issue + "/events/?query=level:fatal&environment=none": {catalogue.ID("error-javascript")},
		"issues/" + issue + "/events/":                                                       {catalogue.ID("error-javascript")},
		"issues/" + issue + "/events/oldest/":                                                {catalogue.ID("error-javascript")},
	} {
		if got := eventIDs(t, get(t, srv, "/api/0/"+path, TokenFull)); !slices.Equal(got, want) {
			t.Errorf("%s: %v", path, got)
		}
	}
}
