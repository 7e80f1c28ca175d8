// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

const escapeLength = len(`\uXXXX`)

// replaceLoneSurrogates rewrites every \uXXXX escape of half a surrogate pair
// as \ufffd, which is what it means in valid UTF-8. The parser would keep the
// escape as text, or swallow the escape that follows it. The body is copied
// only where there is something to rewrite.
func replaceLoneSurrogates(body []byte) []byte {
	if !bytes.Contains(body, []byte(`\ud`)) && !bytes.Contains(body, []byte(`\uD`)) {
		return body
	}
	copied := false
	for i := 0; i < len(body); {
		next := bytes.IndexByte(body[i:], '\\')
		if next < 0 {
			break
		}
		i += next
		unit, ok := escapedUnit(body[i:])
		switch {
		case !ok:
			i += len(`\n`)
		case !utf16.IsSurrogate(unit):
			i += escapeLength
		case isPair(unit, body[i+escapeLength:]):
			i += 2 * escapeLength
		default:
			if !copied {
				body, copied = bytes.Clone(body), true
			}
			copy(body[i:], `\ufffd`)
			i += escapeLength
		}
	}
	return body
}

// escapedUnit reads the UTF-16 unit of a \uXXXX escape at the start of text.
func escapedUnit(text []byte) (rune, bool) {
	if len(text) < escapeLength || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:escapeLength]), 16, 16)
	return rune(unit), err == nil
}

// isPair says whether first and the escape at the start of rest are one
// character.
func isPair(first rune, rest []byte) bool {
	second, ok := escapedUnit(rest)
	return ok && utf16.DecodeRune(first, second) != '\ufffd'
}
