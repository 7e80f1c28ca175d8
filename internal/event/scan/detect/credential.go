// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"encoding/base64"
)

// pemKey looks at the first line of a key in PEM form.
func (s *scanner) pemKey(i int) {
	const begin = "-----BEGIN "
	if !s.hasPrefix(i, begin) {
		return
	}
	const longest = 160
	rest := s.text[i+len(begin) : min(len(s.text), i+len(begin)+longest)]
	title, body, closed := bytes.Cut(rest, []byte("-----"))
	if closed && bytes.Contains(title, []byte("PRIVATE KEY")) && startsKey(body) {
		s.found |= PEMKey
	}
}

// startsKey says whether a key, or the header of one, stands behind the first line:
// a text may only speak of that line.
func startsKey(body []byte) bool {
	const shortest = 16
	body = bytes.TrimLeft(body, " \t\r\n\\\"'+,rn")
	length := 0
	for length < len(body) && (isBase64(body[length]) || body[length] == ':') {
		length++
	}
	return length >= shortest || bytes.HasPrefix(body, []byte("Proc-Type")) || bytes.HasPrefix(body, []byte("Version:")) ||
		bytes.HasPrefix(body, []byte("Comment:"))
}

// urlAuth looks at what stands between the scheme of a URL and its server; i is
// the place of the colon between them.
func (s *scanner) urlAuth(i int) {
	const scheme = len("://")
	authority := s.text[min(len(s.text), i+scheme):]
	if end := bytes.IndexAny(authority, "/?# \t\r\n\"'`<>,;|"); end >= 0 {
		authority = authority[:end]
	}
	at := bytes.LastIndexByte(authority, '@')
	if at < 0 || at == len(authority)-1 {
		return
	}
	_, password, found := bytes.Cut(authority[:at], []byte(":"))
	if found && len(password) > 0 && !isPlaceholder(password) {
		s.found |= URLAuth
	}
}

// authorization looks at the credentials of HTTP's Authorization header, by the
// name of their scheme.
func (s *scanner) authorization(i int) {
	if i < s.credential {
		return
	}
	switch {
	case s.hasWord(i, "bearer"):
		if value := s.credentials(i + len("bearer")); isOpaque(value) {
			s.found |= Bearer
		}
	case s.hasWord(i, "basic"):
		if value := s.credentials(i + len("basic")); isUserAndPassword(value) {
			s.found |= Authorization
		}
	case s.hasWord(i, "digest"):
		rest := s.text[i:min(len(s.text), i+longestDigest)]
		if bytes.Contains(rest, []byte("username=")) && bytes.Contains(rest, []byte("response=")) {
			s.found |= Authorization
		}
	}
}

// longestDigest bounds the credentials of Digest authorization.
const longestDigest = 1024

// credentials gives the word after the name of a scheme.
func (s *scanner) credentials(i int) []byte {
	start := i
	for start-i < 4 && isGap(s.at(start)) {
		start++
	}
	if s.hasPrefix(start, "%20") {
		start += len("%20")
	}
	if start == i {
		return nil
	}
	end := start
	for end < len(s.text) && end-start < longestCredential && isCredential(s.text[end]) {
		end++
	}
	s.credential = end
	return s.text[start:end]
}

// longestCredential bounds how far a credential is followed.
const longestCredential = 8192

// isGap says whether a byte may part the name of a scheme from the credentials.
func isGap(c byte) bool { return bytes.IndexByte([]byte(" \t+:\"'"), c) >= 0 && c != 0 }

func isCredential(c byte) bool {
	return isAlphanumeric(c) || bytes.IndexByte([]byte("-._~+/="), c) >= 0
}

// isOpaque says whether a word is made by a program: long, and of more than
// letters of one kind.
func isOpaque(word []byte) bool {
	const shortest, long = 8, 20
	word = bytes.TrimRight(word, ".=")
	if len(word) < shortest {
		return false
	}
	var digits, lower, capitals bool
	for i, c := range word {
		digits = digits || isDigit(c)
		lower = lower || c >= 'a' && c <= 'z'
		capitals = capitals || i > 0 && c >= 'A' && c <= 'Z'
	}
	return digits || lower && capitals && len(word) >= long
}

// isUserAndPassword says whether a word is the base64 of a name and a password.
func isUserAndPassword(word []byte) bool {
	const shortest = 4
	decoded, err := base64.RawStdEncoding.DecodeString(string(bytes.TrimRight(word, "=")))
	if err != nil || len(decoded) < shortest {
		return false
	}
	for _, c := range decoded {
		if c < ' ' {
			return false
		}
	}
	return bytes.IndexByte(decoded, ':') >= 0
}

func (s *scanner) hasPrefix(i int, prefix string) bool {
	return i+len(prefix) <= len(s.text) && string(s.text[i:i+len(prefix)]) == prefix
}

// hasWord says whether a word, in either case, stands at i.
func (s *scanner) hasWord(i int, word string) bool {
	end := i + len(word)
	return end <= len(s.text) && !isWord(s.at(end)) && bytes.EqualFold(s.text[i:end], []byte(word))
}
