// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestNamedTestsExist covers the names of tests in documents, targets, and commands: go test
// passes if no test has the name.
func TestNamedTestsExist(t *testing.T) {
	t.Parallel()
	functions := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark)\w+)`)
	var existing []string
	for _, directory := range []string{"internal", "examples"} {
		for _, file := range files(t, directory, "_test.go") {
			for _, found := range functions.FindAllStringSubmatch(read(t, file), -1) {
				existing = append(existing, found[1])
			}
		}
	}
	sources := slices.Concat(files(t, "internal/workshop", ".go"), files(t, ".github", ".yml"), []string{
		"README.md", "DESIGN.md", "CONTRIBUTING.md", "SECURITY.md", "BENCHMARKS.md", "GNUmakefile", ".ci/run", ".ci/allowed-skips",
	})
	named := regexp.MustCompile(`\b(?:Test|Fuzz|Benchmark)[A-Z]\w+`)
	count := 0
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		for _, name := range named.FindAllString(read(t, source), -1) {
			count++
			// A name can be the beginning of others, as in the argument -run.
			if !slices.ContainsFunc(existing, func(test string) bool { return strings.HasPrefix(test, name) }) {
				t.Errorf("%s names %s, which does not exist", source, name)
			}
		}
	}
	if count < 30 {
		t.Errorf("only %d names found; the test itself is broken", count)
	}
}
