// SPDX-License-Identifier: MPL-2.0

package diagnostic_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestStatusPageIsNamedForHostedServiceOnly: the page does not help users with their own
// Sentry server.
func TestStatusPageIsNamedForHostedServiceOnly(t *testing.T) {
	t.Parallel()
	for server, want := range map[string]bool{
		"https://sentry.io": true, "https://de.sentry.io": true, "https://sentry.example.com": false,
		"https://notsentry.io": false,
	} {
		got := diagnostic.Request{Server: server}.FromError(&sentry.APIError{StatusCode: 502, Attempts: 1})
		if strings.Contains(got.Detail(), "status.sentry.io") != want {
			t.Errorf("%s: %s", server, got.Detail())
		}
	}
}

func TestTextsEndWithOneFullStop(t *testing.T) {
	t.Parallel()
	for _, detail := range []string{"You do not have permission to perform this action.", "Event not found"} {
		got := diagnostic.Request{Requested: "an event"}.FromError(&sentry.APIError{StatusCode: 403, Detail: detail})
		if strings.Contains(got.Detail(), "..") || !strings.Contains(got.Detail(), strings.TrimSuffix(detail, ".")+".\n") {
			t.Errorf("the detail is %q", got.Detail())
		}
	}
	const question = "Route not found, did you forget a trailing slash?"
	if got := (diagnostic.Request{}).FromError(&sentry.APIError{StatusCode: 404, Detail: question}); !strings.Contains(got.Detail(), question+"\n") {
		t.Errorf("the detail is %q", got.Detail())
	}
}

// TestServerWithoutTLSIsExplained: without a certificate, the advice for certificates is of no
// use.
func TestServerWithoutTLSIsExplained(t *testing.T) {
	t.Parallel()
	for kind, plain := range map[string]bool{sentry.KindTLS: false, sentry.KindNoTLS: true} {
		got := diagnostic.Request{}.FromError(&sentry.NetworkError{Kind: kind, Err: errors.New("no TLS")})
		if got.Summary() != "TLS Connection to Sentry Failed" || strings.Contains(got.Detail(), "`allow_plain_http = true`") != plain ||
			strings.Contains(got.Detail(), "`ca_cert_pem`") == plain {
			t.Errorf("%s: %s: %s", kind, got.Summary(), got.Detail())
		}
	}
}

// TestErrorsOfListsAndLookupsAreExplained covers errors that only lists and lookups have.
func TestErrorsOfListsAndLookupsAreExplained(t *testing.T) {
	t.Parallel()
	request := diagnostic.Request{Requested: "a list", Server: "https://sentry.io", Item: path.Root("event_id"), Container: path.Root("project")}
	for summary, err := range map[string]error{
		"Unexpected Response From Sentry": &sentry.ResponseError{Missing: "projectSlug"},
		"Invalid JSON From Sentry":        &sentry.ResponseError{Missing: "JSON object", Malformed: true},
		"Endless List From Sentry":        &sentry.RepeatedCursorError{Pages: 3},
	} {
		got := request.FromError(err)
		if got.Summary() != summary || !strings.Contains(got.Detail(), err.Error()) || !strings.Contains(got.Detail(), "a list") {
			t.Errorf("got %s: %s", got.Summary(), got.Detail())
		}
	}
	missing := &sentry.APIError{StatusCode: 404, Scope: sentry.ScopeEventRead}
	request.NotFound = &diagnostic.Explanation{Summary: "Issue Not Found", Advice: "Look again.", Attribute: path.Root("issue_id")}
	if got := request.FromError(missing); got.Summary() != "Issue Not Found" || !strings.Contains(got.Detail(), "Look again.") {
		t.Errorf("got %s: %s", got.Summary(), got.Detail())
	}
	denied := &sentry.APIError{StatusCode: 403, Scope: sentry.ScopeEventRead}
	if got := request.FromError(denied); !strings.Contains(got.Detail(), "event:read") {
		t.Errorf("the scope is not named: %s", got.Detail())
	}
}

// TestOrganizationTokensAreNamed: the most common token in pipelines cannot read
// events, whether the server knows it or not.
func TestOrganizationTokensAreNamed(t *testing.T) {
	t.Parallel()
	for _, status := range []int{401, 403} {
		request := diagnostic.Request{Requested: "an event", Scope: "project:read", OrganizationToken: true, Container: path.Root("project")}
		got := request.FromError(&sentry.APIError{StatusCode: status, Detail: "Invalid token"}).Detail()
		if !strings.Contains(got, "sntrys_") || !strings.Contains(got, "project:read") {
			t.Errorf("%d: %s", status, got)
		}
		request.OrganizationToken = false
		if got := request.FromError(&sentry.APIError{StatusCode: status}).Detail(); strings.Contains(got, "sntrys_") {
			t.Errorf("%d: %s", status, got)
		}
	}
}
