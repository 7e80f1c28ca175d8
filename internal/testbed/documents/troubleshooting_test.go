// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// troubleshootingGuide explains the diagnostics by their summaries.
const troubleshootingGuide = "docs/guides/troubleshooting.md"

// explainedSummary matches a heading of the third level, or a row of a table that begins in
// bold.
var explainedSummary = regexp.MustCompile(`(?m)^(?:### (.+)|\| \*\*([^*]+)\*\* \|.*)$`)

// TestSummariesAreExplained compares the guide with the diagnostics of the provider: it
// explains every summary once, and no others. A summary is in title case, other headings of
// the guide are not.
func TestSummariesAreExplained(t *testing.T) {
	t.Parallel()
	printed := parseProduct(t).summaries(t)
	if len(printed) < 100 {
		t.Fatalf("only %d summaries found; the test itself is broken", len(printed))
	}
	var explained []string
	for _, found := range explainedSummary.FindAllStringSubmatch(read(t, troubleshootingGuide), -1) {
		if summary := found[1] + found[2]; isTitle(summary) {
			explained = append(explained, summary)
		}
	}
	for _, summary := range printed {
		at := slices.Index(explained, summary)
		if at < 0 {
			t.Errorf("%s does not explain %q", troubleshootingGuide, summary)
			continue
		}
		explained = slices.Delete(explained, at, at+1)
	}
	for _, summary := range explained {
		t.Errorf("%s explains %q twice, or the provider does not print it", troubleshootingGuide, summary)
	}
}

// small lists the words that are in lower case in title case.
var small = []string{"a", "and", "as", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}

// isTitle reports whether a text is in title case.
func isTitle(text string) bool {
	return !slices.ContainsFunc(strings.Fields(text), func(word string) bool {
		return strings.ToLower(word[:1]) == word[:1] && !slices.Contains(small, word)
	})
}
