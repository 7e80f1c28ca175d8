// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	version "github.com/hashicorp/go-version"
)

// TestMakeTargetsExist: the commands in documents and workflows exist.
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

// TestActionsArePinned: a tag of an action can be moved to other code, but a commit cannot.
func TestActionsArePinned(t *testing.T) {
	t.Parallel()
	uses := regexp.MustCompile(`(?m)uses: (\S+)(.*)$`)
	pinned := regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)
	comment := regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`)
	commits := map[string]string{}
	for _, workflow := range files(t, ".github/workflows", ".yml") {
		for _, use := range uses.FindAllStringSubmatch(read(t, workflow), -1) {
			if strings.HasPrefix(use[1], "./") {
				continue
			}
			if !pinned.MatchString(use[1]) || !comment.MatchString(use[2]) {
				t.Errorf("%s uses %s%s, which is not a commit with its version in a comment", workflow, use[1], use[2])
			}
			action, _, _ := strings.Cut(use[1], "@")
			if before, known := commits[action]; known && before != use[1]+use[2] {
				t.Errorf("%s is used in two versions", action)
			}
			commits[action] = use[1] + use[2]
		}
	}
	if len(commits) < 4 {
		t.Errorf("only %d actions found; the test itself is broken", len(commits))
	}
}

// TestChangelogIsMerged: CHANGELOG.md contains the parts in .changes in changie's form, the
// newest version first.
func TestChangelogIsMerged(t *testing.T) {
	t.Parallel()
	versions, err := fs.Glob(os.DirFS(top), ".changes/*.md")
	if err != nil || len(versions) == 0 {
		t.Fatal(versions, err)
	}
	numberOf := func(path string) *version.Version {
		return version.Must(version.NewVersion(strings.TrimSuffix(strings.TrimPrefix(path, ".changes/"), ".md")))
	}
	slices.SortFunc(versions, func(a, b string) int { return numberOf(b).Compare(numberOf(a)) })
	var parts []string
	for _, path := range versions {
		text := read(t, path)
		number := strings.TrimSuffix(strings.TrimPrefix(path, ".changes/"), ".md")
		if !regexp.MustCompile(`^## ` + regexp.QuoteMeta(number) + ` \([A-Z][a-z]+ \d{2}, 20\d\d\)\n`).MatchString(text) {
			t.Errorf("%s has another heading than its version and date", path)
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

// TestLayoutIsDocumented checks that CONTRIBUTING lists the directories below internal, and
// that the packages of entities have the files that it describes.
func TestLayoutIsDocumented(t *testing.T) {
	t.Parallel()
	contributing := read(t, "CONTRIBUTING.md")
	_, layout, _ := strings.Cut(contributing, "## Layout")
	layout, _, _ = strings.Cut(layout, "\n## ")
	rooms := directories(t, "internal")
	if len(rooms) > 17 {
		t.Errorf("internal has %d directories, which nobody takes in at a glance", len(rooms))
	}
	for _, room := range rooms {
		if !strings.Contains(layout, "| `internal/"+room+"` |") {
			t.Errorf("CONTRIBUTING.md does not list internal/%s", room)
		}
		for _, inside := range directories(t, "internal/"+room) {
			if inside != "testdata" && !strings.Contains(layout, "`"+inside+"`") {
				t.Errorf("CONTRIBUTING.md does not list internal/%s/%s", room, inside)
			}
		}
	}
	for _, entity := range []string{"event", "events", "query", "attachments", "sourcemaps"} {
		for _, file := range []string{"data_source.go", "arguments.go", "fields.go", "read.go", "diagnostics.go"} {
			if _, err := os.Stat(top + "/internal/" + entity + "/" + file); err != nil {
				t.Error(err)
			}
		}
	}
	if found, err := filepath.Glob(top + "/*.go"); err != nil || len(found) != 1 {
		t.Errorf("the Go files at the top are %v", found)
	}
}

// directories returns the names of the directories below a path.
func directories(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(top + "/" + path)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}

