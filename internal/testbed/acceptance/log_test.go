// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// requestLine is the message of the line for one HTTP attempt.
const requestLine = "Sentry API request"

// requestLines returns the lines about requests in the file trace.log.
func (w *workspace) requestLines() []string {
	w.t.Helper()
	var lines []string
	for line := range strings.Lines(w.read("trace.log")) {
		if strings.Contains(line, requestLine) {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestLogVariablesSelectLines checks the settings with which a user sees the provider's
// requests, or everything except them.
func TestLogVariablesSelectLines(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		variables     []string
		logged, lines bool
	}{
		"nothing":                        {},
		"all JSON":                       {[]string{"TF_LOG=JSON"}, true, true},
		"all info":                       {[]string{"TF_LOG=INFO"}, true, false},
		"own variable alone":             {[]string{"TF_LOG_PROVIDER_SENTRY_HTTP=DEBUG"}, false, false},
		"own variable below Terraform's": {[]string{"TF_LOG=INFO", "TF_LOG_PROVIDER_SENTRY_HTTP=TRACE"}, true, false},
		"without the framework's":        {[]string{"TF_LOG_PROVIDER=TRACE", "TF_LOG_SDK=OFF"}, true, true},
		"off":                            {[]string{"TF_LOG=TRACE", "TF_LOG_PROVIDER_SENTRY_HTTP=OFF"}, true, false},
		"providers without it":           {[]string{"TF_LOG_PROVIDER=TRACE", "TF_LOG_PROVIDER_SENTRY_HTTP=INFO"}, true, false},
		"quiet provider":                 {[]string{"TF_LOG=TRACE", "TF_LOG_PROVIDER_SENTRY=ERROR"}, true, false},
		"quiet but for it":               {[]string{"TF_LOG=TRACE", "TF_LOG_PROVIDER_SENTRY=ERROR", "TF_LOG_PROVIDER_SENTRY_HTTP=DEBUG"}, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			w := newWorkspace(t, providerFor(server)+eventFrom("csp"), append(tc.variables, "TF_LOG_PATH=trace.log")...)
			got := w.plan()
			got.expectNone(t, requestLine)
			if len(server.Requests()) != 1 {
				t.Fatalf("%d requests", len(server.Requests()))
			}
			log, err := os.ReadFile(w.path("trace.log"))
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			// The SDK logs each call that it receives, at TRACE.
			complete := slices.Contains([]string{"all JSON", "off", "providers without it", "quiet provider", "quiet but for it"}, name)
			if got := strings.Contains(string(log), "Received request"); got != complete {
				t.Errorf("the SDK's lines are in the log: %t, want %t", got, complete)
			}
			lines := strings.Count(string(log), requestLine)
			if tc.logged != (len(log) > 0) || tc.lines != (lines == 1) || lines > 1 {
				t.Errorf("the log has %d bytes, and %d lines about one request", len(log), lines)
			}
		})
	}
}

// TestLogLineNamesRequest checks the line of a repeated request as Terraform writes it.
func TestLogLineNamesRequest(t *testing.T) {
	t.Parallel()
	server := start(t)
	server.Fault(mocksentry.RespondInternalError().Once())
	w := newWorkspace(t, providerFor(server, `max_retry_wait = "1ms"`, `headers = { X-Proxy = "`+proxySecret+`" }`)+eventFrom("csp"),
		"TF_LOG_PROVIDER=DEBUG", "TF_LOG_PATH=trace.log")
	w.plan()
	lines := w.requestLines()
	if len(lines) != 2 {
		t.Fatalf("%d lines for two attempts: %s", len(lines), lines)
	}
	for i, words := range [][]string{
		{"attempt=1", "http_status_code=500", "failure=status"}, {"attempt=2", "http_status_code=200"},
	} {
		for _, word := range append(words, "[DEBUG]", "provider.terraform-provider-sentry", "http_method=GET", "http_path=/api/0/projects/acme/web/events/",
			"duration_ms=", "bytes=", "rate_limit_remaining=", "wait_ms=", "tf_data_source_type=sentry_event", "@module=sentry.http") {
			if !strings.Contains(lines[i], word) {
				t.Errorf("line %d lacks %q: %s", i+1, word, lines[i])
			}
		}
	}
	for _, secret := range []string{mocksentry.TokenFull, proxySecret, "X-Proxy", "Authorization", "Bearer"} {
		noneIn(t, "trace.log", strings.Join(lines, ""), secret)
	}
}

// TestLogMasksSecrets makes the token a part of the logged path.
func TestLogMasksSecrets(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, providerFor(server)+strings.ReplaceAll(eventFrom("csp"), `"web"`, `"`+mocksentry.TokenFull+`"`)+
		strings.ReplaceAll(ephemeralFrom("error-javascript"), `"web"`, `"`+mocksentry.TokenFull+`"`), "TF_LOG_PROVIDER=TRACE", "TF_LOG_PATH=trace.log")
	w.terraform("plan", "-no-color", "-input=false")
	lines := strings.Join(w.requestLines(), "")
	if want := len(server.Requests()); want != 2 || strings.Count(lines, "/projects/acme/***/events/") != want {
		t.Errorf("%d requests, and the log is %s", want, lines)
	}
	noneIn(t, "trace.log", lines, mocksentry.TokenFull)
}
