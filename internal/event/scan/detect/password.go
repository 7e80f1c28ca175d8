// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
)

// assignment looks at a name and a value around an equals sign or a colon.
func (s *scanner) assignment(i int) {
	if s.found&Password != 0 || i < s.values {
		return
	}
	name, quotedName := s.nameBefore(i)
	if len(name) == 0 || !endsSecret[name[len(name)-1]|0x20] || NameOf(name)&Secret == 0 || s.text[i] == ':' && s.inAuthority(i) {
		return
	}
	value, end, quoted, spaced := s.valueAfter(i)
	s.values = end
	if len(value) == 0 || !isSecret(value, NameOf(name)) || bytes.EqualFold(name, value) {
		return
	}
	colon := s.text[i] == ':'
	switch {
	case quoted:
	case colon && !quotedName, spaced:
		// Rather a sentence, or a line of a program.
		if !isOpaque(value) && !slices.ContainsFunc(value, isDigit) {
			return
		}
	}
	if !quoted && s.isExpression(end, value) {
		return
	}
	s.found |= Password
}

// option looks at an option of a command line with the name of a secret, and the
// word after it.
func (s *scanner) option(i int) {
	end := s.run(i, isNamePart)
	if s.found&Password != 0 || s.at(end) != ' ' || NameOf(s.text[i:end])&Strong == 0 {
		return
	}
	value, _, _, _ := s.valueAfter(end)
	if len(value) > 0 && value[0] != '-' && isSecret(value, Strong) && (isOpaque(value) || s.at(end+1) == '\'' || s.at(end+1) == '"') {
		s.found |= Password
	}
}

// element looks at an element of XML with the name of a secret, by the slash of its
// end.
func (s *scanner) element(slash int) {
	end := slash - 1
	name := s.text[slash+1 : s.run(slash+1, isNamePart)]
	if s.found&Password != 0 || len(name) == 0 || len(name) > longestName || NameOf(name)&Secret == 0 {
		return
	}
	from := max(0, end-longestSecret)
	if start := bytes.LastIndexByte(s.text[from:end], '>'); start >= 0 && isSecret(s.text[from+start+1:end], NameOf(name)) {
		s.found |= Password
	}
}

// endsSecret tells the last letters of names of secrets.
var endsSecret = func() (table [256]bool) {
	for word, told := range lastWords {
		if told&Secret != 0 {
			table[word[len(word)-1]] = true
		}
	}
	for words, told := range lastPairs {
		if told&Secret != 0 {
			table[words[len(words)-1]] = true
		}
	}
	return table
}()

// nameBefore gives the name before a sign, and whether it is in quotes.
func (s *scanner) nameBefore(i int) (name []byte, quoted bool) {
	end := i
	for _, escaped := range []string{`\u0022`, "%5D", "%5d"} {
		if bytes.HasSuffix(s.text[:end], []byte(escaped)) {
			end -= len(escaped)
			quoted = escaped[0] == '\\'
		}
	}
	for end > 0 && i-end < 10 && bytes.IndexByte([]byte(" \"'\\]`"), s.text[end-1]) >= 0 {
		quoted = quoted || s.text[end-1] == '"' || s.text[end-1] == '\''
		end--
	}
	start := end
	for start > 0 && end-start < longestName && isNamePart(s.text[start-1]) {
		start--
	}
	return s.text[start:end], quoted
}

func isNamePart(c byte) bool { return isAlphanumeric(c) || c == '_' || c == '-' || c == '.' }

// valueAfter gives the value after a sign and its end, whether it is in quotes, and
// whether blanks part it from the sign.
func (s *scanner) valueAfter(i int) (value []byte, end int, quoted, spaced bool) {
	start := i + 1
	for start < len(s.text) && bytes.IndexByte([]byte(" >=:\\"), s.text[start]) >= 0 && start-i < 8 {
		spaced = spaced || s.text[start] == ' '
		start++
	}
	quote := s.at(start)
	if quote == '"' || quote == '\'' || quote == '`' {
		length := bytes.IndexByte(s.text[start+1:min(len(s.text), start+1+longestSecret)], quote)
		if length < 0 {
			return nil, start, true, spaced
		}
		end = start + 1 + length
		return bytes.TrimRight(s.text[start+1:end], `\`), end, true, spaced
	}
	end = start
	for end < len(s.text) && end-start < longestSecret && bytes.IndexByte([]byte(";, \t\r\n\"'`)}|<\\"), s.text[end]) < 0 {
		if s.text[end] == '&' && !spaced {
			break
		}
		end++
	}
	return s.text[start:end], end, false, spaced
}

// longestSecret bounds how far a value in a text is followed.
const longestSecret = 512

// isExpression says whether a value without quotes, which ends there, is a part of
// a program: it calls, indexes or names something.
func (s *scanner) isExpression(end int, value []byte) bool {
	if bytes.ContainsAny(value, "([{") || bytes.HasPrefix(value, []byte("$")) {
		return true
	}
	isName := !slices.ContainsFunc(value, func(c byte) bool { return !isLetter(c) && c != '_' && c != '.' })
	after := s.at(end)
	return isName && (after == ',' || after == ')' || bytes.IndexByte(value, '.') > 0)
}
