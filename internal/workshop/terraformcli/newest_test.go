// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLeaveOutReplacesModulesThatAreNotServed makes the go.mod of a program usable whose
// module replaces others with directories that it does not include.
func TestLeaveOutReplacesModulesThatAreNotServed(t *testing.T) {
	dir := t.TempDir()
	described := `{"Require": [{"Path": "example.com/kept"}, {"Path": "` + tfeModule + `"}],
		"Replace": [{"Old": {"Path": "example.com/s3"}, "New": {"Path": "./internal/s3"}},
			{"Old": {"Path": "example.com/fork"}, "New": {"Path": "example.com/other"}}]}`
	arguments, err := leaveOut(dir, []byte(described))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"-replace=example.com/s3=" + filepath.Join(dir, "leftout", "s3"), "-replace=" + tfeModule + "=" + filepath.Join(dir, "leftout", "v2"),
	}
	if !slices.Equal(arguments, want) {
		t.Errorf("arguments = %q, want %q", arguments, want)
	}
	backend, err := os.ReadFile(filepath.Join(dir, "leftout", "s3", "backend.go"))
	if err != nil || !strings.Contains(string(backend), "package s3\n") {
		t.Errorf("%s %v", backend, err)
	}
	// It needs no other module, so that it can be compiled here.
	build := exec.CommandContext(t.Context(), "go", "vet", "./...")
	build.Dir = filepath.Join(dir, "leftout", "v2")
	build.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
