// SPDX-License-Identifier: MPL-2.0

package argument

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"

// maxQuoted is how many characters of a configured string a diagnostic repeats.
const maxQuoted = 100

// Quote returns a configured string for a diagnostic: in quotes, with escapes for terminal
// control characters and invisible characters, and truncated if it is long. Configured strings
// may come from anywhere.
func Quote(text string) string {
	if runes := []rune(text); len(runes) > maxQuoted {
		return redact.Quote(string(runes[:maxQuoted])) + "…"
	}
	return redact.Quote(text)
}
