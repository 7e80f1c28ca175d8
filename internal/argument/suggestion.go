// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"strings"
	"unicode/utf8"

	"github.com/agext/levenshtein"
)

// Limits of what counts as a misspelling.
const (
	maxEdits       = 2
	maxSuggestions = 2
)

// Suggestion returns a question that suggests similar names, as a sentence after a space. It
// returns an empty string if no name is similar. It does not repeat the text, which may be
// anything, while the names are known.
func Suggestion(text string, names ...string) string {
	found := nearest(text, names)
	if len(found) == 0 {
		return ""
	}
	return didYouMean(found...)
}

func didYouMean(names ...string) string {
	return " Did you mean `" + strings.Join(names, "` or `") + "`?"
}

// nearest returns the names with the smallest edit distance to the text, at most two, in
// their original order. The text itself is not a suggestion.
func nearest(text string, names []string) []string {
	var found []string
	normalized, fewest := withoutStyle(text), maxEdits+1
	for _, name := range names {
		edits, near := editsBetween(normalized, withoutStyle(name))
		switch {
		case !near || edits > fewest || name == text:
		case edits < fewest:
			found, fewest = []string{name}, edits
		case len(found) < maxSuggestions:
			found = append(found, name)
		}
	}
	return found
}

// editsBetween returns the edit distance between a text and a name, and whether it is small
// enough for a misspelling. A short name has few letters to recognize it by.
func editsBetween(text, name string) (edits int, near bool) {
	length := utf8.RuneCountInString(name)
	if len(text) > utf8.UTFMax*(length+maxEdits) {
		return 0, false // A comparison takes time in proportion to both lengths.
	}
	edits = levenshtein.Distance(text, name, nil)
	return edits, edits <= maxEdits && 2*edits < length
}

// separators removes the characters that join the words of a name in various styles.
var separators = strings.NewReplacer("_", "", "-", "", " ", "", ".", "")

// withoutStyle removes a plural, and what differs between styles of writing a name, such as
// userReport, user-report and user_report.
func withoutStyle(name string) string {
	return strings.TrimSuffix(strings.ToLower(separators.Replace(strings.TrimSpace(name))), "s")
}
