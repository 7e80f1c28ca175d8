// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"mime"
	"net/http"
	"strings"
)

// maxCursorBytes is far above any cursor of Sentry, such as 1700000000000:0:0.
const maxCursorBytes = 256

// nextCursor is the cursor of the next page in a Link header, see
// https://docs.sentry.io/api/pagination/. It is empty where there is no next page
// and no header. It reports false for a header that tells of a next page, but not
// how to get it: the list would seem to be at its end. The header's URLs are not
// looked at: they may name another host than the one that the token is for.
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

// parametersEnd is where the comma before the next link stands, or the length of
// the text.
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
