// SPDX-License-Identifier: MPL-2.0

package diagnostic_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestStatusPageIsForTheHostedServiceOnly: who runs a Sentry of their own learns
// nothing there.
func TestStatusPageIsForTheHostedServiceOnly(t *testing.T) {
	t.Parallel()
	for server, want := range map[string]bool{
		"https://sentry.io": true, "https://de.sentry.io": true, "https://sentry.example.com": false,
		"https://notsentry.io": false,
	} {
		got := diagnostic.Request{Server: server}.FromError(&sentry.APIError{StatusCode: 502, Attempts: 1})
		if strings.Contains(got.Detail(), "status.sentry.io") != want {
			t.Errorf("%s: %s", server, got.Detail())
		}
	}
}

func TestTextsEndWithOneFullStop(t *testing.T) {
	t.Parallel()
	for _, detail := range []string{"You do not have permission to perform this action.", "Event not found"} {
		got := diagnostic.Request{Asked: "an event"}.FromError(&sentry.APIError{StatusCode: 403, Detail: detail})
		if strings.Contains(got.Detail(), "..") || !strings.Contains(got.Detail(), strings.TrimSuffix(detail, ".")+".\n") {
			t.Errorf("the detail is %q", got.Detail())
		}
	}
}
