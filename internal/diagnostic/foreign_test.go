// SPDX-License-Identifier: MPL-2.0

package diagnostic_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestServerTextIsHarmless lets a server respond with terminal escapes, with characters that
// reorder or hide text, with very long texts, and with the request's own secrets.
func TestServerTextIsHarmless(t *testing.T) {
	t.Parallel()
	const token, header = "sntryu_canary-token", "canary header/value"
	hostile := "\x1b[2J\x1b]8;;https://evil.example.com\a \u009b31m\u202ered\u2066 \u2028line\u2029 a\u200bb\u3164\uffa0\ufe0f\u034f\r\n\x00 "
	text := hostile + token + " " + token[:9] + "\u200b" + token[9:] + " " + header + " " + strings.Repeat(hostile+"long ", 200)
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"detail": fmt.Sprintf(`{"detail": %s, "errorId": %s}`, quoted, quoted),
		"code":   fmt.Sprintf(`{"detail": {"code": %s, "message": %s}}`, quoted, quoted),
		"fields": fmt.Sprintf(`{%s: [%s]}`, quoted, quoted),
		"string": string(quoted),
		"text":   text,
	} {
		for _, status := range []int{400, 401, 403, 404, 410, 429, 500, 501, 503} {
			t.Run(fmt.Sprint(name, " ", status), func(t *testing.T) {
				t.Parallel()
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					w.Header().Set("Content-Type", "text/plain")
					w.WriteHeader(status)
					_, _ = w.Write([]byte(body))
				}))
				t.Cleanup(server.Close)
				client, err := sentry.NewClient(sentry.Config{
					BaseURL: server.URL, Token: token, Headers: map[string]string{"X-Proxy": header},
				})
				if err != nil {
					t.Fatal(err)
				}
				_, err = client.Event(t.Context(), "acme", "web", "0123456789abcdef0123456789abcdef")
				request := diagnostic.Request{
					Requested: "an event", Server: server.URL, Scope: "project:read", Item: path.Root("event_id"), Container: path.Root("project"),
				}
				got := request.FromError(err)
				shown := got.Summary() + "\n" + got.Detail()
				if strings.ContainsFunc(shown, func(r rune) bool { return r != '\n' && acctest.IsUnsafe(r) }) || strings.Contains(shown, "canary") {
					t.Errorf("the diagnostic is %q", shown)
				}
				if len([]rune(shown)) > 1500 || len(strings.Split(shown, "\n")) > 8 {
					t.Errorf("the diagnostic has %d characters on %d lines", len([]rune(shown)), len(strings.Split(shown, "\n")))
				}
				if bySelf := status == 503; !bySelf && !strings.Contains(shown, "[redacted]") {
					t.Errorf("the server's text is not shown at all: %q", shown)
				}
			})
		}
	}
}

// TestErrorsOfCompatibleServersAreExplained: GlitchTip responds to an unknown token with 403,
// and to a path that it does not know with a web page.
func TestErrorsOfCompatibleServersAreExplained(t *testing.T) {
	t.Parallel()
	request := diagnostic.Request{Requested: "an event", Scope: "project:read", Container: path.Root("project"), Item: path.Root("event_id")}
	for name, test := range map[string]struct {
		err           sentry.APIError
		summary, want string
	}{
		"unknown token":   {sentry.APIError{StatusCode: 403, Detail: "Invalid token."}, "Sentry Rejected the Token", "does not know this token"},
		"no token":        {sentry.APIError{StatusCode: 403, Detail: "Authentication credentials were not provided."}, "Sentry Rejected the Token", "removes the Authorization header"},
		"missing scope":   {sentry.APIError{StatusCode: 403, Detail: "You do not have permission to perform this action."}, "Sentry Denied Access", "project:read"},
		"unknown path":    {sentry.APIError{StatusCode: 404, HTML: true}, "Response Not From Sentry's API", "does not have this endpoint"},
		"not an endpoint": {sentry.APIError{StatusCode: 405, HTML: true}, "Response Not From Sentry's API", "`base_url`"},
	} {
		got := request.FromError(&test.err)
		if got.Summary() != test.summary || !strings.Contains(got.Detail(), test.want) {
			t.Errorf("%s: %s: %s", name, got.Summary(), got.Detail())
		}
	}
}
