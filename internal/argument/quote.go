// SPDX-License-Identifier: MPL-2.0

package argument

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"

// maxQuoted is how many characters of a configured text a diagnostic repeats.
const maxQuoted = 100

// Quote writes a configured text for a diagnostic: in quotes, with escapes for what
// would steer the reader's terminal or show nothing, and cut where it is long.
// Configured texts may come from anywhere.
func Quote(text string) string {
	if runes := []rune(text); len(runes) > maxQuoted {
		return redact.Quote(string(runes[:maxQuoted])) + "…"
	}
	return redact.Quote(text)
}
