// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// proxySecret is the value of an extra header.
const proxySecret = "canary-of-the-proxy-b1946ac9"

// TestSecretsAreNeverPrinted runs a plan and an apply with every trace that Terraform writes,
// and searches all output for secrets. The token comes from the environment in one run, and
// from the configuration in the other.
func TestSecretsAreNeverPrinted(t *testing.T) {
	t.Parallel()
	variables := block(`variable "header"`, "type = string", "sensitive = true") +
		block(`variable "token"`, "type = string", "sensitive = true", "default = null")
	for name, variable := range map[string]string{
		"token of the environment": "SENTRY_AUTH_TOKEN", "token of the configuration": "TF_VAR_token",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			w := newWorkspace(t, variables+block(`provider "sentry"`, set("base_url", server.URL), set("organization", "acme"),
				"token = var.token", "headers = { X-Proxy = var.header }")+eventFrom("error-python", `include = ["all", "raw"]`),
				variable+"="+mocksentry.TokenFull, "TF_VAR_header="+proxySecret, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
			printed := []output{w.plan(), w.apply()}
			requests := server.Requests()
			if len(requests) != 1 || requests[0].Header.Get("X-Proxy") != proxySecret ||
				requests[0].Header.Get("Authorization") != "Bearer "+mocksentry.TokenFull {
				t.Fatalf("the secrets were not sent, so nothing is shown: %+v", requests)
			}
			for _, got := range printed {
				got.expectNone(t, append(sourceOf(t, "error-python").personal(), mocksentry.TokenFull, proxySecret)...)
			}
			log := w.read("trace.log")
			if !strings.Contains(log, "Sentry API request") {
				t.Error("the log has no line about the request")
			}
			for _, secret := range []string{mocksentry.TokenFull, proxySecret} {
				noneIn(t, "trace.log", log, secret)
				noneIn(t, "terraform.tfstate", w.read("terraform.tfstate"), secret)
				if strings.Contains(requests[0].Path+requests[0].RawQuery, secret) {
					t.Error("a secret is in the URL")
				}
			}
		})
	}
}

// randomNames are names of sockets and folders, which may contain any digits.
var randomNames = regexp.MustCompile(`/[A-Za-z-]+\d{6,}`)

// noneIn checks that a file does not contain a string, and shows the line if it does.
func noneIn(t *testing.T, name, text, secret string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.Contains(randomNames.ReplaceAllString(line, "/random"), secret) {
			t.Errorf("%s contains %q: %.500s", name, secret, line)
			return
		}
	}
}

// TestPersonIsNotPrinted makes Terraform print an event in full, as it does for a read inside
// of a check, and for outputs.
func TestPersonIsNotPrinted(t *testing.T) {
	t.Parallel()
	const name = "error-python"
	event := strings.ReplaceAll(eventFrom(name, `include = ["all", "raw"]`), "\n", "\n  ")
	w := newWorkspace(t, providerFor(start(t))+
		block(`check "event"`, event, block("assert", "condition = data.sentry_event.x.found", `error_message = "None."`))+
		block(`output "everything"`, "value = data.sentry_event.y", "sensitive = true")+
		block(`data "sentry_event" "y"`, linesOf(name, `include = ["all", "raw"]`)...))
	plan := w.plan()
	plan.expect(t, `data "sentry_event" "x"`, "(sensitive value)")
	for _, got := range []output{plan, w.apply(), w.must("output", "-no-color")} {
		got.expectNone(t, sourceOf(t, name).personal()...)
	}
}
