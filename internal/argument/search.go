// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"slices"
	"strings"
	"unicode"
)

// SearchedFor returns the one value that a search in Sentry's syntax allows for a key, such as
// level. It returns false if the search has no such term, or is not simple enough to tell: all
// terms must apply, and the value must be exact.
func SearchedFor(query, key string) (value string, ok bool) {
	terms := searchTerms(query)
	if slices.ContainsFunc(terms, isSpecialTerm) {
		return "", false
	}
	for _, term := range terms {
		value, found := strings.CutPrefix(term, key+":")
		if !found || value == "" || strings.ContainsAny(value[:1], "<>=!") {
			continue
		}
		if quoted := strings.Trim(value, `"`); len(value) == len(quoted)+2 {
			value = quoted
		}
		if value == "" || strings.Contains(value, `"`) {
			return "", false
		}
		return value, true
	}
	return "", false
}

// searchTerms splits a search at white space outside of quotes.
func searchTerms(query string) []string {
	quoted := false
	return strings.FieldsFunc(query, func(r rune) bool {
		quoted = quoted != (r == '"')
		return !quoted && unicode.IsSpace(r)
	})
}

// isSpecialTerm reports whether a term changes the meaning of the others, or can match more
// than one value.
func isSpecialTerm(term string) bool {
	unquoted, quoted, _ := strings.Cut(term, `"`)
	return strings.EqualFold(term, "OR") || strings.ContainsAny(unquoted, "()[]") || strings.ContainsAny(term, `*\`) ||
		unquoted == "release:latest" || unquoted == "release:" && strings.Trim(quoted, `"`) == "latest"
}
