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
	// openers and closers stand around links in chats, mails and source code.
	openers = "<([{\"'`“‘«"
	closers = ">)]}\"'`”’».,;:!?"
)

var schemePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// parseURL finds the link in a text. The errors of the URL parser are not
// passed on: they quote their input, which may hold a password.
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

// looksLikeHost tells a link without scheme from some other text.
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
		// In Slack's <link|text>, the text is what people see.
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

// isBlank reports white space, and what is as invisible: the byte order mark
// and the marks that steer line breaks and the direction of writing.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// beginsWithAddress reports whether the bracket that text begins with is that
// of an IPv6 address in a link without scheme.
func beginsWithAddress(text string) bool {
	inner, bracketed := strings.CutPrefix(text, "[")
	address, _, closed := strings.Cut(inner, "]")
	if !bracketed || !closed {
		return false
	}
	_, err := netip.ParseAddr(address)
	return err == nil
}
