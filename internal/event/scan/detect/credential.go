// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"encoding/base64"
	"slices"
)

// pemKey looks at the first line of a key in PEM form.
func (s *scanner) pemKey(i int) {
	const begin, longest = "-----BEGIN ", 160
	if !s.hasPrefix(i, begin) {
		return
	}
	rest := s.text[i+len(begin):]
	title, body, closed := bytes.Cut(rest[:min(len(rest), longest)], []byte("-----"))
	if closed && bytes.Contains(title, []byte("PRIVATE KEY")) && startsKey(body) {
		s.found |= PEMKey
	}
}

// startsKey reports whether a key, or the header of one, stands behind the first line:
// a text may only speak of that line.
func startsKey(body []byte) bool {
	const shortest = 16
	body = bytes.TrimLeft(body, " \t\r\n\\\"'+,rn")
	for _, header := range []string{"Proc-Type", "Version:", "Comment:"} {
		if bytes.HasPrefix(body, []byte(header)) {
			return true
		}
	}
	return len(body) >= shortest && !slices.ContainsFunc(body[:shortest], func(c byte) bool { return !isBase64(c) && c != ':' })
}

// urlAuth looks at what stands between the scheme of a URL and its server; i is
// the place of the colon between them.
func (s *scanner) urlAuth(i int) {
	authority := s.text[i+len("://"):]
	if end := bytes.IndexAny(authority, "/?# \t\r\n\"'`<>,;|"); end >= 0 {
		authority = authority[:end]
	}
	at := bytes.LastIndexByte(authority, '@')
	if at < 0 || at == len(authority)-1 {
		return
	}
	if _, password, _ := bytes.Cut(authority[:at], []byte(":")); len(password) > 0 && !isPlaceholder(password) {
		s.found |= URLAuth
	}
}

// authorization looks at the credentials of HTTP's Authorization header, by the
// name of their scheme.
func (s *scanner) authorization(i int) {
	const longestDigest = 1024
	switch {
	case i < s.credential:
	case s.hasWord(i, "bearer"):
		if isOpaque(s.credentials(i + len("bearer"))) {
			s.found |= Bearer
		}
	case s.hasWord(i, "basic"):
		if isUserAndPassword(s.credentials(i + len("basic"))) {
			s.found |= Authorization
		}
	case s.hasWord(i, "digest"):
		rest := s.text[i:min(len(s.text), i+longestDigest)]
		if bytes.Contains(rest, []byte("username=")) && bytes.Contains(rest, []byte("response=")) {
			s.found |= Authorization
		}
	}
}

// credentials returns the word after the name of a scheme.
func (s *scanner) credentials(i int) []byte {
	const longest = 8192
	start := s.runWithin(i, 4, func(c byte) bool { return oneOf(c, " \t+:\"'") })
	if s.hasPrefix(start, "%20") {
		start += len("%20")
	}
	if start == i {
		return nil
	}
	s.credential = s.runWithin(start, longest, isCredential)
	return s.text[start:s.credential]
}

// isOpaque reports whether a word is made by a program: long, and of more than
// letters of one kind.
func isOpaque(word []byte) bool {
	const shortest, long = 8, 20
	word = bytes.TrimRight(word, ".=")
	mixed := len(word) >= long && slices.ContainsFunc(word, isSmall) && slices.ContainsFunc(word[1:], isCapital)
	return len(word) >= shortest && (mixed || slices.ContainsFunc(word, isDigit))
}

// isUserAndPassword reports whether a word is the base64 of a name and a password.
func isUserAndPassword(word []byte) bool {
	const shortest = 4
	decoded, err := base64.RawStdEncoding.DecodeString(string(bytes.TrimRight(word, "=")))
	isControl := func(c byte) bool { return c < ' ' }
	return err == nil && len(decoded) >= shortest && !slices.ContainsFunc(decoded, isControl) && bytes.IndexByte(decoded, ':') >= 0
}
