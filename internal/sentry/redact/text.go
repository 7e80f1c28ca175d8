// SPDX-License-Identifier: MPL-2.0

package redact

import (
	"strconv"
	"strings"
	"unicode"
)

// Limits of foreign text in messages, in characters.
const (
	// MaxText is for sentences, such as the explanation in an error body.
	MaxText = 300
	// MaxName is for names, such as a slug or a media type.
	MaxName = 100
)

// Printable makes foreign text safe for a terminal and a log: valid UTF-8 on one line,
// without control characters and invisible characters, and at most limit characters long.
// Foreign text comes from a server, or from the sender of an event.
func Printable(text string, limit int) string {
	// Cut first, so that a huge text is not processed as a whole. The longest character has
	// four bytes.
	if len(text) > 8*limit {
		text = text[:8*limit]
	}
	return cut(clean(text), limit)
}

// Text is like Printable, and removes secrets, which the server knows and may echo. It
// processes the text as a whole, because a truncated secret is no longer found.
func (s Secrets) Text(text string, limit int) string {
	// Again after cleaning, because that joins the pieces of a secret that an invisible
	// character separated.
	return cut(s.removeSpread(s.remove(clean(s.remove(text)))), limit)
}

// WithoutEnd removes the end of a truncated text, which may be a part of a secret that is no
// longer recognized. It removes secrets before the end first, so that none is truncated now.
func (s Secrets) WithoutEnd(text []byte) []byte {
	if len(s) == 0 {
		return text
	}
	// Invisible characters may make a secret several times as long.
	end := 8 * len(s[0])
	whole := s.remove(string(text))
	return []byte(whole[:max(0, len(whole)-end)])
}

// Quote returns text in quotes, with escapes for the characters that Printable removes. It is
// for configured strings, which may also come from an event.
func Quote(text string) string {
	var quoted strings.Builder
	for _, r := range strconv.Quote(text) {
		if unicode.In(r, invisible...) {
			quoted.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			quoted.WriteRune(r)
		}
	}
	return quoted.String()
}

// invisible contains the characters that count as printable but are invisible: marks that
// choose a variant or join letters, and the fillers of Hangul.
var invisible = []*unicode.RangeTable{unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point}

// clean returns text as valid UTF-8 on one line, without control characters and invisible
// ones for formatting.
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

// cut returns the first characters of a text, up to limit.
func cut(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return text
}
