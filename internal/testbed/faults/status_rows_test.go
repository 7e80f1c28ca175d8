// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// statusFaults returns the responses that Sentry, its gateway, and proxies in front of them
// send instead of an event.
func statusFaults() []fault {
	rows := []fault{
		detail(400, "Invalid date range", "Sentry Rejected the Request", "event_id", "400 Bad Request: Invalid date range."),
		detail(403, "You do not have permission to perform this action.", "Sentry Denied Access", "project",
			"403 Forbidden: You do not have permission", "project:read"),
		detail(404, "The requested resource does not exist", "Organization or Project Not Found", "project",
			"404 Not Found: The requested resource", "another region"),
		detail(410, "Gone", "API Endpoint Retired", "", "410 Gone: Gone."),
		detail(418, "I'm a teapot", "Sentry Rejected the Request", "", "418 I'm a teapot"),
		detail(501, "Not here", "Sentry Server Error", "", "501 Not Implemented"),
		{
			// The second request looks for the event in another project.
			name: "404 Event not found", mock: []mocksentry.Fault{mocksentry.RespondDetail(404, "Event not found")}, attempts: 2,
			summary: "Event Not Found", attribute: "event_id", want: []string{"404 Not Found: Event not found.", "retention"},
		},
		{
			name: "404 empty", mock: []mocksentry.Fault{mocksentry.RespondEmpty(404)}, summary: "Organization or Project Not Found",
			attribute: "project", want: []string{"404 Not Found."}, attempts: 2, // The project is looked up.
		},
		{
			name: "400 of fields", mock: []mocksentry.Fault{mocksentry.RespondStatus(400, `{"statsPeriod": ["Invalid.", "Too long."]}`)},
			summary: "Sentry Rejected the Request", attribute: "event_id", want: []string{"statsPeriod: Invalid. Too long.", "Change the value that"},
		},
		{
			name: "500 with an error id", mock: []mocksentry.Fault{mocksentry.RespondInternalError()}, summary: "Sentry Server Error",
			want:     []string{"500 Internal Server Error after 2 attempts: Internal Error (error ID "},
			attempts: 2, least: 250_000_000, most: 500_000_000,
		},
		{
			name: "500, then good", mock: []mocksentry.Fault{mocksentry.RespondInternalError().Once()},
			attempts: 2, least: 250_000_000, most: 500_000_000, title: pythonTitle,
		},
		{
			name: "404 of a missing event, allowed", mock: []mocksentry.Fault{mocksentry.RespondDetail(404, "Event not found")},
			arguments: map[string]any{"allow_missing": true}, attempts: 1, parts: []string{`"found": false`, `"title": null`},
		},
		{
			name: "404 of a missing project, nothing allowed", summary: "Organization or Project Not Found", attribute: "project",
			mock:      []mocksentry.Fault{mocksentry.RespondDetail(404, "The requested resource does not exist")},
			arguments: map[string]any{"allow_missing": true},
		},
	}
	for text, want := range map[string]string{
		"Authentication credentials were not provided.": "A proxy in front of Sentry removes the Authorization header",
		"Invalid token":                        "does not know this token",
		"Invalid org token":                    "does not know this token",
		"Token expired":                        "The token has expired",
		"User inactive or deleted":             "no longer active",
		"UserApplication inactive or deleted":  "no longer active",
		"API key is not valid":                 "does not know this token",
		"Token expired, and \x1b[31mred\u202e": "and [31mred.",
	} {
		rows = append(rows, detail(401, text, "Sentry Rejected the Token", "", want))
	}
	for code, want := range map[string]string{
		"sso-required": "Sign in once in the browser", "2fa-required": "has to resolve this", "member-disabled-over-limit": "has to resolve",
		"email-verification-required": "has to resolve", "sudo-required": "has to resolve", "data-secrecy": "has to resolve",
	} {
		rows = append(rows, coded(401, code, "Sentry Rejected the Token", "", want))
	}
	for _, code := range []string{"superuser-required", "staff-required"} {
		rows = append(rows, coded(403, code, "Sentry Denied Access", "project", "to its own staff"))
	}
	for _, code := range []string{"parameter-validation-error", "invalid-request"} {
		rows = append(rows, coded(400, code, "Sentry Rejected the Request", "event_id", "Change the value that"))
	}
	for i := range rows {
		if rows[i].attempts == 0 {
			rows[i].attempts = 1
		}
	}
	return slices.Concat(rows, temporaryFaults(), webPages(), foreignFailures())
}