// TestModulesAreKeptUpToDate: dependabot watches every module. The Go version of go.mod is
// new enough for all of them, because workflows install exactly that version.
func TestModulesAreKeptUpToDate(t *testing.T) {
	t.Parallel()
	directories := []string{"/"}
	goLine := regexp.MustCompile(`(?m)^go (\S+)$`)
	toolchain := regexp.MustCompile(`(?m)^toolchain go(\S+)$`).FindStringSubmatch(read(t, "go.mod"))
	if toolchain == nil {
		t.Fatal("go.mod names no toolchain")
	}
	for _, module := range files(t, "tools", "go.mod") {
		directories = append(directories, "/"+strings.TrimSuffix(module, "/go.mod"))
		needed := goLine.FindStringSubmatch(read(t, module))[1]
		if version.Must(version.NewVersion(toolchain[1])).LessThan(version.Must(version.NewVersion(needed))) {
			t.Errorf("%s needs Go %s, and go.mod brings %s", module, needed, toolchain[1])
		}
	}
	slices.Sort(directories)
	if want := "directories: [" + strings.Join(directories, ", ") + "]"; !strings.Contains(read(t, ".github/dependabot.yml"), want) {
		t.Errorf("dependabot does not look at %s", want)
	}
}

// TestWorkflowsTestDocumentedVersions: the matrix goes from the oldest versions in the
// documents to the version that the demo downloads, and every release is tested.
func TestWorkflowsTestDocumentedVersions(t *testing.T) {
	t.Parallel()
	oldest := regexp.MustCompile(`oldestSupported = "(\d+\.\d+)\.\d+"`).FindStringSubmatch(read(t, "internal/workshop/terraformcli/built.go"))[1]
	downloaded := regexp.MustCompile(`downloaded = "((\d+\.\d+)\.\d+)"`).FindStringSubmatch(read(t, "internal/workshop/terraformcli/find.go"))
	tests, release := read(t, ".github/workflows/test.yml"), read(t, ".github/workflows/release.yml")
	for path, wants := range map[string][]string{
		"README.md":     {"Terraform " + oldest + " or newer", "OpenTofu 1.7 or newer"},
		"docs/index.md": {"Terraform " + oldest + " or newer, OpenTofu 1.7 or newer", "| data sources | " + oldest + " | 1.7 |", "| 1.10 | 1.11 |"},
		"internal/workshop/terraformcli/version.go": {`"1.10.0", "1.11.0"}`},
	} {
		for _, want := range wants {
			if !strings.Contains(read(t, path), want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
	}
	for _, want := range []string{
		`version: ["` + oldest + `.*",`, `version: ["1.7.x",`, `"` + downloaded[2] + `.*", "latest"]`, `terraform_version: "` + downloaded[1] + `"`, "TF_ACC_TERRAFORM_PATH=\"$(command -v tofu)\" make testacc",
		"make docs-check", "make lint", "make vulncheck", ".ci/run", "make release-check", "contents: read",
	} {
		if !strings.Contains(tests, want) {
			t.Errorf("test.yml lacks %s", want)
		}
	}
	for _, want := range []string{
		`tags: ["v[0-9]+.[0-9]+.[0-9]+*"]`, "uses: ./.github/workflows/test.yml", "needs: test", "cache: false", "environment: release",
		"attestations: write", "subject-path:", "--draft=false",
	} {
		if !strings.Contains(release, want) {
			t.Errorf("release.yml lacks %s", want)
		}
	}
	manifest := "    - glob: terraform-registry-manifest.json\n      name_template: \"{{ .ProjectName }}_{{ .Version }}_manifest.json\"\n"
	if config := read(t, ".goreleaser.yml"); strings.Count(config, manifest) != 2 || !strings.Contains(config, "draft: true") ||
		strings.Contains(config, "disable:") || strings.Contains(config, "skip_upload") {
		t.Error(".goreleaser.yml does not upload the manifest, its checksum, or everything to a draft")
	}
}

// TestExamplesAndGuidesAreLinked: readers do not find pages without a link.
func TestExamplesAndGuidesAreLinked(t *testing.T) {
	t.Parallel()
	readme, pages := read(t, "README.md"), ""
	for _, page := range files(t, "docs", ".md") {
		pages += read(t, page)
	}
	for _, guide := range files(t, "docs/guides", ".md") {
		name := strings.TrimSuffix(strings.TrimPrefix(guide, "docs/guides/"), ".md")
		if !strings.Contains(readme, "("+guide+")") || !strings.Contains(pages, "guides/"+name+")") && !strings.Contains(pages, "]("+name+")") {
			t.Errorf("%s is not linked from README.md and another page", guide)
		}
	}
	for _, example := range files(t, "examples", "README.md") {
		directory := strings.TrimSuffix(example, "/README.md")
		if !strings.Contains(readme, "("+directory+")") {
			t.Errorf("README.md does not link to %s", directory)
		}
	}
}
