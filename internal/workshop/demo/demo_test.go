// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// runIn runs the demo in an environment, from the root of the checkout, and checks that it
// leaves no temporary files. Before is called between the choice and the run.
func runIn(ctx context.Context, t *testing.T, environment map[string]string, before func(*scene)) (string, error) {
	t.Helper()
	t.Chdir(filepath.Join("..", "..", ".."))
	if _, err := os.Stat("main.go"); err != nil { // the provider is built from it
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	scene, err := chooseScene(func(name string) string { return environment[name] })
	if err != nil {
		return "", err
	}
	before(scene)
	var out strings.Builder
	err = scene.run(ctx, &out)
	if left, failed := os.ReadDir(os.Getenv("TMPDIR")); failed != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, failed)
	}
	return out.String(), err
}

func asIs(*scene) {}

func expect(t *testing.T, printed string, err error, wanted ...string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range wanted {
		if !strings.Contains(printed, text) {
			t.Errorf("not printed: %q", text)
		}
	}
	if t.Failed() {
		t.Log(printed)
	}
}

// TestDemoFitsOneScreen also checks that the demo prints nothing about a user, and no
// secret.
func TestDemoFitsOneScreen(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, asIs)
	expect(t, printed, err,
		"> terraform plan -out=tfplan ", "data sources read: 8; check \"handled\" warns\n",
		"> terraform apply tfplan ", "data sources read: 0; check \"handled\" warns\n",
		"\ncart      TypeError: Cannot read proper…  no       ./src/cart/prices.ts:12\n",
		"\nbasket    /basket/                        -        -\n",
		"\nexpired   Sentry no longer has it         -        -\n",
		"\nblocked   -                     production   -\n",
		"\ncheckout  4.12.1-rc.2+build.77  production   python.django 2.19.0\n",
		"\n+breadcrumbs +frames      cart\n",
		"\n-contexts -request -user  desktop, phone, stock\n",
		"user_email_of_checkout = <sensitive>\n",
		"received 8 requests: 7 with status 200, 1 with status 404.\n",
		"That was examples/demo, ",
	)
	lines := strings.Split(strings.TrimSuffix(printed, "\n"), "\n")
	if len(lines) > 45 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines[1:] { // the first has the path of Terraform
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("too long: %q", line)
		}
	}
	for _, secret := range []string{"dana", "Leipzig", "58021", "198.51.100", "@example.com", mocksentry.TokenFull} {
		if strings.Contains(printed, secret) {
			t.Errorf("printed: %q", secret)
		}
	}
}

// hostile returns an error whose strings contain line breaks and characters that control
// terminals.
func hostile(t *testing.T) []byte {
	t.Helper()
	text := string(catalogue.Event("error-python"))
	for _, known := range []string{
		"CheckoutError: Payment", "shop-backend@4.12.1", "production", "sentry.python.django", "shop/checkout/views.py", `post"`,
	} {
		if !strings.Contains(text, `"`+known) {
			t.Fatalf("no text begins with %q", known)
		}
		text = strings.ReplaceAll(text, `"`+known, `"a\n\u001b[2J\u009b31m\u202e\r\n`+known)
	}
	return []byte(text)
}

// expectQuoted checks that nothing in printed controls a terminal.
func expectQuoted(t *testing.T, printed string) {
	t.Helper()
	for _, r := range printed {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Fatalf("printed %U:\n%q", r, printed)
		}
	}
}

// TestDemoEscapesHostileEvent replaces an event of the mock Sentry.
func TestDemoEscapesHostileEvent(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, func(s *scene) {
		if err := s.mock.AddEventWithID("acme", "backend", catalogue.ID("error-python"), hostile(t)); err != nil {
			t.Fatal(err)
		}
	})
	expect(t, printed, err, "\ncheckout  a "+`\x1b[2J\u009b31m\u202e`+" CheckoutError: Pa…  no       a ")
	expectQuoted(t, printed)
}

// TestDemoReadsOneEvent reads a hostile event from the Sentry that the environment names.
func TestDemoReadsOneEvent(t *testing.T) {
	server := mocksentry.NewDefault().Start()
	defer server.Close()
	id := catalogue.ID("error-python")
	if err := server.AddEventWithID("acme", "backend", id, hostile(t)); err != nil {
		t.Fatal(err)
	}
	printed, err := runIn(t.Context(), t, map[string]string{
		"SENTRY_BASE_URL": server.URL, "SENTRY_AUTH_TOKEN": mocksentry.TokenFull, "SENTRY_ORG": "acme",
		"SENTRY_PROJECT": "backend", "SENTRY_EVENT_ID": strings.ToUpper(id),
	}, asIs)
	expect(t, printed, err, "data sources read: 1\n", `u202e CheckoutError: Payment of order 100234 failed: card_declined"`, `"handled" = "no"`,
		"/organizations/acme/projects/backend/events/"+id, "That was examples/one-event, ")
	expectQuoted(t, printed)
}

func TestDemoReturnsErrorForEventWithoutToken(t *testing.T) {
	_, err := runIn(t.Context(), t, map[string]string{"SENTRY_EVENT_ID": catalogue.ID("csp")}, asIs)
	if err == nil || !strings.Contains(err.Error(), "SENTRY_AUTH_TOKEN") {
		t.Errorf("error = %v; want one that names the variable", err)
	}
}

// TestDemoReturnsErrorOfTerraform also checks that nothing is left behind.
func TestDemoReturnsErrorOfTerraform(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, func(s *scene) {
		if err := s.mock.AddEventWithID("acme", "web", catalogue.ID("csp"), []byte("no JSON")); err != nil {
			t.Fatal(err)
		}
	})
	if err == nil || !strings.Contains(err.Error(), "terraform plan: ") || !strings.Contains(err.Error(), `data "sentry_event" "blocked_script"`) {
		t.Errorf("error = %v after\n%s", err, printed)
	}
}

func TestDemoReturnsErrorIfInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := runIn(ctx, t, nil, asIs); err == nil {
		t.Error("it succeeded with a canceled context")
	}
}
