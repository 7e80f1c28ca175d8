// SPDX-License-Identifier: MPL-2.0

package detect

import "strings"

func isDigit(c byte) bool        { return c >= '0' && c <= '9' }
func isSmall(c byte) bool        { return c >= 'a' && c <= 'z' }
func isCapital(c byte) bool      { return c >= 'A' && c <= 'Z' }
func isLetter(c byte) bool       { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlphanumeric(c byte) bool { return isDigit(c) || isLetter(c) }
func isWord(c byte) bool         { return kinds[c] == letter || kinds[c] == digit }
func isHex(c byte) bool          { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }
func isHexOrDash(c byte) bool    { return isHex(c) || c == '-' }
func isUpperOrDigit(c byte) bool { return isDigit(c) || isCapital(c) }
func isDomain(c byte) bool       { return isAlphanumeric(c) || c == '.' || c == '-' }
func isURLSafe(c byte) bool      { return isAlphanumeric(c) || c == '-' || c == '_' }
func isDotted(c byte) bool       { return isURLSafe(c) || c == '.' }
func isBase64(c byte) bool       { return isURLSafe(c) || c == '+' || c == '/' || c == '=' }
func isCredential(c byte) bool   { return isBase64(c) || c == '.' || c == '~' }
func isLocal(c byte) bool        { return isWord(c) || c >= 0x80 || oneOf(c, ".-+'*") }

// isAnyLetter reports whether a byte belongs to a letter of any alphabet.
func isAnyLetter(c byte) bool { return isLetter(c) || c >= 0x80 }

func oneOf(c byte, chars string) bool { return strings.IndexByte(chars, c) >= 0 }

// setOf returns the set of the elements in a string, separated by commas.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.SplitSeq(list, ", ") {
		set[word] = true
	}
	return set
}

// at returns the byte at an index, or 0 outside of the text.
func (s *scanner) at(i int) byte {
	if i < 0 || i >= len(s.text) {
		return 0
	}
	return s.text[i]
}

// run returns the end of the characters from i that satisfy isPart.
func (s *scanner) run(i int, isPart func(byte) bool) int {
	return s.runWithin(i, len(s.text), isPart)
}

// runWithin is like run for a limited number of characters.
func (s *scanner) runWithin(i, most int, isPart func(byte) bool) int {
	end := min(len(s.text), i+most)
	for i < end && isPart(s.text[i]) {
		i++
	}
	return i
}

// digitsFrom returns the end of the digits from i.
func (s *scanner) digitsFrom(i int) int {
	for i < len(s.text) && isDigit(s.text[i]) {
		i++
	}
	return i
}

// runBack returns the beginning of the characters before i that are of a kind, up to a number
// of them.
func (s *scanner) runBack(i, most int, isPart func(byte) bool) int {
	start := max(0, i-most)
	for i > start && isPart(s.text[i-1]) {
		i--
	}
	return i
}

func (s *scanner) hasPrefix(i int, prefix string) bool {
	return i >= 0 && i+len(prefix) <= len(s.text) && string(s.text[i:i+len(prefix)]) == prefix
}

// hasWord reports whether a word is at i, in either case.
func (s *scanner) hasWord(i int, word string) bool {
	end := i + len(word)
	return end <= len(s.text) && !isWord(s.at(end)) && strings.EqualFold(string(s.text[i:end]), word)
}

// wordBefore returns the word before an index in lower case. It skips the characters that
// join a name and a value.
func (s *scanner) wordBefore(i int) string {
	end := s.runBack(i, 4, func(c byte) bool { return oneOf(c, " =\"':([{\t") })
	return strings.ToLower(string(s.text[s.runBack(end, 20, isLetter):end]))
}
