// SPDX-License-Identifier: MPL-2.0

package eventurl

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// openers and closers surround links in chats, mails and source code.
	openers = "<([{\"'`“‘«"
	closers = ">)]}\"'`”’».,;:!?"
)

var schemePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// parseURL finds the link in a text. It does not return the errors of the URL parser: they
// quote their input, which may contain a password.
func parseURL(text string) (*url.URL, error) {
	text = unwrap(text)
	if strings.ContainsFunc(text, unicode.IsControl) {
		return nil, ErrControl
	}
	if text == "" || strings.ContainsFunc(text, unicode.IsSpace) {
		return nil, ErrNotURL
	}
	hadScheme := schemePattern.MatchString(text)
	if !hadScheme {
		text = "https://" + strings.TrimPrefix(text, "//")
	}
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return nil, ErrNotURL
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, ErrScheme
	case !hadScheme && !looksLikeHost(u.Hostname()):
		return nil, ErrNotURL
	}
	return u, nil
}

// looksLikeHost reports whether text is a link without a scheme, and not some other text.
func looksLikeHost(host string) bool {
	return strings.EqualFold(host, "localhost") || strings.ContainsAny(host, ".:")
}

// unwrap removes what chats, mails and Markdown put around a link.
func unwrap(text string) string {
	for {
		inner := unwrapOnce(text)
		if inner == text {
			return text
		}
		text = inner
	}
}

func unwrapOnce(text string) string {
	text = strings.TrimFunc(text, isBlank)
	text = strings.TrimRight(text, closers)
	switch {
	case text == "" || beginsWithAddress(text):
		return text
	case text[0] == '<':
		// In Slack's <link|text>, people see the text.
		text, _, _ = strings.Cut(text[1:], "|")
		return text
	case text[0] == '[':
		if _, target, markdown := strings.Cut(text, "]("); markdown {
			return target
		}
	}
	// One at a time, because a bracket behind a quote can begin Markdown.
	first, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(openers, first) {
		return text[size:]
	}
	return text
}

// isBlank reports whether r is white space or invisible: the byte order mark, or a mark that
// controls line breaks or the direction of writing.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// beginsWithAddress reports whether the bracket at the beginning of text is that of an IPv6
// address in a link without a scheme.
func beginsWithAddress(text string) bool {
	inner, bracketed := strings.CutPrefix(text, "[")
	address, _, closed := strings.Cut(inner, "]")
	if !bracketed || !closed {
		return false
	}
	_, err := netip.ParseAddr(address)
	return err == nil
}
