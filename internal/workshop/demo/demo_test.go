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

// runIn runs the demo in an environment, from the root of the checkout, and wants
// it to leave no temporary files. Before runs between the choice and the run.
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

// TestDemo wants one screen, with nothing of a user and of no secret.
func TestDemo(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, asIs)
	expect(t, printed, err,
		"> terraform plan -out=demo.tfplan  data sources read: 8; a check warns (",
		"> terraform apply demo.tfplan      data sources read: 0; a check warns (",
		`  "cart      TypeError: Cannot read properties of u…  +breadcrumbs +frames",`+"\n",
		`  "checkout  CheckoutError: Payment of order 100234…  default",`+"\n",
		`  "expired   found = false                            -",`+"\n",
		`  "stock     AggregateException: 2 reservations fai…  -contexts -request -user",`+"\n",
		`  "checkout  no       shop/checkout/views.py:212 in post",`+"\n",
		`  "blocked   -                     production  -",`+"\n",
		`  "checkout  4.12.1-rc.2+build.77  production  python.django 2.19.0",`+"\n",
		"user_email_of_checkout = <sensitive>\n",
		"got 8 requests: 7 with status 200, 1 with status 404.\n",
		"What ran just now is examples/demo;",
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

// hostile is an error whose texts steer terminals, each on a line of its own.
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

// expectQuoted wants nothing that steers a terminal.
func expectQuoted(t *testing.T, printed string) {
	t.Helper()
	for _, r := range printed {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Fatalf("printed %U:\n%q", r, printed)
		}
	}
}

func TestDemoOfHostileEvent(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, func(s *scene) {
		if err := s.mock.AddEventWithID("acme", "backend", catalogue.ID("error-python"), hostile(t)); err != nil {
			t.Fatal(err)
		}
	})
	expect(t, printed, err, `  "checkout  a \x1b[2J\u009b31m\u202e CheckoutError: Payment of …  default",`)
	expectQuoted(t, printed)
}

// TestDemoOfOneEvent reads one like that from a Sentry that the environment names.
func TestDemoOfOneEvent(t *testing.T) {
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
	expect(t, printed, err, "data sources read: 1 (", `u202e CheckoutError: Payment of order 100234 failed: card_declined"`, `"handled" = "no"`,
		"/organizations/acme/projects/backend/events/"+id, "What ran just now is examples/one-event;")
	expectQuoted(t, printed)
}

func TestDemoOfOneEventNeedsAToken(t *testing.T) {
	_, err := runIn(t.Context(), t, map[string]string{"SENTRY_EVENT_ID": catalogue.ID("csp")}, asIs)
	if err == nil || !strings.Contains(err.Error(), "SENTRY_AUTH_TOKEN") {
		t.Errorf("error = %v; want one that names the variable", err)
	}
}

// TestDemoThatFails wants what Terraform said, and nothing left behind.
func TestDemoThatFails(t *testing.T) {
	printed, err := runIn(t.Context(), t, nil, func(s *scene) {
		if err := s.mock.AddEventWithID("acme", "web", catalogue.ID("csp"), []byte("no JSON")); err != nil {
			t.Fatal(err)
		}
	})
	if err == nil || !strings.Contains(err.Error(), "terraform plan: ") || !strings.Contains(err.Error(), `data "sentry_event" "blocked_script"`) {
		t.Errorf("error = %v after\n%s", err, printed)
	}
}

func TestDemoThatIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := runIn(ctx, t, nil, asIs); err == nil {
		t.Error("it succeeded with a canceled context")
	}
}
