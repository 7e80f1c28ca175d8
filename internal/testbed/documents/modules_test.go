// SPDX-License-Identifier: MPL-2.0

package documents_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// checkedModules lists the modules that were looked up by hand.
const checkedModules = ".ci/checked-modules"

// TestModulesAreChecked: each module of the released programs, and the Go version that builds
// them, was looked up in a list of vulnerabilities in exactly that version. `make vulncheck`
// relies on it if it cannot reach the list.
func TestModulesAreChecked(t *testing.T) {
	t.Parallel()
	line := regexp.MustCompile(`^(\S+ \S+) 20\d\d-\d\d-\d\d \S.*$`)
	released := releasedModules(t)
	for text := range strings.Lines(read(t, checkedModules)) {
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		checked := line.FindStringSubmatch(text)
		switch {
		case checked == nil:
			t.Errorf("%s: %q is not a module, its version, a date and a source", checkedModules, text)
		case !released[checked[1]]:
			t.Errorf("%s: %s is part of no program, or listed twice: remove the line", checkedModules, checked[1])
		default:
			delete(released, checked[1])
		}
	}
	for module := range released {
		t.Errorf("%s was not checked for known vulnerabilities. Run `make vulncheck` where https://vuln.go.dev can be reached, "+
			"or look the module up at https://pkg.go.dev/vuln. Where nothing is known of this version, its line in %s is:\n%s YYYY-MM-DD SOURCE",
			module, checkedModules, module)
	}
}

// releasedModules returns the modules of the programs for all systems, and the Go version of
// releases, each followed by a space and its version.
func releasedModules(t *testing.T) map[string]bool {
	t.Helper()
	toolchain := regexp.MustCompile(`(?m)^toolchain (go\S+)$`).FindStringSubmatch(read(t, "go.mod"))
	systems := regexp.MustCompile(`(?m)^ +goos: \[(.+)\]$`).FindStringSubmatch(read(t, ".goreleaser.yml"))
	if toolchain == nil || systems == nil {
		t.Fatal("go.mod names no toolchain, or .goreleaser.yml no systems")
	}
	modules := map[string]bool{"stdlib " + toolchain[1]: true}
	for system := range strings.SplitSeq(systems[1], ", ") {
		for module := range strings.Lines(modulesOf(t, system)) {
			modules[strings.TrimSpace(module)] = true
		}
	}
	return modules
}

// modulesOf returns the modules of the program for a system, one on each line.
func modulesOf(t *testing.T, system string) string {
	t.Helper()
	const format = `{{with .Module}}{{if not .Main}}{{with .Replace}}{{.Path}} {{.Version}}{{else}}{{.Path}} {{.Version}}{{end}}{{end}}{{end}}`
	command := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", format, ".")
	command.Dir = top
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	var messages strings.Builder
	command.Stderr = &messages
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, messages.String())
	}
	return string(output)
}
