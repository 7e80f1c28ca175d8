// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// reads are one read of each data source, and of each way to an event.
var reads = map[string]struct {
	source string
	config map[string]any
	// item is the argument of the error if the path differs in neither organization nor
	// project.
	item string
	// path is the path of the first request.
	path string
}{
	"event":             {typeName, map[string]any{"event_id": pythonID}, "event_id", inProject + "/events/" + pythonID + "/"},
	"event of an issue": {typeName, map[string]any{"event_id": "latest", "issue_id": "4711"}, "event_id", inOrganization + "/issues/4711/events/latest/"},
	"short ID":          {typeName, map[string]any{"event_id": "latest", "issue_id": "BACKEND-1"}, "event_id", inOrganization + "/shortids/BACKEND-1/"},
	"events":            {"sentry_events", map[string]any{}, "limit", inProject + "/events/"},
	"events of issue":   {"sentry_events", map[string]any{"issue_id": "4711"}, "limit", inOrganization + "/issues/4711/events/"},
	"attachments":       {"sentry_event_attachments", map[string]any{"event_id": pythonID}, "event_id", inProject + "/events/" + pythonID + "/attachments/"},
	"source maps":       {"sentry_event_source_maps", map[string]any{"event_id": pythonID}, "event_id", inProject + "/events/" + pythonID + "/source-map-debug/"},
	"issue":             {"sentry_issue", map[string]any{"issue_id": "4711"}, "issue_id", inOrganization + "/issues/4711/"},
	"issues":            {"sentry_issues", map[string]any{"query": "is:resolved"}, "limit", inOrganization + "/issues/"},
	"issue tag":         {"sentry_issue_tag", map[string]any{"issue_id": "4711", "key": "level"}, "issue_id", inOrganization + "/issues/4711/tags/level/"},
	"query":             {"sentry_event_query", map[string]any{"fields": []string{"id", "title"}}, "fields", inOrganization + "/events/"},
}

// The beginnings of all paths.
const (
	inOrganization = "/api/0/organizations/acme-eu"
	inProject      = "/api/0/projects/acme-eu/backend"
)

// misdirection changes the path of a request, with the diagnostic that it causes.
type misdirection struct {
	from, to           string
	summary, attribute string // the attribute is empty for none, and "item" for the item of the read
	want               []string
}

// misdirections are redirects within the server to something other than the requested
// resource.
var misdirections = map[string]misdirection{
	"another organization": {
		"/acme-eu/", "/eu/", "Redirect to Another Organization", "organization", []string{`organization "eu" instead of "acme-eu"`, "`base_url`"},
	},
	"an organization's ID": {
		"/acme-eu/", "/4507/", "Redirect to Another Organization", "organization", []string{`organization "4507" instead of "acme-eu"`},
	},
	"an organization that is no slug": {
		"/acme-eu/", "/%E2%80%AEeu/", "Redirect to Another Organization", "organization", []string{`something else instead of organization "acme-eu"`},
	},
	"another project": {
		"/backend/", "/frontend/", "Redirect to Another Project", "project", []string{`project "frontend" instead of "backend"`},
	},
	"no organization": {
		"/organizations/acme-eu/", "/", "Redirect to Another Organization", "organization", []string{`something else instead of organization "acme-eu"`},
	},
	"another list": {"/events/", "/issues/", "Redirect to Another Resource", "item", []string{"another path of the API"}},
	"a login page": {"/api/0/", "/auth/login/", "Redirect Not Followed", "", []string{"outside of Sentry's API", "/auth/login/", "asks for a login", "`headers`"}},
}

// TestRedirectsToSomethingElseAreNotFollowed: no data source reads what a server returns
// instead of the requested data.
func TestRedirectsToSomethingElseAreNotFollowed(t *testing.T) {
	t.Parallel()
	for reading, read := range reads {
		for name, misdirection := range misdirections {
			target := strings.Replace(read.path, misdirection.from, misdirection.to, 1)
			if target == read.path {
				continue // The path does not contain that part.
			}
			t.Run(reading+"/"+name, func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) {
					w.startRaw(func(e *exchange) {
						if e.URL.EscapedPath() == read.path {
							e.write(head("302 Found", "Location: "+target+"?"+e.URL.RawQuery))
							return
						}
						e.write(okHead(), `{"title": "`+eventCanary+`"}`)
					})
					if diagnostics := w.configure(map[string]any{"organization": "acme-eu"}); len(diagnostics) > 0 {
						t.Fatal(acctest.Texts(diagnostics))
					}
					state, diagnostics := w.protocol.Read(read.source, read.config)
					attribute := strings.ReplaceAll(misdirection.attribute, "item", read.item)
					if attribute != "" {
						attribute = `AttributeName("` + attribute + `")`
					}
					acctest.ExpectDiagnostic(w.t, diagnostics, misdirection.summary, attribute, append(misdirection.want, "302 Found")...)
					if !state.IsZero() || w.attempts() != 1 {
						w.t.Errorf("%d requests, and the state %v", w.attempts(), state)
					}
				})
			})
		}
	}
}

// TestFailuresNameRedirect: after a redirect, every failure's diagnostic names its target,
// and only its path.
func TestFailuresNameRedirect(t *testing.T) {
	t.Parallel()
	for reading, read := range reads {
		for name, test := range map[string]struct{ response, summary string }{
			"unknown token":  {head("401 Unauthorized", "Content-Type: application/json") + `{"detail": "Invalid token"}`, "Sentry Rejected the Token"},
			"no access":      {head("403 Forbidden", "Content-Type: application/json") + `{"detail": "no"}`, "Sentry Denied Access"},
			"another server": {head("200 OK", "Content-Type: text/html") + `<html>`, "Response Not From Sentry's API"},
			"half of JSON":   {okHead(`Link: <http://x/>; rel="next"; results="false"; cursor="0:0:0"`) + `{"a": `, "Invalid JSON From Sentry"},
		} {
			t.Run(reading+"/"+name, func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) {
					w.startRaw(func(e *exchange) {
						if e.number == 1 {
							e.write(head("307 Temporary Redirect", "Location: /eu"+e.URL.EscapedPath()+"?"+e.URL.RawQuery+"&x="+eventCanary))
							return
						}
						e.write(test.response)
					})
					if diagnostics := w.configure(nil); len(diagnostics) > 0 {
						t.Fatal(acctest.Texts(diagnostics))
					}
					_, diagnostics := w.protocol.Read(read.source, read.config)
					if len(diagnostics) != 1 || diagnostics[0].Summary != test.summary {
						t.Fatal(acctest.Texts(diagnostics))
					}
					text := diagnostics[0].Detail
					if strings.Count(text, "(after a redirect to http://"+loopback+"/eu/api/0/") != 1 || strings.Contains(text, eventCanary) {
						t.Error(text)
					}
				})
			})
		}
	}
}
