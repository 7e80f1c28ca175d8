// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"slices"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// withOtherScopes is a token that lacks only the scope of the data source.
const withOtherScopes = "sntryu_with-other-scopes"

func (s source[C]) otherScopes() mocksentry.Token {
	scopes := slices.DeleteFunc([]string{"project:read", "event:read", "org:read"}, func(scope string) bool { return scope == s.Scope })
	return mocksentry.Token{Value: withOtherScopes, Scopes: scopes, Organizations: []string{"acme"}}
}

// useToken changes the token of a client.
func useToken(token string) func(*sentry.Config) {
	return func(c *sentry.Config) { c.Token = token }
}

// ofAccess returns failures of tokens, and of projects or issues that the token cannot see.
func (s source[C]) ofAccess() map[string]failure {
	return map[string]failure{
		"no token":      {Client: useToken(""), Summary: "Missing Sentry Token", Details: []string{s.Scope}},
		"expired token": {Client: useToken(mocksentry.TokenExpired), Summary: "Sentry Rejected the Token", Details: []string{"401"}},
		"no scope": {
			Client: useToken(withOtherScopes), Summary: "Sentry Denied Access", At: s.Parent, Details: []string{"403", s.Scope, s.Requested},
		},
		"organization token": {
			Client:  useToken(mocksentry.TokenOrganization),
			Summary: "Sentry Denied Access", At: s.Parent, Details: []string{"sntrys_", s.Scope},
		},
		"unknown place": {Config: map[string]any{s.Parent: "nowhere"}, Summary: s.NotFound, At: s.Parent, Details: []string{"404"}},
		"unknown organization": {
			Config: map[string]any{"organization": "nowhere"}, Summary: s.NotFound, At: s.Parent, Details: []string{"404"},
		},
		"no path": {Config: map[string]any{s.Parent: "a/b"}, Summary: "Invalid Path Segment", At: s.Parent},
	}
}

// ofProvider returns failures that depend on what the provider waits for.
func (s source[C]) ofProvider() map[string]failure {
	return map[string]failure{
		"not known yet": {
			Client: useToken(""), Provider: func(p *argument.Provider) { p.Unknown = []string{"base_url", "token"} },
			Summary: "Provider Configuration Not Known Yet", Details: []string{"base_url", "token"},
		},
		"rate limit beyond patience": {
			Fault: new(mocksentry.RespondTooManyRequests("3600", "")), Summary: "Sentry Rate Limit Exceeded",
			Details: []string{"1h0m0s", "max_retry_wait"},
		},
		"read timeout": {
			Fault: new(mocksentry.Fault{Delay: time.Hour}), Config: map[string]any{"timeouts": map[string]any{"read": "20ms"}},
			Summary: "Read Timed Out", At: "timeouts", Details: []string{"20ms in total"},
		},
	}
}

// ofServer returns failures of servers, and of proxies and gateways in front of them.
func (s source[C]) ofServer() map[string]failure {
	return map[string]failure{
		"internal error": {
			Fault: new(mocksentry.RespondInternalError()), Summary: "Sentry Server Error", Details: []string{"500", "error ID"},
		},
		"login page": {
			Fault: new(mocksentry.RespondHTML(200)), Summary: "Response Not From Sentry's API", Details: []string{"asks for a login"},
		},
		"redirect elsewhere": {
			Fault:   new(mocksentry.Fault{RedirectTo: "https://evil.example.com"}),
			Summary: "Redirect Not Followed", Details: []string{"https://evil.example.com"},
		},
		"cut within the body": {
			Fault: new(mocksentry.Fault{Cut: mocksentry.CutWithinBody}), Summary: "Incomplete Response From Sentry",
		},
		"too large": {
			Fault:   new(mocksentry.RespondBody(strings.Repeat(" ", 10000))),
			Client:  func(c *sentry.Config) { c.MaxResponseBytes = 6464 },
			Summary: "Response Too Large", At: s.Item, Details: []string{"6464", "max_response_bytes"},
		},
	}
}

// ofBody returns failures of responses that are not what was requested.
func (s source[C]) ofBody() map[string]failure {
	const invalid, unexpected = "Invalid JSON From Sentry", "Unexpected Response From Sentry"
	deep := `{"data":[{"a":` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `}]}`
	if strings.HasPrefix(s.Wrong, "{") {
		deep = "[" + deep + "]"
	}
	rows := map[string]failure{
		"half":          {Fault: new(mocksentry.Fault{Truncate: true}), Summary: invalid, Details: []string{"not one valid JSON document"}},
		"empty":         {Fault: new(mocksentry.RespondBody(``)), Summary: invalid},
		"two documents": {Fault: new(mocksentry.Fault{Double: true}), Summary: invalid, Details: []string{"not one valid JSON document"}},
		"wrong kind":    {Fault: new(mocksentry.RespondBody(s.Wrong)), Summary: unexpected, Details: []string{s.WrongDetail}},
		"too deep":      {Fault: new(mocksentry.RespondBody(deep)), Summary: "Response Too Complex", At: s.Item},
	}
	for body, kind := range map[string]string{
		`null`: "null", `"` + acctest.Canary + `"`: "a string", `-1.5e3`: "a number", " true\n": "a boolean", "\ufefffalse": "a boolean",
	} {
		rows[body+" in its place"] = failure{
			Fault: new(mocksentry.RespondBody(body)), Summary: unexpected, Details: []string{s.WrongDetail + ", but " + kind + "."},
		}
	}
	return rows
}
