// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"context"
)

// Text returns the rules that match a text. Name contains the facts that the text's name
// indicates. When ctx ends, the rest of the text is not inspected.
func Text(ctx context.Context, text []byte, name Name) Rules {
	s := scanner{ctx: ctx, text: text, name: name, isBareVersion: name&Version != 0 && bytes.IndexByte(text, ' ') < 0}
	s.scan()
	if name&Secret != 0 && name&Version == 0 && isSecret(text, name) {
		s.found |= Password
	}
	return s.found
}

// Digits returns the rules that the digits of a number match.
func Digits(digits []byte, name Name) Rules {
	s := scanner{text: digits, name: name, isBareVersion: name&Version != 0}
	s.number(0)
	if name&Strong != 0 && len(digits) >= 4 {
		s.found |= Password
	}
	return s.found
}

// scanner scans one text, once. It inspects the starts of words and a few signs, and skips
// everything else.
type scanner struct {
	ctx   context.Context //nolint:containedctx // Lives as long as one Text.
	text  []byte
	name  Name
	found Rules
	// isBareVersion reports whether the text is a single word and its name is that of a
	// version. In such a text, four numbers are not an address.
	isBareVersion bool
	// groups is the end of the last run of colons and hexadecimal digits, which is inspected
	// only once.
	groups int
	// tokens is the end of the last token, or of what looked like the beginning of one.
	tokens int
	// credential is the end of the last HTTP credential.
	credential int
	// account is the end of the last bank account number.
	account int
	// values is the end of the last value with the name of a secret.
	values int
}

// checkEvery is how many bytes are scanned between two checks of the context.
const checkEvery = 64 << 10

func (s *scanner) scan() {
	inWord, check := false, checkEvery
	for i := 0; i < len(s.text); i++ {
		if i >= check {
			if s.ctx.Err() != nil {
				return
			}
			check += checkEvery
		}
		c := s.text[i]
		switch kinds[c] {
		case other:
			inWord = false
		case letter:
			if !inWord {
				s.word(i)
			}
			inWord = true
		case digit:
			if !inWord {
				s.number(i)
			}
			inWord = true
		case sign:
			inWord = false
			if s.sign(i, c) {
				i++ // the letter of an escape starts no word
			}
		}
	}
}

// sign inspects the strings that a sign can be part of. It reports whether the sign begins an
// escape of white space, as in nested strings.
func (s *scanner) sign(i int, c byte) (escape bool) {
	switch c {
	case '@':
		s.email(i, i+1)
	case '%':
		if s.at(i+1) == '4' && s.at(i+2) == '0' {
			s.email(i, i+3)
		}
	case ':':
		s.colon(i)
	case '=':
		s.assignment(i)
	case '/', '\\':
		if c == '/' && s.at(i-1) == '<' {
			s.element(i)
		}
		s.userPath(i)
		next := s.at(i + 1)
		return c == '\\' && (next == 'n' || next == 'r' || next == 't')
	case '-':
		s.pemKey(i)
		if s.at(i-1) == '-' && isLetter(s.at(i+1)) && s.at(i-2) <= ' ' {
			s.option(i + 1)
		}
	}
	return false
}

// word inspects the strings that begin with a letter.
func (s *scanner) word(i int) {
	s.token(i)
	if c := s.text[i] | 0x20; c == 'b' || c == 'd' {
		s.authorization(i)
	}
	if isDigit(s.at(i+2)) && isDigit(s.at(i+3)) {
		s.iban(i)
	}
	if s.at(i+2) == '-' {
		s.mac(i)
	}
}

// number inspects the strings that begin with a digit.
func (s *scanner) number(i int) {
	length := s.digitsFrom(i+1) - i
	switch next := s.at(i + length); {
	case length <= 3 && next == '.':
		s.ipv4(i)
	case length == 3 && (next == '-' || next == ' '):
		s.usssn(i)
	case length <= 2 && s.at(i+2) == '-':
		s.mac(i)
	}
	s.botToken(i, length)
	s.numberOfCardOrDevice(i, length)
	if length == 9 && s.name&SocialSecurity != 0 {
		s.found |= USSSN
	}
}

// The kinds of bytes.
const (
	other = iota
	letter
	digit
	sign
)

// kinds distinguishes letters and digits, which form words, from the signs that are
// inspected. Other characters than ASCII separate words, because not every script has spaces.
var kinds = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= '0' && c <= '9':
			table[c] = digit
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			table[c] = letter
		}
	}
	for _, c := range []byte("@%:=/\\-") {
		table[c] = sign
	}
	return table
}()
