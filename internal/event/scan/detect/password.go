// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
)

// assignment inspects a name and a value around an equals sign or a colon.
func (s *scanner) assignment(i int) {
	if s.found&Password != 0 || i < s.values {
		return
	}
	name, quotedName := s.nameBefore(i)
	colon := s.text[i] == ':'
	if len(name) == 0 || !endsSecret[name[len(name)-1]|0x20] || NameOf(name)&Secret == 0 || colon && s.inAuthority(i) {
		return
	}
	value, end, quoted, spaced := s.valueAfter(i)
	s.values = end
	if len(value) == 0 || !isSecret(value, NameOf(name)) || bytes.EqualFold(name, value) {
		return
	}
	isProse := colon && !quotedName || spaced // more likely a sentence, or a line of a program
	if quoted || !s.isExpression(end, value) && (!isProse || isOpaque(value) || slices.ContainsFunc(value, isDigit)) {
		s.found |= Password
	}
}

// option inspects a command-line option that has the name of a secret, and the word after it.
func (s *scanner) option(i int) {
	end := s.run(i, isDotted)
	if s.found&Password != 0 || s.at(end) != ' ' || NameOf(s.text[i:end])&Strong == 0 {
		return
	}
	value, _, _, _ := s.valueAfter(end)
	if len(value) > 0 && value[0] != '-' && isSecret(value, Strong) && (isOpaque(value) || oneOf(s.at(end+1), `'"`)) {
		s.found |= Password
	}
}

// element inspects an XML element that has the name of a secret, starting from the slash of
// its end tag.
func (s *scanner) element(slash int) {
	name := s.text[slash+1 : s.run(slash+1, isDotted)]
	if s.found&Password != 0 || len(name) == 0 || len(name) > longestName || NameOf(name)&Secret == 0 {
		return
	}
	value := s.text[max(0, slash-1-longestSecret) : slash-1]
	if start := bytes.LastIndexByte(value, '>'); start >= 0 && isSecret(value[start+1:], NameOf(name)) {
		s.found |= Password
	}
}

// endsSecret marks the last letters of names of secrets.
var endsSecret = func() (table [256]bool) {
	for _, index := range []map[string]Name{lastWords, lastPairs} {
		for words, name := range index {
			if name&Secret != 0 {
				table[words[len(words)-1]] = true
			}
		}
	}
	return table
}()

// nameBefore returns the name before a sign, and whether it is in quotes.
func (s *scanner) nameBefore(i int) (name []byte, quoted bool) {
	last := i
	for _, escaped := range []string{`\u0022`, "%5D", "%5d"} {
		if bytes.HasSuffix(s.text[:last], []byte(escaped)) {
			last -= len(escaped)
			quoted = escaped[0] == '\\'
		}
	}
	end := s.runBack(last, 10-(i-last), func(c byte) bool { return oneOf(c, " \"'\\]`") })
	return s.text[s.runBack(end, longestName, isDotted):end], quoted || bytes.ContainsAny(s.text[end:last], `"'`)
}

// longestSecret limits the length of a value in a text.
const longestSecret = 512

// valueAfter returns the value after a sign and its end, whether it is in quotes, and whether
// spaces separate it from the sign.
func (s *scanner) valueAfter(i int) (value []byte, end int, quoted, spaced bool) {
	start := s.runWithin(i+1, 7, func(c byte) bool { return oneOf(c, ` >=:\`) })
	spaced = bytes.IndexByte(s.text[i+1:start], ' ') >= 0
	if quote := s.at(start); oneOf(quote, "\"'`") {
		start++
		length := bytes.IndexByte(s.text[start:min(len(s.text), start+longestSecret)], quote)
		if length < 0 {
			return nil, start - 1, true, spaced
		}
		end = start + length
		return bytes.TrimRight(s.text[start:end], `\`), end, true, spaced
	}
	end = s.runWithin(start, longestSecret, func(c byte) bool { return !oneOf(c, ";, \t\r\n\"'`)}|<\\") && (c != '&' || spaced) })
	return s.text[start:end], end, false, spaced
}

// isExpression reports whether a value without quotes, which ends at end, is part of a
// program: it calls, indexes or names something.
func (s *scanner) isExpression(end int, value []byte) bool {
	isName := !slices.ContainsFunc(value, func(c byte) bool { return !isLetter(c) && c != '_' && c != '.' })
	return bytes.ContainsAny(value, "([{") || value[0] == '$' || isName && (oneOf(s.at(end), ",)") || bytes.IndexByte(value, '.') > 0)
}
