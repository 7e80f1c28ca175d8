// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestParseEventIDReturnsPlainID(t *testing.T) {
	t.Parallel()
	const id = "0123456789abcdef0123456789abcdef"
	for _, accepted := range []string{
		id, strings.ToUpper(id), "01234567-89ab-cdef-0123-456789abcdef", "01234567-89AB-CDEF-0123-456789ABCDEF",
	} {
		if got, err := sentry.ParseEventID(accepted); err != nil || got != id {
			t.Errorf("ParseEventID(%q) = %q, %v", accepted, got, err)
		}
	}
	for _, rejected := range []string{
		"", "latest", id[1:], id + "0", "g" + id[1:], " " + id, id + "\n", "0123-456789abcdef0123456789abcdef",
		"{01234567-89ab-cdef-0123-456789abcdef}", "urn:uuid:01234567-89ab-cdef-0123-456789abcdef", "../" + id[3:],
		strings.Repeat("٣", 32), id[:31] + "K",
	} {
		if got, err := sentry.ParseEventID(rejected); err == nil {
			t.Errorf("ParseEventID(%q) = %q, want an error", rejected, got)
		}
	}
}

func TestIssueIDsAreValidated(t *testing.T) {
	t.Parallel()
	const uuid = "01234567-89AB-cdef-0123-456789abcdef"
	kinds := map[string]struct{ id, short bool }{
		"1": {id: true}, strings.Repeat("9", 20): {id: true}, "iss_9f8e7d": {id: true}, "01JABCDEFGHJKMNPQRSTVWXYZ0": {id: true}, "x": {id: true},
		uuid: {id: true}, strings.Repeat("a", 32): {id: true}, "WEB-1A2": {short: true}, "my_web-app-1a2": {short: true},
		"": {}, "-1": {}, "WEB-": {}, "a.b": {}, "a/b": {}, "iss 9": {}, strings.Repeat("9", 21): {}, strings.Repeat("a", 65): {}, "\u0131ss": {},
	}
	for text, want := range kinds {
		if id, short := sentry.IsIssueID(text), sentry.IsShortID(text); id != want.id || short != want.short {
			t.Errorf("%q: ID %t, short ID %t", text, id, short)
		}
	}
}
