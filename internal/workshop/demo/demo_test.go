// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// noEnvironment has nothing set.
func noEnvironment(string) string { return "" }

// empty gives a directory for temporary files, and checks in the end that none
// is left in it.
func empty(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
}

func TestDemo(t *testing.T) {
	empty(t)
	var out bytes.Buffer
	if err := run(t.Context(), newPrinter(&out, false), noEnvironment); err != nil {
		t.Fatalf("run() = %v\n%s", err, &out)
	}
	printed := out.String()
	for _, want := range []string{
		"Apply complete!",
		"checkout_user_email = <sensitive>",
		"Not handled by the program: phone, stock.",
		"Exceptions   CheckoutError, caused by CardDeclined",
		"Top frame    shop/checkout/views.py:212 in post",
		"SDK          sentry.python.django 2.19.0",
		"of 3 frames that were read",
		"Spans        3",
		"Blocked      https://widgets.example.net/chat.js",
		"Found        no:",
		"8 requests: 7 answered 200, 1 answered 404.",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("not printed: %q", want)
		}
	}
	for _, secret := range []string{"@example.com", mocksentry.TokenFull, "\x1b["} {
		if strings.Contains(printed, secret) {
			t.Errorf("printed: %q", secret)
		}
	}
	if t.Failed() {
		t.Log(printed)
	}
}

func TestDemoOfOneEvent(t *testing.T) {
	empty(t)
	server := mocksentry.NewDefault().Start()
	defer server.Close()
	environment := map[string]string{
		"SENTRY_BASE_URL": server.URL, "SENTRY_AUTH_TOKEN": mocksentry.TokenFull, "SENTRY_ORG": "acme",
		"SENTRY_PROJECT": "web", "SENTRY_EVENT_ID": strings.ToUpper(catalogue.ID("csp")),
	}
	var out bytes.Buffer
	if err := run(t.Context(), newPrinter(&out, false), func(name string) string { return environment[name] }); err != nil {
		t.Fatalf("run() = %v\n%s", err, &out)
	}
	if !strings.Contains(out.String(), "Blocked      https://widgets.example.net/chat.js") {
		t.Errorf("printed:\n%s", &out)
	}
}

func TestDemoOfOneEventNeedsAToken(t *testing.T) {
	_, err := chooseScene(func(name string) string {
		return map[string]string{"SENTRY_EVENT_ID": catalogue.ID("csp")}[name]
	})
	if err == nil || !strings.Contains(err.Error(), "SENTRY_AUTH_TOKEN") {
		t.Errorf("chooseScene() = %v; want an error that names the variable", err)
	}
}

func TestDemoThatFailsCleansUp(t *testing.T) {
	empty(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := run(ctx, newPrinter(&bytes.Buffer{}, false), noEnvironment); err == nil {
		t.Error("run() with a cancelled context succeeded")
	}
}

func TestWrap(t *testing.T) {
	word := strings.Repeat("é", longestWord+1)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"one  two three", []string{"one two", "three"}},
		{"longer-than-line x", []string{"longer-than-line", "x"}},
		{word, []string{word[:2*(longestWord-1)] + "…"}},
	} {
		if got := wrap(test.text, 8); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFieldFitsTheTerminal(t *testing.T) {
	var out bytes.Buffer
	newPrinter(&out, false).field("Tags", strings.Repeat("key=value ", 30)+"\x1b[31m")
	for line := range strings.Lines(out.String()) {
		if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > width || strings.Contains(line, "\x1b") {
			t.Errorf("line %q", line)
		}
	}
}

func TestSensitiveLeaves(t *testing.T) {
	values := map[string]any{
		"user":  map[string]any{"email": "x", "name": nil, "tags": map[string]any{}, "geo": map[string]any{"city": "y"}},
		"list":  []any{map[string]any{"a": 1}},
		"title": "z",
	}
	marks := map[string]any{
		"user": map[string]any{"email": true, "name": true, "tags": true, "geo": map[string]any{"city": true}},
		"list": true,
		// Terraform gives the marks of lists as lists, of which none is set here.
		"others": []any{map[string]any{}},
	}
	got := sensitiveLeaves(values, marks, "")
	if want := []string{"list", "user.email", "user.geo.city"}; !slices.Equal(got, want) {
		t.Errorf("sensitiveLeaves() = %q, want %q", got, want)
	}
}
