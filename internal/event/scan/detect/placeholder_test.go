// SPDX-License-Identifier: MPL-2.0

package detect_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

func TestPlaceholdersAreNotReported(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"": true, " ": true, "[Filtered]": true, "'[email]'": true, "********": true, "[us-ssn]": true, "Bearer [token]": true,
		"id:[Filtered]": true, `user.ip:"[ip]"`: true, "-----BEGIN EC PRIVATE KEY-----\n[pemkey]\n-----END EC PRIVATE KEY-----": true,
		"[Filtered], [Filtered]": true, "****-****": true,
		"id": false, "user": false, "Nadia": false, "[Filtered] Novak": false, "[1, 2]": false, "[nadia@example.com]": false, "****1111": false,
		"[": false, "[Filtered": false, "[]": true, "7": false, "нина": false, "[user] нина": false,
	} {
		if got := detect.IsPlaceholder([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
