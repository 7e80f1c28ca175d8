// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"context"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const (
	atEventID  = `AttributeName("event_id")`
	atProject  = `AttributeName("project")`
	atTimeouts = `AttributeName("timeouts")`
)

// TestFailedReadExplainsWhatToDo covers the failures that users meet: the summary, the
// attribute to change, what was requested, the response, the advice, and the number of
// attempts.
func TestFailedReadExplainsWhatToDo(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		token     string
		fault     *mocksentry.Fault
		provider  map[string]any
		config    map[string]any
		summary   string
		attribute string
		details   []string
		requests  int
	}{
		"missing token": {
			token: "-", summary: "Missing Sentry Token", details: []string{"SENTRY_AUTH_TOKEN", "SENTRY_TOKEN", "project:read"},
		},
		"unknown token": {
			token: "sntryu_unknown", summary: "Sentry Rejected the Token", details: []string{"401", "Invalid token", "does not know"}, requests: 1,
		},
		"expired token": {
			token: mocksentry.TokenExpired, summary: "Sentry Rejected the Token", details: []string{"401", "Token expired", "Create a new one"}, requests: 1,
		},
		"inactive user": {
			token: mocksentry.TokenInactiveUser, summary: "Sentry Rejected the Token", details: []string{"401", "inactive or deleted", "no longer active"}, requests: 1,
		},
		"single sign-on": {
			fault: new(mocksentry.RespondCode(401, "sso-required", "Must login via SSO", `{"loginUrl": "/auth/login/acme/"}`)), summary: "Sentry Rejected the Token",
			details: []string{"401", "Must login via SSO", "single sign-on"}, requests: 1,
		},
		"member disabled": {
			fault: new(mocksentry.RespondCode(401, "member-disabled-over-limit", "Organization over member limit", `{}`)), summary: "Sentry Rejected the Token",
			details: []string{"401", "over member limit", "internal integration"}, requests: 1,
		},
		"token removed on the way": {
			fault: new(mocksentry.RespondDetail(401, "Authentication credentials were not provided.")), summary: "Sentry Rejected the Token",
			details: []string{"without its token", "proxy"}, requests: 1,
		},
		"missing scope": {
			token: mocksentry.TokenWithoutProjectRead, summary: "Sentry Denied Access", attribute: atProject,
			details: []string{"403", "do not have permission", "project:read", "team"}, requests: 1,
		},
		"organization token": {
			token: mocksentry.TokenOrganization, summary: "Sentry Denied Access", attribute: atProject,
			details: []string{"403", "sntrys_", "org:ci", "project:read", "internal integration"}, requests: 1,
		},
		"no access to the project": {
			token: mocksentry.TokenRestricted, config: map[string]any{"project": "backend"}, summary: "Sentry Denied Access", attribute: atProject,
			details: []string{"403", `project "backend"`}, requests: 1,
		},
		"staff only": {
			fault: new(mocksentry.RespondCode(403, "superuser-required", "You need to re-authenticate for superuser.", `{}`)), summary: "Sentry Denied Access", attribute: atProject,
			details: []string{"staff"}, requests: 1,
		},
		"unknown event": {
			config: map[string]any{"event_id": anyID}, summary: "Event Not Found", attribute: atEventID,
			details: []string{"404", "Event not found", anyID, "another project", "retention", "not indexed yet"}, requests: 2,
		},
		"unknown project": {
			config: map[string]any{"project": "nowhere"}, summary: "Organization or Project Not Found", attribute: atProject,
			details: []string{"404", "The requested resource does not exist", "no access", "region", "base_url"}, requests: 1,
		},
		"404 with nothing": {
			fault: new(mocksentry.RespondEmpty(404)), summary: "Organization or Project Not Found", attribute: atProject,
			details: []string{"404", "region"}, requests: 2,
		},
		"404 with a page": {
			fault: new(mocksentry.RespondHTML(404)), summary: "Response Not From Sentry's API", details: []string{"404", "base_url"}, requests: 1,
		},
		"bad request": {
			fault: new(mocksentry.RespondDetail(400, "Invalid date range")), summary: "Sentry Rejected the Request", attribute: atEventID,
			details: []string{"400", "Invalid date range"}, requests: 1,
		},
		"rate limit that stays": {
			fault: new(mocksentry.RespondTooManyRequests("", "")), provider: map[string]any{"max_retries": 1, "max_retry_wait": "1ms"}, summary: "Sentry Rate Limit Exceeded",
			details: []string{"2 attempts", "requests_per_second"}, requests: 2,
		},
		"rate limit beyond patience": {
			fault: new(mocksentry.RespondTooManyRequests("3600", "")), summary: "Sentry Rate Limit Exceeded",
			details: []string{"1h0m0s", "until ", "max_retry_wait"}, requests: 1,
		},
		"internal error": {
			fault: new(mocksentry.RespondInternalError()), provider: map[string]any{"max_retry_wait": "1ms"}, summary: "Sentry Server Error",
			details: []string{"500", "Internal Error", "error ID", "2 attempts"}, requests: 2,
		},
		"bad gateway": {
			fault: new(mocksentry.RespondHTML(502)), provider: map[string]any{"max_retries": 2, "max_retry_wait": "1ms"}, summary: "Sentry Server Error",
			details: []string{"502", "3 attempts", "max_retries"}, requests: 3,
		},
		"gateway timeout": {
			fault: new(mocksentry.RespondCode(408, "request-timeout", "Proxied request timed out", `{}`)), provider: map[string]any{"max_retries": 0}, summary: "Sentry Server Error",
			details: []string{"408", "Proxied request timed out"}, requests: 1,
		},
		"login page": {
			fault: new(mocksentry.RespondHTML(200)), summary: "Response Not From Sentry's API",
			details: []string{"text/html", "asks for a login", "base_url", "headers"}, requests: 1,
		},
		"no content type": {
			fault: new(mocksentry.Fault{}.WithHeader("Content-Type", "")), summary: "Response Not From Sentry's API", details: []string{"without a content type"}, requests: 1,
		},
		"truncated JSON": {
			fault: new(mocksentry.Fault{Truncate: true}), summary: "Invalid JSON From Sentry", details: []string{"not one valid JSON document", "The provider discarded the response"}, requests: 1,
		},
		"two documents": {
			fault: new(mocksentry.Fault{Double: true}), summary: "Invalid JSON From Sentry", requests: 1,
		},
		"a list": {
			fault: new(mocksentry.RespondBody(`[]`)), summary: "Unexpected Response From Sentry", details: []string{"not an object, but a list with 0 elements"}, requests: 1,
		},
		"nothing": {
			fault: new(mocksentry.RespondBody(``)), summary: "Invalid JSON From Sentry", requests: 1,
		},
		"too large": {
			provider: map[string]any{"max_response_bytes": 2048}, config: map[string]any{"project": "backend", "event_id": catalogue.ID("error-python")},
			summary: "Response Too Large", attribute: atEventID, details: []string{"2048", "max_response_bytes"}, requests: 1,
		},
		"gzip bomb": {
			fault: new(mocksentry.Fault{GzipBomb: 64 << 20}), summary: "Response Too Large", attribute: atEventID, details: []string{"33554432"}, requests: 1,
		},
		"unknown encoding": {
			fault: new(mocksentry.Fault{}.WithHeader("Content-Encoding", "zstd")), summary: "Unsupported Content Encoding", details: []string{"zstd"}, requests: 1,
		},
		"redirect elsewhere": {
			fault: new(mocksentry.Fault{RedirectTo: "https://evil.example.com"}), summary: "Redirect Not Followed",
			details: []string{"https://evil.example.com", "sends the token only to the configured server"}, requests: 1,
		},
		"redirect loop": {
			fault: new(mocksentry.Fault{RedirectLoop: true}), summary: "Redirect Not Followed", requests: 6,
		},
		"cut within the body": {
			fault: new(mocksentry.Fault{Cut: mocksentry.CutWithinBody}), provider: map[string]any{"max_retries": 1, "max_retry_wait": "1ms"},
			summary: "Incomplete Response From Sentry", details: []string{"2 attempts"}, requests: 2,
		},
		"slow server": {
			fault: new(mocksentry.Fault{Delay: time.Hour}), provider: map[string]any{"request_timeout": "20ms", "max_retries": 0},
			summary: "Connection to Sentry Timed Out", details: []string{"request_timeout"},
		},
		"read timeout": {
			fault: new(mocksentry.Fault{Delay: time.Hour}), config: map[string]any{"timeouts": map[string]any{"read": "20ms"}},
			summary: "Read Timed Out", attribute: atTimeouts, details: []string{"timeouts", "20ms in total", "time limit was reached while"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
			t.Cleanup(server.Close)
			if tc.fault != nil {
				server.Fault(*tc.fault)
			}
			providerBlock := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "web"}
			maps.Copy(providerBlock, tc.provider)
			switch tc.token {
			case "":
			case "-":
				delete(providerBlock, "token")
			default:
				providerBlock["token"] = tc.token
			}
			config := map[string]any{"event_id": catalogue.ID("csp")}
			maps.Copy(config, tc.config)
			_, diagnostics := wired(t, providerBlock).Read(typeName, config)
			acctest.ExpectDiagnostic(t, diagnostics, tc.summary, tc.attribute, tc.details...)
			if !strings.Contains(acctest.Texts(diagnostics), server.URL) && tc.attribute != atTimeouts {
				t.Errorf("the server is not named:\n%s", acctest.Texts(diagnostics))
			}
			if got := len(server.Requests()); tc.requests > 0 && got != tc.requests {
				t.Errorf("%d requests, want %d", got, tc.requests)
			}
		})
	}
}

