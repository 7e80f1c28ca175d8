// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

const escapeLength = len(`\uXXXX`)

// replaceLoneSurrogates replaces every \uXXXX escape of half a surrogate pair with \ufffd,
// which is what it means in valid UTF-8. The parser would keep the escape as text, or swallow
// the escape that follows it. If it replaces anything, it returns a copy in the memory of
// scratch. New memory would be the largest cost of a large body.
func replaceLoneSurrogates(body, scratch []byte) (rewritten, keep []byte) {
	if !bytes.Contains(body, []byte(`\ud`)) && !bytes.Contains(body, []byte(`\uD`)) {
		return body, scratch
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
				scratch = append(scratch[:0], body...)
				body, copied = scratch, true
			}
			copy(body[i:], `\ufffd`)
			i += escapeLength
		}
	}
	return body, scratch
}

// escapedUnit parses the UTF-16 unit of a \uXXXX escape at the start of text.
func escapedUnit(text []byte) (rune, bool) {
	if len(text) < escapeLength || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:escapeLength]), 16, 16)
	return rune(unit), err == nil
}

// isPair reports whether first and the escape at the start of rest form one character.
func isPair(first rune, rest []byte) bool {
	second, ok := escapedUnit(rest)
	return ok && utf16.DecodeRune(first, second) != '\ufffd'
}
