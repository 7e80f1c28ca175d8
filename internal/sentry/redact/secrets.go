// SPDX-License-Identifier: MPL-2.0

// Package redact removes secrets from messages and logs. It also removes characters that are
// invisible or that can mislead a reader.
package redact

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// minSecretBytes is the minimum length of a secret. Removing "1" or "on" from every sentence
// would make it unreadable.
const minSecretBytes = 4

// Secrets are strings that no message and no log may contain. The longest come first, because
// one may be part of another.
type Secrets []string

// SecretsOf returns the strings that are secret: a token, the values of headers and their
// longer words, and a private key and its lines. It includes their notations in JSON and
// URLs. It leaves out strings of less than four bytes.
func SecretsOf(token string, headers http.Header, keyPEM string) Secrets {
	plain := append(keySecrets(keyPEM), token)
	for name := range headers {
		value := headers.Get(name)
		plain = append(plain, value)
		for part := range strings.FieldsSeq(value) {
			if len(part) > len("Bearer") {
				plain = append(plain, part)
			}
		}
	}
	var secrets Secrets
	for _, secret := range plain {
		if len(secret) >= minSecretBytes {
			secrets = append(secrets, spellings(secret)...)
		}
	}
	slices.SortFunc(secrets, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	return slices.Compact(secrets)
}

// keySecrets returns a private key as a whole and line by line, without the lines that frame
// it.
func keySecrets(keyPEM string) []string {
	secrets := []string{strings.TrimSpace(keyPEM)}
	for line := range strings.Lines(keyPEM) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "-----") {
			secrets = append(secrets, line)
		}
	}
	return secrets
}

// spellings returns a secret unchanged, and as Go, JSON and the parts of a URL quote it.
func spellings(secret string) []string {
	inGo := strconv.Quote(secret)
	inJSON, _ := json.Marshal(secret) //nolint:errchkjson // A string has a JSON form.
	return []string{
		secret, inGo[1 : len(inGo)-1], string(inJSON[1 : len(inJSON)-1]), url.PathEscape(secret), url.QueryEscape(secret),
	}
}

// remove removes the secrets from a server's text, because a debugging proxy may echo the
// request.
func (s Secrets) remove(text string) string {
	for _, secret := range s {
		text = replaceFold(text, secret, "[redacted]")
	}
	return text
}

// minSpreadBytes is the minimum length of a secret that is searched across words. Shorter
// ones can be found in the words of any sentence.
const minSpreadBytes = 16

// removeSpread removes secrets in several pieces. A proxy may wrap what it echoes, and
// characters that clean replaces with spaces may be between the pieces.
func (s Secrets) removeSpread(text string) string {
	packed := strings.ReplaceAll(text, " ", "")
	for _, secret := range s {
		secret = strings.ReplaceAll(secret, " ", "")
		for i := 0; len(secret) >= minSpreadBytes && i+len(secret) <= len(packed); i++ {
			if strings.EqualFold(packed[i:i+len(secret)], secret) {
				return text[:unpacked(text, i)] + "[redacted]" + s.removeSpread(text[unpacked(text, i+len(secret)-1)+1:])
			}
		}
	}
	return text
}

// unpacked returns the index of the byte of text that follows a number of other bytes. Spaces
// do not count.
func unpacked(text string, before int) int {
	for i := range len(text) {
		if text[i] == ' ' {
			continue
		}
		if before == 0 {
			return i
		}
		before--
	}
	return len(text)
}

// replaceFold replaces every occurrence of a string, in either case, because host names and
// media types are printed in lower case.
func replaceFold(text, old, replacement string) string {
	var result strings.Builder
	for i := 0; i < len(text); {
		if end := i + len(old); end <= len(text) && strings.EqualFold(text[i:end], old) {
			result.WriteString(replacement)
			i = end
			continue
		}
		result.WriteByte(text[i])
		i++
	}
	return result.String()
}
