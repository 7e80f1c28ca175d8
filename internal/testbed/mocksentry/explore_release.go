// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/url"
	"regexp"
	"slices"
)

// releaseQuery matches a search for one exact release. An asterisk in quotes is a wildcard.
var releaseQuery = regexp.MustCompile(`^release:"([^"*\\]+)"$`)

// releaseTable counts the events of a release. It returns false for every other query.
func releaseTable(query url.Values, events []*event) (exploreTable, bool) {
	parts := releaseQuery.FindStringSubmatch(query.Get("query"))
	// Sentry searches for the latest release instead of one with that name.
	if len(parts) == 0 || parts[1] == "latest" || query.Has("sort") ||
		!slices.Equal(query["field"], []string{"release", "count()"}) {
		return exploreTable{}, false
	}
	t := exploreTable{Types: map[string]string{"release": "string", "count()": "integer"}, Rows: []map[string]any{}}
	count := 0
	for _, e := range events {
		if own, _ := e.tag("release"); own == parts[1] {
			count++
		}
	}
	if count > 0 {
		t.Rows = append(t.Rows, map[string]any{"release": parts[1], "count()": count})
	}
	return t, true
}
