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

// isSecret reports whether a value with the name of a secret may be one: it is not a
// placeholder, a word for an absent value, or a path.
func isSecret(value []byte, name Name) bool {
	const shortest, shortestToken = 3, 6
	value = bytes.Trim(value, " \"'\\\n\r\t")
	if name&Strong == 0 && (len(value) < shortestToken || !slices.ContainsFunc(value, isAnyLetter)) {
		return false // more likely a count of secrets
	}
	if len(value) < shortest || isPlaceholder(value) || IsPlaceholder(value) || isFilePath(value) {
		return false
	}
	lower := string(bytes.ToLower(value[:min(len(value), longestName)]))
	isPrinted := func(c byte) bool { return isAnyLetter(c) || isDigit(c) }
	return !noSecrets[lower] && !strings.HasPrefix(lower, "0x") && !isSentence(lower) && slices.ContainsFunc(value, isPrinted)
}

// isSentence reports whether a value is more likely a sentence about a secret, such as a
// form's error message.
func isSentence(lower string) bool {
	words, fewest := strings.Fields(lower), 3
	if isCode := !strings.ContainsFunc(lower, func(r rune) bool { return !unicode.IsLower(r) && r != '_' }); isCode {
		words, fewest = strings.Split(lower, "_"), 2
	}
	return len(words) >= fewest && slices.ContainsFunc(words, func(word string) bool { return sentenceWords[word] })
}

var sentenceWords = setOf("must, is, are, was, required, should, cannot, invalid, field, please, enter, too, not, missing, " +
	"contain, contains, characters, has, have, does, did, match, needs, for, the, this, your, or")

// isFilePath reports whether a value is an absolute file path, with or without a drive.
func isFilePath(value []byte) bool {
	onDrive := len(value) > 2 && value[1] == ':' && (value[2] == '\\' || value[2] == '/')
	return value[0] == '/' && !bytes.ContainsAny(value, "+=") || onDrive
}

var noSecrets = setOf("null, none, nil, undefined, true, false, nan, n/a, redacted, filtered, hidden, masked, removed, empty, " +
	"unset, missing, invalid, required, optional, unknown, string, bearer, basic, password, secret, token, expired, yes, no, not set, " +
	"must, should, is, was, may, cannot, scrubbed, sanitized, include, omit, same-origin, read, write")

// isPlaceholder reports whether a value is a placeholder for one that was removed or is not
// filled in yet.
func isPlaceholder(value []byte) bool {
	value = bytes.Trim(value, " \"'")
	if len(value) == 0 || oneOf(value[0], "[<{%:$@?") && templates().Match(value) {
		return true
	}
	start := bytes.ToLower(value[:min(len(value), longestName)])
	return containsAny(value, "***", "•••", "…") || containsAny(start, "filtered", "redacted", "{{") || len(bytes.Trim(value, "xX*.-")) == 0
}

func containsAny(text []byte, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return bytes.Contains(text, []byte(part)) })
}

// templates matches the forms of values that are still to be filled in.
var templates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\[[^\]]*\]|<[A-Za-z _.:-]*>|\{+[A-Za-z0-9_. -]*\}+|%[A-Za-z_]+%|%[sdvq]|%\([a-z_]+\)s|` +
		`:[a-z_]+|\$[A-Z_][A-Z0-9_]*|\$[({].*|@[a-z]{1,3}\d*|\?)$`)
})

// isFrame reports whether a text consists only of characters that can surround a placeholder.
func isFrame(text []byte) bool {
	for word := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r != '*' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !frameWords[string(bytes.ToLower(word))] && len(bytes.Trim(word, "*")) > 0 {
			return false
		}
	}
	return true
}

var frameWords = setOf("bearer, basic, token, id, email, username, ip, user, begin, end, rsa, ec, openssh, encrypted, private, key")

// scrubbedWords lists the words that Sentry and its SDKs put between brackets when they
// scrub.
var scrubbedWords = setOf("filtered, redacted, removed, scrubbed, masked, hidden, censored, email, ip, creditcard, iban, imei, " +
	"mac, us-ssn, ssn, pemkey, auth, token, user, userpath, password, bearer, uuid, sensitive data, sensitive, secret, filtered data, " +
	"private")

// IsPlaceholder reports whether a whole text is a replacement that scrubbing leaves, such as
// [Filtered], [email] or ********, or is empty.
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
		if !found || len(inside) > 0 && !scrubbedWords[string(bytes.ToLower(inside))] {
			return false
		}
		rest = after
	}
}