func TestCanceledReadReturnsError(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
	t.Cleanup(server.Close)
	server.Fault(mocksentry.Fault{Delay: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for len(server.Requests()) == 0 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	_, diagnostics := wired(t, block(server.URL)).ReadContext(ctx, typeName, map[string]any{"event_id": anyID})
	acctest.ExpectDiagnostic(t, diagnostics, "Read Canceled", "")
}

// TestDiagnosticsEchoNoSecrets sends responses with everything that a hostile server could
// send, and searches the diagnostics for it.
func TestDiagnosticsEchoNoSecrets(t *testing.T) {
	t.Parallel()
	const token, header, content = "sntryu_canary-token", "canary-header-value", "canary of the event"
	for name, body := range map[string]string{
		"text":      content + " \x1b[31mred\x1b[0m",
		"detail":    `{"detail": "` + token + ` ` + header + ` \u001b[2J"}`,
		"event":     `{"title": "` + content + `"`,
		"wrong":     `{"title": ["` + content + `"], "` + content + `": 1, "packages": {"` + content + `": []}}`,
		"html":      "<html>" + content + "</html>",
		"long":      `{"detail": "` + strings.Repeat("x", 100_000) + content + `"}`,
		"bare text": `"` + token + `"`,
	} {
		for _, status := range []int{200, 400, 401, 403, 404, 500} {
			t.Run(name+"/"+http.StatusText(status), func(t *testing.T) {
				t.Parallel()
				server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
				t.Cleanup(server.Close)
				server.Fault(mocksentry.RespondStatus(status, body))
				protocol := wired(t, map[string]any{
					"base_url": server.URL, "token": token, "headers": map[string]any{"X-Proxy": header},
					"organization": "acme", "project": "web", "max_retries": 0,
				})
				_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": anyID})
				text := acctest.Texts(diagnostics)
				for _, secret := range []string{token, header, "\x1b"} {
					if strings.Contains(text, secret) {
						t.Errorf("%q is in the diagnostic:\n%s", secret, text)
					}
				}
				if status == http.StatusOK && strings.Contains(text, content) {
					t.Errorf("content of the event is in the diagnostic:\n%s", text)
				}
				if len(text) > 3000 {
					t.Errorf("the diagnostic has %d characters", len(text))
				}
			})
		}
	}
}

// failedRead serves a read with a status and a body, and returns the diagnostics as text.
func failedRead(t *testing.T, status int, body string) string {
	t.Helper()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
	t.Cleanup(server.Close)
	server.Fault(mocksentry.RespondStatus(status, body))
	providerBlock := block(server.URL)
	providerBlock["max_retries"] = 0
	_, diagnostics := wired(t, providerBlock).Read(typeName, map[string]any{"event_id": anyID})
	return acctest.Texts(diagnostics)
}
