// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// maxWidth is the width at which Markdown wraps, as Go code does.
const maxWidth = 140

// unwrapped are lines that cannot wrap: headings, tables, template actions, and lines with a
// single word or link after their indent or bullet.
var unwrapped = regexp.MustCompile(`^(#|\||\{\{|\s*([-*] )?(\S+|\[[^]]*\]\(\S+\))$)`)

// TestProseWrapsAtOneWidth covers the Markdown that people write. Tools write the pages below
// docs and the changelog, with a line for each entry.
func TestProseWrapsAtOneWidth(t *testing.T) {
	t.Parallel()
	documents := slices.Concat(files(t, "templates", ".md"), files(t, "templates", ".md.tmpl"), files(t, "examples", "README.md"),
		[]string{"README.md", "DESIGN.md", "CONTRIBUTING.md", "SECURITY.md", "BENCHMARKS.md"})
	for _, document := range documents {
		fenced, header := false, false
		for number, line := range strings.Split(read(t, document), "\n") {
			switch {
			case strings.HasPrefix(strings.TrimSpace(line), "```"):
				fenced = !fenced
			case line == "---":
				header = number == 0
			case !fenced && !header && utf8.RuneCountInString(line) > maxWidth && !unwrapped.MatchString(line):
				t.Errorf("%s:%d is longer than %d characters", document, number+1, maxWidth)
			}
		}
	}
}
