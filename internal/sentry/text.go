// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"strings"
	"unicode"
)

// Bounds of foreign text in error texts, in characters.
const (
	maxTextRunes = 300
	maxNameRunes = 100
)

// printable makes foreign text safe for a terminal and a log: valid UTF-8, one
// line, no control or invisible formatting characters, and at most limit
// characters.
func printable(text string, limit int) string {
	// Cut first so that a huge text is not processed as a whole; four bytes
	// are the longest character.
	if len(text) > 8*limit {
		text = text[:8*limit]
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return text
}

// minSecretBytes is the shortest text that redact replaces: removing "1" or
// "on" from a sentence would only garble it.
const minSecretBytes = 4

// redact removes secrets from text that a server sent: a debugging proxy may
// echo the request.
func redact(text string, secrets []string) string {
	for _, secret := range secrets {
		if len(secret) >= minSecretBytes {
			text = replaceFold(text, secret, "[redacted]")
		}
	}
	return text
}

// replaceFold replaces every occurrence of an ASCII text, in whatever case: host
// names and media types are printed in lower case.
func replaceFold(text, old, replacement string) string {
	var result strings.Builder
	for i := 0; i < len(text); {
		if end := i + len(old); end <= len(text) && strings.EqualFold(text[i:end], old) {
			result.WriteString(replacement)
			i = end
			continue
		}
		result.WriteByte(text[i])
		i++
	}
	return result.String()
}
