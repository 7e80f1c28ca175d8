// SPDX-License-Identifier: MPL-2.0

package function_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// wired returns the provider like Terraform starts it, not configured.
func wired(t testing.TB) *acctest.Protocol {
	t.Helper()
	return acctest.NewProtocol(t, provider.NewServer("test"))
}

// framed is like wired without package wire.
func framed(t testing.TB) *acctest.Protocol {
	t.Helper()
	return acctest.NewProtocol(t, providerserver.NewProtocol6(provider.New("test"))())
}

// expectError expects an error at the first argument, or at another one.
func expectError(t *testing.T, failed *tfprotov6.FunctionError, argument int64, texts ...string) {
	t.Helper()
	if failed == nil {
		t.Fatal("no error")
	}
	if failed.FunctionArgument == nil || *failed.FunctionArgument != argument {
		t.Errorf("the error is not at argument %d: %+v", argument, failed.FunctionArgument)
	}
	// Terraform adds the full stop.
	if strings.HasSuffix(failed.Text, ".") {
		t.Errorf("the error ends with a full stop: %s", failed.Text)
	}
	for _, text := range texts {
		if !strings.Contains(failed.Text, text) {
			t.Errorf("the error lacks %q: %s", text, failed.Text)
		}
	}
}

func TestNormalizeEventIDReturnsPlainID(t *testing.T) {
	t.Parallel()
	const id = "0123456789abcdef0123456789abcdef"
	for _, accepted := range []string{
		id, strings.ToUpper(id), "01234567-89AB-cdef-0123-456789abcdef", id + "\n", "\ufeff" + id + "\r\n", " \t01234567-89AB-cdef-0123-456789abcdef ",
	} {
		if got, failed := wired(t).Call("normalize_event_id", accepted); failed != nil || got.Plain != id {
			t.Errorf("%s returns %v %v", accepted, got.Plain, failed)
		}
	}
	for _, rejected := range []string{"", "latest", id + "0", id[1:], strings.Repeat("x", 5000), "\x1b[31m" + id} {
		_, failed := wired(t).Call("normalize_event_id", rejected)
		expectError(t, failed, 0, "Invalid Event ID", "32 hexadecimal digits")
		if len(failed.Text) > 300 || strings.Contains(failed.Text, "\x1b") {
			t.Errorf("the error shows too much: %q", failed.Text)
		}
	}
	for _, link := range []string{
		"https://user:canary-password@acme.sentry.io/issues/1/events/" + id + "/", "acme.sentry.io/issues/1/", "<https://sentry.example.com/acme/issues/7>",
	} {
		_, failed := wired(t).Call("normalize_event_id", link)
		expectError(t, failed, 0, "Invalid Event ID", "is a link", "provider::sentry::parse_event_url")
		if strings.Contains(failed.Text, "canary") {
			t.Errorf("the password is in the error: %s", failed.Text)
		}
	}
}

// TestParametersRejectNullAndUnknown: unknown values and null never reach a function, so the
// parameters must declare it.
func TestParametersRejectNullAndUnknown(t *testing.T) {
	t.Parallel()
	functions := wired(t).Schemas().Functions
	if len(functions) != 4 {
		t.Fatalf("%d functions", len(functions))
	}
	for name, function := range functions {
		for _, parameter := range function.Parameters {
			if parameter.AllowNullValue || parameter.AllowUnknownValues || !strings.HasSuffix(parameter.Description, ".") {
				t.Errorf("%s: parameter %+v", name, parameter)
			}
		}
		if function.Summary == "" || !strings.HasSuffix(function.Description, ".") || function.DescriptionKind != tfprotov6.StringKindMarkdown {
			t.Errorf("%s is not described", name)
		}
	}
}
