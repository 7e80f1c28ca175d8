// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// attacks are the strings of an attacker who wants another path, another server, another
// header, or control of the reader's terminal.
var attacks = []string{
	"..", ".", "../..", "../../../users/me", "a/../../b", "a/b", "/etc/passwd", "\\..\\..", "%2e%2e", "%2F", "..%2f..", "a%00b", "a\x00b",
	"a?b=c", "a#b", "a;b", "a&b", "a=b", "a b", " a", "a\r\nX-Evil: 1", "a\nHost: evil.example.com", "a\tb", "\x1b[2J", "\u202eevil", "\ufeffa",
	"@evil.example.com", "//evil.example.com", "https://evil.example.com/", "http://[::1]/", "javascript:alert(1)", "file:///etc/passwd",
	"${var.token}", "%{ for x in y }", "$(id)", "`id`", "'; --", "\"><script>", "[x](javascript:x)", "../" + strings.Repeat("../", 50),
	strings.Repeat("a", 100_000), "\xff\xfe", "é", "e\u0301", "ａ", "a\u200bb", "a\u3164b\ufe0f", "-", "_", "",
}

// ordinary matches the only paths that a provider must request.
var ordinary = regexp.MustCompile(`^/api/0/(projects/acme/backend|projects/[\w.-]+/backend|projects/acme/[\w.-]+|organizations/[\w.-]+)` +
	`/(events|eventids|shortids|issues)/([\w-]+/)+(attachments/|source-map-debug/)?$|^/api/0/issues/[\w-]+/$|^/api/0/organizations/[\w.-]+/issues/$|^/api/0/projects/[\w.-]+/[\w.-]+/(events/)?$`)

// TestHostileArgumentsAreRejectedOrEscaped writes every attack into every argument that
// becomes part of a request.
func TestHostileArgumentsAreRejectedOrEscaped(t *testing.T) {
	t.Parallel()
	good := map[string]map[string]any{
		typeName:                   {"organization": "acme", "project": "backend", "event_id": pythonID},
		"sentry_event_attachments": {"organization": "acme", "project": "backend", "event_id": pythonID},
		"sentry_event_source_maps": {"organization": "acme", "project": "backend", "event_id": pythonID},
		"sentry_events":            {"organization": "acme", "project": "backend"},
		"sentry_issue":             {"organization": "acme", "issue_id": "4711"},
		"sentry_issue_tag":         {"organization": "acme", "issue_id": "4711", "key": "level"},
		"sentry_issues":            {"organization": "acme"},
	}
	arguments := map[string][]string{
		typeName:                   {"organization", "project", "event_id"},
		"sentry_event_attachments": {"organization", "project", "event_id"},
		"sentry_event_source_maps": {"organization", "project", "event_id"},
		"sentry_events":            {"organization", "project"},
		"sentry_issue":             {"organization", "issue_id"},
		"sentry_issue_tag":         {"organization", "issue_id", "key"},
		"sentry_issues":            {"organization"},
	}
	for source, names := range arguments {
		for _, name := range names {
			t.Run(source+"/"+name, func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) {
					w.startRaw(func(e *exchange) { e.write(head("404 Not Found")) })
					if diagnostics := w.configure(nil); len(diagnostics) > 0 {
						t.Fatal(acctest.Texts(diagnostics))
					}
					for _, attack := range attacks {
						config := maps.Clone(good[source])
						config[name] = attack
						w.attack(source, name, config)
					}
					w.onlyOrdinary()
				})
			})
		}
	}
}

// TestHostileIssuesAreRejectedOrEscaped is the same test with the issue and the ID within it.
func TestHostileIssuesAreRejectedOrEscaped(t *testing.T) {
	t.Parallel()
	inWorld(t, func(w *world) {
		w.startRaw(func(e *exchange) {
			e.write(okHead(), `{"organizationSlug": "../../evil", "projectSlug": "..", "groupId": "1/../../2", "shortId": "\u001b[2J"}`)
		})
		if diagnostics := w.configure(nil); len(diagnostics) > 0 {
			t.Fatal(acctest.Texts(diagnostics))
		}
		for _, attack := range attacks {
			w.attack(typeName, "issue_id", map[string]any{"issue_id": attack, "event_id": "latest"})
			w.attack(typeName, "event_id", map[string]any{"issue_id": "BACKEND-1", "event_id": attack})
			for _, name := range []string{"issue_id", "stats_period", "start", "end"} {
				w.attack("sentry_events", name, map[string]any{name: attack})
			}
		}
		w.onlyOrdinary()
	})
}

// attack reads with one hostile argument.
func (w *world) attack(source, name string, config map[string]any) {
	w.t.Helper()
	before := w.attempts()
	diagnostics := w.protocol.Validate(source, config)
	if !acctest.HasError(diagnostics) {
		_, diagnostics = w.protocol.Read(source, config)
	}
	checkPrintable(w.t, diagnostics)
	if w.attempts() == before && !acctest.HasError(diagnostics) {
		w.t.Errorf("%q as %s is neither rejected nor requested", config[name], name)
	}
}

