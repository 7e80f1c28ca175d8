// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"mime"
	"net/http"
	"strings"
)

// maxCursorBytes is far above the length of any Sentry cursor, such as 1700000000000:0:0.
const maxCursorBytes = 256

// nextCursor returns the cursor of the next page in a Link header, see
// https://docs.sentry.io/api/pagination/. It is empty if there is no next page or no header.
// It returns false for a header that announces a next page without a usable cursor;
// otherwise, the list would seem to end there. It ignores the header's URLs, which may name
// another host than the one that gets the token.
func nextCursor(header http.Header) (string, bool) {
	links := strings.Join(header.Values("Link"), ",")
	for rest := links; ; {
		_, after, found := strings.Cut(rest, "<")
		if !found {
			break
		}
		_, after, found = strings.Cut(after, ">")
		if !found {
			break
		}
		parameters := after[:parametersEnd(after)]
		rest = after[len(parameters):]
		_, link, err := mime.ParseMediaType("a/link" + parameters)
		if err != nil || !strings.EqualFold(link["rel"], "next") {
			continue
		}
		if link["results"] != "true" {
			return "", true
		}
		cursor := link["cursor"]
		return cursor, cursor != "" && len(cursor) <= maxCursorBytes
	}
	return "", !strings.Contains(strings.ToLower(links), "next")
}

// parametersEnd returns the index of the comma before the next link, or the length of the
// string.
func parametersEnd(text string) int {
	quoted := false
	for i, char := range text {
		switch {
		case char == '"':
			quoted = !quoted
		case char == ',' && !quoted:
			return i
		}
	}
	return len(text)
}
