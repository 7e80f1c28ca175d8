// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// isSecret says whether a value with the name of a secret may be one: no
// placeholder, nothing that says that there is none, and no path.
func isSecret(value []byte, name Name) bool {
	const shortest, shortestToken = 3, 6
	value = bytes.Trim(value, " \"'\\\n\r\t")
	if name&Strong == 0 && (len(value) < shortestToken || !slices.ContainsFunc(value, isNameLetter)) {
		return false // rather how many of them there are
	}
	if len(value) < shortest || isPlaceholder(value) || IsPlaceholder(value) {
		return false
	}
	lower := string(bytes.ToLower(value[:min(len(value), longestName)]))
	if slices.Contains(noSecrets, lower) || strings.HasPrefix(lower, "0x") {
		return false
	}
	return !isFilePath(value) && !isSentence(lower) && slices.ContainsFunc(value, isPrinted)
}

// isSentence says whether a value rather speaks of a secret, as a form does of what
// is wrong with one.
func isSentence(lower string) bool {
	words, fewest := strings.Fields(lower), 3
	if isCode := !strings.ContainsFunc(lower, func(r rune) bool { return !unicode.IsLower(r) && r != '_' }); isCode {
		words, fewest = strings.Split(lower, "_"), 2
	}
	return len(words) >= fewest && slices.ContainsFunc(words, func(word string) bool { return slices.Contains(sentenceWords, word) })
}

var sentenceWords = []string{
	"must", "is", "are", "was", "required", "should", "cannot", "invalid", "field", "please", "enter", "too", "not", "missing",
	"contain", "contains", "characters", "has", "have", "does", "did", "match", "needs", "for", "the", "this", "your", "or",
}

// isPrinted says whether a byte is a letter or a digit, of any alphabet.
func isPrinted(c byte) bool { return isAlphanumeric(c) || c >= 0x80 }

// isFilePath says whether a value is the path of a file, from the root of a system
// or of a drive.
func isFilePath(value []byte) bool {
	onDrive := len(value) > 2 && value[1] == ':' && (value[2] == '\\' || value[2] == '/')
	return value[0] == '/' && !bytes.ContainsAny(value, "+=") || onDrive
}

var noSecrets = []string{
	"null", "none", "nil", "undefined", "true", "false", "nan", "n/a", "redacted", "filtered", "hidden", "masked", "removed",
	"empty", "unset", "missing", "invalid", "required", "optional", "unknown", "string", "bearer", "basic", "password", "secret",
	"token", "expired", "yes", "no", "not set", "must", "should", "is", "was", "may", "cannot", "scrubbed", "sanitized",
	"include", "omit", "same-origin", "read", "write",
}

// isPlaceholder says whether a value stands for one that was taken out or is not
// filled in yet.
func isPlaceholder(value []byte) bool {
	value = bytes.Trim(value, " \"'")
	if len(value) == 0 {
		return true
	}
	switch {
	case isTemplate(value):
		return true
	case bytes.Contains(value, []byte("***")), bytes.Contains(value, []byte("•••")), bytes.Contains(value, []byte("…")):
		return true
	}
	for _, word := range []string{"filtered", "redacted", "{{"} {
		if bytes.Contains(bytes.ToLower(value[:min(len(value), longestName)]), []byte(word)) {
			return true
		}
	}
	for _, c := range value {
		if c|0x20 != 'x' && c != '*' && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

// templates are the forms of what is to be filled in.
var templates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\[[^\]]*\]|<[A-Za-z _.:-]*>|\{+[A-Za-z0-9_. -]*\}+|%[A-Za-z_]+%|%[sdvq]|%\([a-z_]+\)s|` +
		`:[a-z_]+|\$[A-Z_][A-Z0-9_]*|\$[({].*|@[a-z]{1,3}\d*|\?)$`)
})

// isTemplate says whether a value names what is to stand in its place.
func isTemplate(value []byte) bool {
	return bytes.IndexByte([]byte("[<{%:$@?"), value[0]) >= 0 && templates().Match(value)
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// isFrame says whether there is nothing in a text but what may stand around a
// placeholder.
func isFrame(text []byte) bool {
	for word := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r != '*' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !frameWords[string(bytes.ToLower(word))] && len(bytes.Trim(word, "*")) > 0 {
			return false
		}
	}
	return true
}

var frameWords = map[string]bool{
	"bearer": true, "basic": true, "token": true, "id": true, "email": true, "username": true, "ip": true, "user": true,
	"begin": true, "end": true, "rsa": true, "ec": true, "openssh": true, "encrypted": true, "private": true, "key": true,
}

// scrubbedWords are what scrubbing puts between brackets, in Sentry and its SDKs.
var scrubbedWords = map[string]bool{
	"": true, "filtered": true, "redacted": true, "removed": true, "scrubbed": true, "masked": true, "hidden": true, "censored": true,
	"email": true, "ip": true, "creditcard": true, "iban": true, "imei": true, "mac": true, "us-ssn": true, "ssn": true,
	"pemkey": true, "auth": true, "token": true, "user": true, "userpath": true, "password": true, "bearer": true, "uuid": true,
	"sensitive data": true, "sensitive": true, "secret": true, "filtered data": true, "private": true,
}

// IsPlaceholder says whether a whole text is what scrubbing leaves in the place of
// a value, such as [Filtered], [email] or ********, or nothing at all.
func IsPlaceholder(text []byte) bool {
	rest, placeholders := text, 0
	for ; ; placeholders++ {
		before, after, found := bytes.Cut(rest, []byte("["))
		if !isFrame(before) {
			return false
		}
		if !found {
			return placeholders > 0 || !bytes.ContainsFunc(text, unicode.IsLetter)
		}
		inside, after, found := bytes.Cut(after, []byte("]"))
		if !found || !scrubbedWords[string(bytes.ToLower(inside))] {
			return false
		}
		rest = after
	}
}
