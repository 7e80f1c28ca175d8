// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// parseToken trims a token, because environment variables and files often end with a line
// break, and files may begin with a byte order mark. It rejects a token that is not valid in
// a header.
func parseToken(token string) (string, error) {
	token = strings.TrimSpace(strings.TrimPrefix(token, byteOrderMark))
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", &ConfigError{"token", "contains white space, control characters, or characters outside ASCII"}
	}
	return token, nil
}

// forbiddenHeaders lists headers that control the HTTP exchange or its meaning. Setting them
// would break authentication, framing, decompression, or caching rules.
var forbiddenHeaders = []string{
	"Accept", "Accept-Encoding", "Authorization", "Connection", "Content-Encoding", "Content-Length", "Expect", "Host",
	"If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive",
	"Proxy-Connection", "Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
}

// parseHeaders checks extra request headers. Its messages never contain values, nor a
// malformed name, which may be a whole header line.
func parseHeaders(headers map[string]string) (http.Header, error) {
	parsed := make(http.Header, len(headers))
	for name, value := range headers {
		if name == "" || strings.ContainsFunc(name, notTokenRune) {
			return nil, headersError("has a name that is empty or contains characters that header names cannot have")
		}
		canonical := http.CanonicalHeaderKey(name)
		if slices.Contains(forbiddenHeaders, canonical) {
			return nil, headersError("sets " + canonical + ", which the provider controls")
		}
		if _, twice := parsed[canonical]; twice {
			return nil, headersError("contains " + canonical + " twice, in different spellings")
		}
		value = strings.TrimSpace(value)
		if strings.ContainsFunc(value, notHeaderValueRune) {
			return nil, headersError("has a value for " + canonical + " that contains a line break or another control character")
		}
		parsed.Set(canonical, value)
	}
	return parsed, nil
}

func headersError(message string) error { return &ConfigError{"headers", message} }

// notTokenRune reports whether r is not a tchar of RFC 9110.
func notTokenRune(r rune) bool {
	return r <= ' ' || r >= unicode.MaxASCII || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
}

func notHeaderValueRune(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }

// headerText returns a string without the characters for which net/http rejects a header
// value.
func headerText(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if notHeaderValueRune(r) {
			return -1
		}
		return r
	}, text))
}
