// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Canary is for a query. Logs do not contain it, and errors contain it only in Sentry's
// words.
const Canary = "canary-of-the-query"

// HasError reports whether a diagnostic is an error.
func HasError(diagnostics []*tfprotov6.Diagnostic) bool {
	for _, d := range diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			return true
		}
	}
	return false
}

// Texts formats diagnostics for people, and for tests that search for forbidden content.
func Texts(diagnostics []*tfprotov6.Diagnostic) string {
	var text strings.Builder
	for _, d := range diagnostics {
		attribute := ""
		if d.Attribute != nil {
			attribute = d.Attribute.String()
		}
		fmt.Fprintf(&text, "%s: %s [%s]\n%s\n\n", d.Severity, d.Summary, attribute, d.Detail)
	}
	return text.String()
}

// Succeed fails the test if there is an error or a warning.
func Succeed(t testing.TB, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	if len(diagnostics) > 0 {
		t.Fatal(Texts(diagnostics))
	}
}

// ExpectDiagnostic fails the test unless there is exactly one diagnostic, with that summary,
// attribute (as `AttributeName("event_id")`, "" for none), and parts of its detail.
func ExpectDiagnostic(
	t testing.TB, diagnostics []*tfprotov6.Diagnostic, summary, attribute string, details ...string,
) {
	t.Helper()
	if len(diagnostics) != 1 {
		t.Fatalf("want one diagnostic %q, got:\n%s", summary, Texts(diagnostics))
	}
	got := diagnostics[0]
	if got.Summary != summary {
		t.Errorf("summary %q, want %q; detail:\n%s", got.Summary, summary, got.Detail)
	}
	at := ""
	if got.Attribute != nil {
		at = got.Attribute.String()
	}
	if at != attribute {
		t.Errorf("%s is attached to %q, want %q", got.Summary, at, attribute)
	}
	for _, want := range details {
		if !strings.Contains(got.Detail, want) {
			t.Errorf("the detail of %q lacks %q:\n%s", got.Summary, want, got.Detail)
		}
	}
}

// IsUnsafe reports whether a character must not be in a message, because it controls terminals,
// or is invisible and can hide content.
func IsUnsafe(r rune) bool {
	isPrint := unicode.IsPrint(r) //nolint:forbidigo // This checks cleaned text.
	return !isPrint || unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
