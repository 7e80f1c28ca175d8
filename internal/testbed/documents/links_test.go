// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	codeBlock = regexp.MustCompile("(?s)```.*?```")
	link      = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading   = regexp.MustCompile(`(?m)^#{1,6} (.+)$`)
	anchor    = regexp.MustCompile(`<a id="([^"]+)">`)
	dropped   = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// ours is the URL by which pages link to the repository's own files, because the registries
// show pages without them.
const ours = "https://github.com/seed-88433aaa/terraform-provider-sentry/"

// TestLinksLeadToFilesAndHeadings follows every link in Markdown to a file or a heading of
// the repository. It does not follow other links, because tests have no network.
func TestLinksLeadToFilesAndHeadings(t *testing.T) {
	t.Parallel()
	documents := append(files(t, "docs", ".md"), files(t, "examples", "README.md")...)
	documents = append(documents, "README.md", "SECURITY.md", "BENCHMARKS.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md")
	followed := 0
	for _, document := range documents {
		text := codeBlock.ReplaceAllString(read(t, document), "")
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			if follow(t, document, found[1]) {
				followed++
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links were followed; the test itself is broken", followed)
	}
}

// follow reports whether it could find the target of a link.
func follow(t *testing.T, document, target string) bool {
	t.Helper()
	location, fragment, _ := strings.Cut(target, "#")
	file := path.Join(path.Dir(document), location)
	switch {
	case strings.HasPrefix(location, ours):
		steps := strings.SplitN(strings.TrimPrefix(location, ours), "/", 3)
		if len(steps) < 3 || steps[0] != "tree" && steps[0] != "blob" {
			return false
		}
		if steps[1] != "main" {
			t.Errorf("%s links to another branch than main: %s", document, target)
		}
		file = steps[2]
	case strings.Contains(location, ":"):
		return false
	case location == "":
		file = document
	}
	if strings.HasPrefix(document, "docs/") && !strings.HasPrefix(file, "docs/") && !strings.HasPrefix(location, ours) {
		t.Errorf("%s links to %s, which the registries do not have", document, target)
	}
	// The registries show pages without their extension.
	if _, err := os.Stat(filepath.Join(top, file)); err != nil && strings.HasPrefix(document, "docs/") {
		file += ".md"
	}
	if _, err := os.Stat(filepath.Join(top, file)); err != nil {
		t.Errorf("%s links to %s, which does not exist", document, target)
		return true
	}
	if fragment != "" && !anchors(read(t, file))[fragment] {
		t.Errorf("%s links to %s, but there is no such heading", document, target)
	}
	return true
}

// anchors returns the anchors of a document's headings in the form of GitHub and the
// registries.
func anchors(text string) map[string]bool {
	found := map[string]bool{}
	for _, one := range anchor.FindAllStringSubmatch(text, -1) {
		found[one[1]] = true
	}
	for _, one := range heading.FindAllStringSubmatch(codeBlock.ReplaceAllString(text, ""), -1) {
		plain := dropped.ReplaceAllString(strings.ToLower(strings.ReplaceAll(one[1], "`", "")), "")
		found[strings.ReplaceAll(plain, " ", "-")] = true
	}
	return found
}
