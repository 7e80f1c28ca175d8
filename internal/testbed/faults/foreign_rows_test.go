// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// foreignFailures returns failures of servers that are compatible with Sentry, of gateways,
// and of endpoints that no longer exist. Their cause is a guess, which the diagnostic reports
// as one.
func foreignFailures() []fault {
	var rows []fault
	add := func(status int, body, summary, attribute string, want ...string) {
		rows = append(rows, fault{
			name: fmt.Sprint(status, " ", body), mock: []mocksentry.Fault{mocksentry.RespondStatus(status, body)},
			summary: summary, attribute: attribute, want: want,
		}.once())
	}
	for body, want := range map[string]string{
		`{"detail": "Authentication credentials were not provided."}`: "some compatible servers respond to an unknown token in this way",
		`{"message": "Unauthorized"}`:                                 "A proxy in front of Sentry rejected the request",
		`{"error": "invalid_request", "error_description": "No key"}`: "401 Unauthorized: invalid_request: No key.",
		`{}`: "The server does not know this token",
	} {
		add(401, body, "Sentry Rejected the Token", "", want, "Possible causes:", "SENTRY_AUTH_TOKEN")
	}
	for body, want := range map[string]string{
		`{"message": "Forbidden"}`:                       "403 Forbidden: Forbidden.",
		`{"errors": [{"message": "Blocked by policy"}]}`: "403 Forbidden: Blocked by policy.",
		`{"error": {"message": "RBAC: access denied"}}`:  "403 Forbidden: RBAC: access denied.",
	} {
		add(403, body, "Sentry Denied Access", "project", want, "Possible causes:", "project:read", "A proxy or a firewall", "`headers`")
	}
	for _, body := range []string{
		`{"detail": "Not Found"}`, `{"detail": "Not found."}`, `{"message": "not found"}`, `{"error": "Not Found"}`, `{}`,
		`{"title": "Not Found", "status": 404}`,
	} {
		add(404, body, "Organization or Project Not Found", "project", "404 Not Found", "another region")
		rows[len(rows)-1].attempts = 2 // The project is looked up.
	}
	for body, want := range map[string]string{
		`{"info": "Route not found, did you forget a trailing slash?"}`:        "The likely cause is a proxy in front of Sentry that removes the trailing slash",
		`{"detail": "Did you forget a trailing slash?"}`:                       "The likely cause is a proxy",
		`{"info": "Route not found"}`:                                          "does not have this endpoint",
		`{"message": "no Route matched with those values"}`:                    "path prefix",
		`{"message": "Cannot GET /api/0/projects/", "statusCode": 404}`:        "A proxy in front of Sentry changes paths",
		`{"error": "Not Found", "message": "No handler found for GET /api/0"}`: "does not have this endpoint",
	} {
		add(404, body, "API Endpoint Not Found", "", want, "not about the organization, the project, or the event")
	}
	for body, want := range map[string]string{
		`{"message": "This API no longer exists."}`: "410 Gone: This API no longer exists.",
		`{"detail": "Endpoint removed"}`:            "410 Gone: Endpoint removed.",
		`{"title": "Sunset", "status": 410}`:        "410 Gone: Sunset.",
		``:                                          "410 Gone.",
	} {
		add(410, body, "API Endpoint Retired", "", want, "brownout", "Try again later", "Update the provider")
	}
	for body, want := range map[string]string{
		`{"detail": [{"type": "missing", "loc": ["query", "limit"], "msg": "Field required", "input": "` + eventCanary + `"}]}`: "query.limit: Field required.",
		`{"detail": [{"loc": ["path", 0], "msg": "A"}, {"msg": "B"}]}`:                                                          "path.0: A; B.",
		`{"message": "Unprocessable", "code": 7}`:                                                                               "422 Unprocessable Entity: Unprocessable.",
	} {
		add(422, body, "Sentry Rejected the Request", "event_id", want)
	}
	// An event instead of an error. Nothing of it is shown.
	add(404, `{"eventID": "x", "title": "`+eventCanary+`", "message": "`+eventCanary+`"}`, "Organization or Project Not Found", "project")
	rows[len(rows)-1].attempts = 2 // The project is looked up.
	rows = append(rows, textRoutes()...)
	return rows
}

// textRoutes returns responses of routers to an unknown path, in plain text.
func textRoutes() []fault {
	var rows []fault
	for text, want := range map[string]string{
		"Route not found, did you forget a trailing slash?\n\ntry: /api/0/projects/acme/\n                       ^": "The likely cause is a proxy",
		"404 page not found\n":                           "does not have this endpoint",
		"The requested URL was not found on the server.": "path prefix",
	} {
		rows = append(rows, fault{
			name: "404 " + text, mock: []mocksentry.Fault{mocksentry.RespondStatus(404, text).WithHeader("Content-Type", "text/plain")},
			summary: "API Endpoint Not Found", want: []string{want, "404 Not Found"},
		}.once())
	}
	return rows
}
