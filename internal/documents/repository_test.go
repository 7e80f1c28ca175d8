// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMakeTargetsExist: what documents and workflows tell to run is there.
func TestMakeTargetsExist(t *testing.T) {
	t.Parallel()
	targets := map[string]bool{}
	for _, target := range regexp.MustCompile(`(?m)^([a-z-]+):`).FindAllStringSubmatch(read(t, "GNUmakefile"), -1) {
		targets[target[1]] = true
	}
	sources := append(files(t, "docs", ".md"), files(t, ".github", ".yml")...)
	sources = append(sources, "README.md", "SECURITY.md", "CONTRIBUTING.md", "DESIGN.md", "BENCHMARKS.md", ".ci/run")
	told := regexp.MustCompile("(?m)(?:`|^\\s*|run: |PATH=\\S+ |\")make ([a-z][a-z-]+)")
	count := 0
	for _, source := range sources {
		for _, found := range told.FindAllStringSubmatch(read(t, source), -1) {
			count++
			if !targets[found[1]] {
				t.Errorf("%s tells to run make %s", source, found[1])
			}
		}
	}
	if count < 15 {
		t.Errorf("only %d commands found; the test itself is broken", count)
	}
}

// TestActionsArePinned: a tag of an action can be moved to other code, a commit not.
func TestActionsArePinned(t *testing.T) {
	t.Parallel()
	uses := regexp.MustCompile(`(?m)uses: (\S+)(.*)$`)
	pinned := regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)
	version := regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`)
	commits := map[string]string{}
	for _, workflow := range files(t, ".github/workflows", ".yml") {
		for _, use := range uses.FindAllStringSubmatch(read(t, workflow), -1) {
			if strings.HasPrefix(use[1], "./") {
				continue
			}
			if !pinned.MatchString(use[1]) || !version.MatchString(use[2]) {
				t.Errorf("%s uses %s%s, which is not a commit with its version beside it", workflow, use[1], use[2])
			}
			action, commit, _ := strings.Cut(use[1], "@")
			if before, known := commits[action]; known && before != commit {
				t.Errorf("%s is used in two versions", action)
			}
			commits[action] = commit
		}
	}
	if len(commits) < 4 {
		t.Errorf("only %d actions found; the test itself is broken", len(commits))
	}
}

// TestChangelogIsMerged: CHANGELOG.md is what changie makes of the parts in .changes,
// the newest version first.
func TestChangelogIsMerged(t *testing.T) {
	t.Parallel()
	versions, err := fs.Glob(os.DirFS(top), ".changes/*.md")
	if err != nil || len(versions) == 0 {
		t.Fatal(versions, err)
	}
	slices.SortFunc(versions, func(a, b string) int { return strings.Compare(b, a) })
	var parts []string
	for _, version := range versions {
		text := read(t, version)
		number := strings.TrimSuffix(strings.TrimPrefix(version, ".changes/"), ".md")
		if !regexp.MustCompile(`^## ` + regexp.QuoteMeta(number) + ` \([A-Z][a-z]+ \d{2}, 20\d\d\)\n`).MatchString(text) {
			t.Errorf("%s has another heading than its version and date", version)
		}
		parts = append(parts, strings.TrimSpace(text))
	}
	if want := strings.Join(parts, "\n\n") + "\n"; read(t, "CHANGELOG.md") != want {
		t.Errorf("CHANGELOG.md is not the parts in .changes, which are:\n%s", want)
	}
	kinds := regexp.MustCompile(`(?m)^ {2}- label: (.+)$`).FindAllStringSubmatch(read(t, ".changie.yaml"), -1)
	entry := regexp.MustCompile(`^kind: (.+)\nbody: (?s:.+)\ntime: 20\d\d-\d\d-\d\dT\S+\n`)
	unreleased, err := fs.Glob(os.DirFS(top), ".changes/unreleased/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range unreleased {
		found := entry.FindStringSubmatch(read(t, path))
		if len(found) == 0 || !slices.ContainsFunc(kinds, func(kind []string) bool { return kind[1] == found[1] }) {
			t.Errorf("%s is no entry as changie writes it", path)
		}
	}
}

// TestPackagesAreListed: the README says what each package holds, and CONTRIBUTING
// nothing of others.
func TestPackagesAreListed(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir(top + "/internal")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(read(t, "README.md"), "| Package | Holds |")
	listed := regexp.MustCompile("`internal/([a-z]+)").FindAllStringSubmatch(table, -1)
	isListed := func(name string) bool {
		return slices.ContainsFunc(listed, func(found []string) bool { return found[1] == name })
	}
	for _, entry := range entries {
		if entry.IsDir() && !isListed(entry.Name()) {
			t.Errorf("README.md does not say what internal/%s holds", entry.Name())
		}
	}
	for _, found := range listed {
		if _, err := os.Stat(top + "/internal/" + found[1]); err != nil {
			t.Errorf("README.md lists internal/%s, which does not exist", found[1])
		}
	}
}