// onlyOrdinary checks that only ordinary requests arrived.
func (w *world) onlyOrdinary() {
	for _, request := range w.raw.seen() {
		steps := strings.Split(request.URL.Path, "/")
		if slices.Contains(steps, ".") || slices.Contains(steps, "..") || !ordinary.MatchString(request.URL.Path) ||
			request.URL.EscapedPath() != request.URL.Path || request.Host != loopback ||
			request.Header.Get("X-Evil") != "" || request.Method != http.MethodGet {
			w.t.Errorf("it requested %s for %q with %v", request.Host, request.RequestURI, request.Header)
		}
	}
}

// checkPrintable checks that diagnostics cannot control a terminal.
func checkPrintable(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	for _, d := range diagnostics {
		if i := strings.IndexFunc(d.Summary+d.Detail, func(r rune) bool { return r != '\n' && acctest.IsUnsafe(r) }); i >= 0 {
			t.Errorf("not fit to print: %q", d.Summary+d.Detail)
		}
	}
}

// TestHostileStringsAreHarmlessInFunctions calls every function with every attack, and with
// strings that are more similar to valid arguments.
func TestHostileStringsAreHarmlessInFunctions(t *testing.T) {
	t.Parallel()
	protocol := acctest.NewProtocol(t, provider.NewServer("test"))
	for _, attack := range attacks {
		for _, text := range []string{
			attack, "https://acme.sentry.io/issues/" + attack + "/events/" + pythonID + "/", "https://" + attack + "/issues/1/",
			`{"title": "` + attack + `"`, `{"detail": "` + attack + `"}`, "1.2." + attack, pythonID + attack,
		} {
			for name, arguments := range map[string][]string{
				"parse_event_url": {text}, "decode_event": {text}, "normalize_event_id": {text}, "version_satisfies": {text, text},
			} {
				_, failed := protocol.Call(name, arguments...)
				if failed == nil {
					continue
				}
				if strings.ContainsFunc(failed.Text, func(r rune) bool { return r != '\n' && acctest.IsUnsafe(r) }) || len(failed.Text) > 2000 {
					t.Errorf("%s(%.50q): not fit to print: %.300q", name, text, failed.Text)
				}
			}
		}
	}
}

// TestHostileResponsesAreCleaned puts hostile text in every part of a response that a
// diagnostic may repeat.
func TestHostileResponsesAreCleaned(t *testing.T) {
	t.Parallel()
	const hostile = "\x1b[2J\x1b]8;;https://evil.example.com\a ${token} %{ if true } [x](javascript:alert(1)) <script> | ` \u202e \u2028 \x9b31m \u3164\uffa0\ufe0f\u034f"
	quoted := `"` + escapeJSON(hostile) + `"`
	for name, text := range map[string]string{
		"detail":       head("400 Bad Request", "Content-Type: application/json") + `{"detail": ` + quoted + `}`,
		"code":         head("401 Unauthorized") + `{"detail": {"code": ` + quoted + `, "message": ` + quoted + `}}`,
		"error id":     head("500 Internal Server Error") + `{"detail": "no", "errorId": ` + quoted + `}`,
		"fields":       head("400 Bad Request") + `{` + quoted + `: [` + quoted + `]}`,
		"plain text":   head("403 Forbidden", "Content-Type: text/plain") + hostile,
		"limit":        head("429 Too Many Requests", "Retry-After: 3600") + quoted,
		"content type": head("200 OK", "Content-Type: text/plain;"+strings.Map(inHeader, hostile)) + "{}",
		"encoding":     head("200 OK", "Content-Type: application/json", "Content-Encoding: "+strings.Map(inHeader, hostile)) + "{}",
		"keys":         okHead() + `{"packages": {` + quoted + `: {}}, "entries": [{"type": ` + quoted + `, "data": 1}, {"type": ` + quoted + `}]}`,
		"slug":         moved(hostile, "/api/0/projects/acme/%1b%5b2J/events/"+pythonID+"/"),
		"location":     head("302 Found", "Location: https://%1b%5b2Jevil.example.com/"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.startRaw(func(e *exchange) { e.write(text) })
				if diagnostics := w.configure(map[string]any{"max_retries": 0}); len(diagnostics) > 0 {
					t.Fatal(acctest.Texts(diagnostics))
				}
				_, diagnostics, _ := w.read(w.t.Context(), pythonID, nil)
				if len(diagnostics) == 0 {
					t.Error("there is no diagnostic")
				}
				checkPrintable(w.t, diagnostics)
				for _, d := range diagnostics {
					if len(d.Detail) > 3000 {
						t.Errorf("%d bytes of detail", len(d.Detail))
					}
				}
			})
		})
	}
}

// inHeader removes characters that no header can contain.
func inHeader(r rune) rune {
	if r < ' ' || r == unicode.ReplacementChar {
		return -1
	}
	return r
}

// escapeJSON escapes text for a JSON string.
func escapeJSON(text string) string {
	var written strings.Builder
	for _, r := range text {
		fmt.Fprintf(&written, "\\u%04x", r)
	}
	return written.String()
}
