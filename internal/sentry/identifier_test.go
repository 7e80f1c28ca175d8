// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestParseEventID(t *testing.T) {
	t.Parallel()
	const id = "0123456789abcdef0123456789abcdef"
	for _, accepted := range []string{
		id, strings.ToUpper(id), "01234567-89ab-cdef-0123-456789abcdef", "01234567-89AB-CDEF-0123-456789ABCDEF",
	} {
		if got, err := sentry.ParseEventID(accepted); err != nil || got != id {
			t.Errorf("ParseEventID(%q) = %q, %v", accepted, got, err)
		}
	}
	for _, refused := range []string{
		"", "latest", id[1:], id + "0", "g" + id[1:], " " + id, id + "\n", "0123-456789abcdef0123456789abcdef",
		"{01234567-89ab-cdef-0123-456789abcdef}", "urn:uuid:01234567-89ab-cdef-0123-456789abcdef", "../" + id[3:],
		strings.Repeat("٣", 32), id[:31] + "K",
	} {
		if got, err := sentry.ParseEventID(refused); err == nil {
			t.Errorf("ParseEventID(%q) = %q, want an error", refused, got)
		}
	}
}
