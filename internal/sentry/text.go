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

// foreign makes text from a server safe to print: no secret that it echoes, and
// what printable promises. The text is looked at as a whole, since a secret that is
// cut through is not found any more.
func (c *Client) foreign(text string, limit int) string {
	// Again when it is clean, because that joins the pieces of a secret that an
	// invisible character held apart.
	return cut(redact(clean(redact(text, c.secrets)), c.secrets), limit)
}

// withoutEnd drops the end of a text that was cut, which may be half of a secret and
// is not recognized any more; those before it are taken out first, lest one is cut now.
func (c *Client) withoutEnd(text []byte) []byte {
	if len(c.secrets) == 0 {
		return text
	}
	// Characters that show nothing may make a secret several times as long.
	end := 8 * len(c.secrets[0])
	whole := redact(string(text), c.secrets)
	return []byte(whole[:max(0, len(whole)-end)])
}

// printable makes foreign text safe for a terminal and a log: clean, and at most
// limit characters.
func printable(text string, limit int) string {
	// Cut first so that a huge text is not processed as a whole; four bytes
	// are the longest character.
	if len(text) > 8*limit {
		text = text[:8*limit]
	}
	return cut(clean(text), limit)
}

// invisible are the characters that count as printable and show nothing: marks
// that choose a variant or join letters, and the fillers of Hangul.
var invisible = []*unicode.RangeTable{unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point}

// clean makes text valid UTF-8 on one line, without control characters and
// invisible ones for formatting.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r), unicode.In(r, invisible...):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	return strings.Join(strings.Fields(text), " ")
}

// cut keeps the first characters of a text, as many as limit.
func cut(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return text
}
