// SPDX-License-Identifier: MPL-2.0

// Windows has neither make nor process groups.
//go:build !windows

package examples_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// quickStart returns the two blocks of commands in the quick start of README.md.
func quickStart(t *testing.T) (first, second string) {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Quick start\n")
	section, _, _ = strings.Cut(section, "\n## ")
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(section, -1)
	if len(blocks) != 2 {
		t.Fatalf("the quick start has %d blocks of commands, not 2", len(blocks))
	}
	return blocks[0][1], blocks[1][1]
}

// TestReadmeQuickStart runs the commands of the quick start in a copy of the checkout, each
// block in its own shell, with an empty home directory.
func TestReadmeQuickStart(t *testing.T) {
	t.Parallel()
	first, second := quickStart(t)
	checkout, env := copyOfCheckout(t), newcomer(t)
	install, found := strings.CutSuffix(first, "make mock\n")
	if !found {
		t.Fatalf("the first block does not end with the mock Sentry:\n%s", first)
	}
	runShell(t, checkout, env, install)
	startMock(t, checkout, env)
	if versionInUse(t).OpenTofu { // as README.md states
		second = strings.ReplaceAll(second, "terraform ", "tofu ")
	}
	printed := runShell(t, checkout, env, second)
	expected, err := os.ReadFile(filepath.Join("provider", "provider.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(printed, "\nOutputs:\n\n"+string(expected)) {
		t.Errorf("it prints\n%s\nand not the output %s", printed, expected)
	}
	runShell(t, checkout, env, "make uninstall && test -z \"$(find \"$HOME/.terraform.d\" -type f)\"")
}

// copyOfCheckout copies what the commands need into a directory.
func copyOfCheckout(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, directory := range []string{"internal", "examples/provider"} {
		if err := os.CopyFS(filepath.Join(dir, directory), os.DirFS(filepath.Join("..", directory))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"GNUmakefile", "go.mod", "go.sum", "main.go"} {
		text, err := os.ReadFile(filepath.Join("..", file))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, file), text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// newcomer returns the environment of a user without settings, who has Terraform on PATH. The
// caches of Go are those of the current user, so that nothing is downloaded or built twice.
func newcomer(t *testing.T) []string {
	t.Helper()
	prepared, err := terraform()
	if err != nil {
		t.Fatal(err)
	}
	name := "terraform"
	if prepared.version.OpenTofu {
		name = "tofu"
	}
	path, err := filepath.Abs(prepared.cli.Path)
	if err != nil {
		t.Fatal(err)
	}
	bin, home := t.TempDir(), t.TempDir()
	if err := os.Symlink(path, filepath.Join(bin, name)); err != nil {
		t.Fatal(err)
	}
	env := []string{
		"HOME=" + home, "GOFLAGS=-buildvcs=false", "CHECKPOINT_DISABLE=1",
		"PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH"),
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if name != "HOME" && name != "GOFLAGS" && name != "PATH" && !strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "SENTRY_") {
			env = append(env, variable)
		}
	}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY", "GOTOOLCHAIN"} {
		value, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(value)))
	}
	return env
}

// runShell runs commands, which must succeed, and returns their output. It confirms
// Terraform's prompts with yes.
func runShell(t *testing.T, dir string, env []string, commands string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "sh", "-e", "-c", commands)
	command.Dir, command.Env, command.Stdin = dir, env, strings.NewReader("yes\n")
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, commands, output)
	}
	return regexp.MustCompile(`\x1b\[\d*m`).ReplaceAllString(string(output), "")
}

// startMock starts the mock Sentry, and returns when the file with its settings exists.
func startMock(t *testing.T, dir string, env []string) {
	t.Helper()
	command := exec.Command("make", "mock")
	command.Dir, command.Env = dir, env
	var printed strings.Builder
	command.Stdout, command.Stderr = &printed, &printed
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- command.Wait() }()
	t.Cleanup(func() {
		// Like Ctrl-C, the signal reaches all processes that make has started.
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGINT)
		if err := <-done; err == nil {
			t.Error("make mock ended without an interrupt")
		}
		if _, err := os.Stat(filepath.Join(dir, "mock.env")); err == nil {
			t.Error("the mock Sentry leaves mock.env behind")
		}
	})
	for {
		_, err := os.Stat(filepath.Join(dir, "mock.env"))
		if err == nil {
			return
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		select {
		case err := <-done:
			done <- err
			t.Fatalf("make mock ended: %v\n%s", err, &printed)
		case <-time.After(10 * time.Millisecond):
		}
	}
}