// temporaryFaults returns faults that are retried.
func temporaryFaults() []fault {
	rows := []fault{coded(408, "request-timeout", "Sentry Server Error", "", "408 Request Timeout").retried()}
	for _, status := range []int{502, 503, 504, 507, 520, 521, 522, 523, 524} {
		rows = append(rows, fault{
			name: fmt.Sprint(status, " of a proxy"), mock: []mocksentry.Fault{mocksentry.RespondHTML(status)},
			summary: "Sentry Server Error", want: []string{fmt.Sprint("the server responded with ", status), "and a web page", "`max_retries`"},
		}.retried())
	}
	return append(rows, fault{
		name: "503 three times, then good", mock: []mocksentry.Fault{mocksentry.RespondEmpty(503).First(3)},
		attempts: 4, least: 1_750_000_000, most: 3_500_000_000, title: pythonTitle,
	}, fault{
		name: "502 without retries", mock: []mocksentry.Fault{mocksentry.RespondEmpty(502)}, provider: map[string]any{"max_retries": 0},
		summary: "Sentry Server Error", want: []string{"502 Bad Gateway"}, attempts: 1,
	})
}

// webPages returns web pages of login walls, wrong servers and proxies.
func webPages() []fault {
	var rows []fault
	for _, status := range []int{200, 203, 400, 401, 403, 404} {
		rows = append(rows, fault{
			name: fmt.Sprint(status, " with a web page"), mock: []mocksentry.Fault{mocksentry.RespondHTML(status)},
			summary: "Response Not From Sentry's API", want: []string{fmt.Sprint(status, " ", http.StatusText(status)), "`base_url`", "`headers`"},
		}.once())
	}
	for name, contentType := range map[string]string{
		"text": "text/plain", "a picture": "image/png", "nothing": "", "nonsense": `;;;"`, "XML": "application/xml", "JSON lines": "application/jsonl",
		"a page and JSON": "text/html, application/json", "a problem": "application/problem+json",
	} {
		row := fault{
			name: "200 labelled as " + name, mock: []mocksentry.Fault{mocksentry.Fault{}.WithHeader("Content-Type", contentType)},
			summary: "Response Not From Sentry's API", want: []string{"200 OK ", "instead of application/json"},
		}.once()
		if contentType == "" {
			row.mock = []mocksentry.Fault{mocksentry.Fault{}.WithHeader("Content-Type", "")}
			row.want = []string{"200 OK without a content type"}
		}
		rows = append(rows, row)
	}
	for _, contentType := range []string{"application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.sentry+json", "application/json;;"} {
		rows = append(rows, fault{
			name: "200 labelled as " + contentType, mock: []mocksentry.Fault{mocksentry.Fault{}.WithHeader("Content-Type", contentType)}, title: pythonTitle,
		}.once())
	}
	for _, status := range []int{201, 202, 206} {
		rows = append(rows, fault{
			name: fmt.Sprint(status, " with an event"), mock: []mocksentry.Fault{mocksentry.RespondStatus(status, `{"title": "a part"}`)},
			summary: "Response Not From Sentry's API", want: []string{"instead of a complete document"},
		}.once())
	}
	for _, status := range []int{204, 205, 304} {
		row := fault{
			name: fmt.Sprint(status, " in place of 200"), mock: []mocksentry.Fault{mocksentry.RespondEmpty(status)},
			summary: "Response Not From Sentry's API", want: []string{"instead of a complete document"},
		}.once()
		if status == 304 {
			row.summary, row.want = "Sentry Rejected the Request", []string{"304 Not Modified", "A proxy in front of Sentry sent"}
		}
		rows = append(rows, row)
	}
	return rows
}

// detail returns a row with the usual error body.
func detail(status int, text, summary, attribute string, want ...string) fault {
	return fault{
		name: fmt.Sprint(status, " ", text), mock: []mocksentry.Fault{mocksentry.RespondDetail(status, text)},
		summary: summary, attribute: attribute, want: want,
	}
}

// coded returns a row with a code in the error body.
func coded(status int, code, summary, attribute string, want ...string) fault {
	return fault{
		name:    fmt.Sprint(status, " ", code),
		mock:    []mocksentry.Fault{mocksentry.RespondCode(status, code, "The server's own words", `{"loginUrl": "/`+eventCanary+`/"}`)},
		summary: summary, attribute: attribute, want: append(want, "The server's own words"),
	}
}
