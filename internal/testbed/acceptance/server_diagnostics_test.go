// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestServerFailureIsExplained makes the server, or a proxy in front of it, fail.
func TestServerFailureIsExplained(t *testing.T) {
	failAll(t, map[string]failure{
		"error id": {
			faults: []mocksentry.Fault{mocksentry.RespondInternalError()},
			want: []string{
				"Sentry Server Error", "While reading event", "500 Internal Server Error", "(error ID ", "Try again later.",
				"the error ID",
			},
		},
		"overloaded": {
			faults:   []mocksentry.Fault{mocksentry.RespondHTML(502)},
			provider: []string{"max_retries = 1"},
			want: []string{
				"Sentry Server Error", "502 Bad Gateway after 2 attempts", "`max_retries`",
			},
		},
		"web page instead of JSON": {
			faults: []mocksentry.Fault{mocksentry.RespondHTML(200)},
			want: []string{
				"Response Not From Sentry's API", "200 OK and text/html instead of application/json",
				"`base_url`", "asks for a login", "`headers`",
			},
		},
		"web page with 404": {
			faults: []mocksentry.Fault{mocksentry.RespondHTML(404)},
			want:   []string{"Response Not From Sentry's API", "404 Not Found and a web page", "does not have this endpoint", "`base_url`"},
		},
		"half of the JSON": {
			faults: []mocksentry.Fault{{Truncate: true}},
			want:   []string{"Invalid JSON From Sentry", "While reading event", "The provider discarded the response."},
		},
		"no JSON": {
			faults: []mocksentry.Fault{mocksentry.RespondBody(`{"user": {"email": "dana@example.com"`)},
			want:   []string{"Invalid JSON From Sentry", "While reading event", "The provider discarded the response."},
		},
		"no object": {
			faults: []mocksentry.Fault{mocksentry.RespondBody(`["dana@example.com"]`)},
			want: []string{
				"Unexpected Response From Sentry", "While reading event", "not an object, but a list with 1 element", "The provider discarded the response.",
			},
		},
		"two documents": {
			faults: []mocksentry.Fault{{Double: true}},
			want:   []string{"Invalid JSON From Sentry", "While reading event", "The provider discarded the response."},
		},
		"connection cut in the body": {
			faults: []mocksentry.Fault{{Cut: mocksentry.CutWithinBody}},
			want:   []string{"Incomplete Response From Sentry", "ended early or is malformed", "Try again."},
		},
		"unknown encoding": {
			faults: []mocksentry.Fault{mocksentry.Fault{}.WithHeader("Content-Encoding", "br")},
			want:   []string{"Unsupported Content Encoding", `the unsupported content encoding "br"`},
		},
		"too large": {
			provider:  []string{"max_response_bytes = 4096"},
			attribute: "event_id",
			want: []string{
				"Response Too Large", "larger than 4096 bytes", "raise the provider's `max_response_bytes`",
			},
		},
		"compressed and too large": {
			faults:    []mocksentry.Fault{{GzipBomb: 64 << 20}},
			attribute: "event_id",
			want:      []string{"Response Too Large", "larger than 33554432 bytes"},
		},
		"bad request": {
			faults:    []mocksentry.Fault{mocksentry.RespondDetail(400, "Invalid date range")},
			attribute: "event_id",
			want:      []string{"Sentry Rejected the Request", "400 Bad Request: Invalid date range."},
		},
	})
}

// TestSlowServerIsExplained makes the server slow, or makes it demand a wait.
func TestSlowServerIsExplained(t *testing.T) {
	failAll(t, map[string]failure{
		"limited for too long": {
			faults:   []mocksentry.Fault{mocksentry.RespondTooManyRequests("3600", "")},
			provider: []string{"max_retries = 4", set("max_retry_wait", "5s")},
			want: []string{
				"Sentry Rate Limit Exceeded", "While reading event", "the server asks to wait 1h0m0s, until 20",
				"longer than `max_retry_wait` (5s)", "Run Terraform again after that time, or raise the provider's `max_retry_wait`",
			},
		},
		"still limited": {
			faults:   []mocksentry.Fault{mocksentry.RespondTooManyRequests("1", "")},
			provider: []string{"max_retries = 1"},
			want: []string{
				"Sentry Rate Limit Exceeded", "the server's rate limit is exceeded after 2 attempts", "`requests_per_second`",
				"raise its `max_retries`", "share one limit",
			},
		},
		"timeout of the block": {
			faults: []mocksentry.Fault{{Delay: endless}},
			event: []string{
				set("project", "backend"), set("event_id", missingID), `timeouts = { read = "300ms" }`,
			},
			attribute: "timeouts",
			want: []string{
				"Read Timed Out", "While reading event", "time limit was reached while", "raise the block's `timeouts`",
			},
		},
		"timeout before the end of a wait": {
			faults:   []mocksentry.Fault{mocksentry.RespondTooManyRequests("7200", "")},
			provider: []string{"max_retries = 4", set("max_retry_wait", endless.String())},
			event: []string{
				set("project", "backend"), set("event_id", missingID), `timeouts = { read = "1h" }`,
			},
			attribute: "timeouts",
			want: []string{
				"Read Timed Out", "while waiting before another attempt until 20", "(attempt 1)", "before that",
				"raise the block's `timeouts`",
			},
		},
		"timeout of an attempt": {
			faults:   []mocksentry.Fault{{BodyDelay: endless}},
			provider: []string{set("request_timeout", "300ms")},
			want: []string{
				"Connection to Sentry Timed Out", "no complete response within the request timeout", "`request_timeout`",
			},
		},
	})
}
