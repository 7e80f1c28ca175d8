// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFindUsesNamedTerraform(t *testing.T) {
	named := filepath.Join(t.TempDir(), "tofu")
	if err := os.WriteFile(named, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(PathVariable, named)
	if found, err := Find(t.Context()); err != nil || found != named {
		t.Errorf("Find() = %q, %v; want %q", found, err, named)
	}
}

func TestFindLeavesNothingInCacheIfTerraformIsOnPath(t *testing.T) {
	cache, directory := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv(PathVariable, "")
	t.Setenv("PATH", directory)
	want := filepath.Join(directory, "terraform")
	if err := os.WriteFile(want, []byte("#!/bin/sh\necho Terraform v1.11.4\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := Find(t.Context()); err != nil || got != want {
		t.Errorf("Find() = %q, %v; want %q", got, err, want)
	}
	if entries, err := os.ReadDir(cache); err != nil || len(entries) > 0 {
		t.Errorf("the cache contains %v, %v", entries, err)
	}
}

func TestFindRejectsMissingTerraform(t *testing.T) {
	t.Setenv(PathVariable, filepath.Join(t.TempDir(), "nothing"))
	if _, err := Find(t.Context()); err == nil || !strings.Contains(err.Error(), PathVariable) {
		t.Errorf("Find() = %v; want an error that names the variable", err)
	}
}

func TestFindErrorExplainsWhatToDo(t *testing.T) {
	t.Setenv(PathVariable, "")
	t.Setenv("PATH", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	// Nothing listens on the discard port, so the download cannot begin, whatever the network
	// is.
	t.Setenv("HTTPS_PROXY", "http://127.0.0.1:9")
	_, err := Find(t.Context())
	if err == nil {
		t.Fatal("Find() found a Terraform where there is none")
	}
	text := err.Error()
	if strings.Contains(text, "\n") || !strings.Contains(text, "https://developer.hashicorp.com/terraform/install") {
		t.Errorf("error = %q; want one sentence that names where to get Terraform", text)
	}
}

func TestRootCauseReturnsLastError(t *testing.T) {
	root := errors.New("no such host")
	if got := rootCause(fmt.Errorf("get: %w", fmt.Errorf("dial: %w", root))); !errors.Is(got, root) || got.Error() != root.Error() {
		t.Errorf("rootCause() = %v, want %v", got, root)
	}
}

func TestEnvironmentHidesCallersVariables(t *testing.T) {
	got := environment([]string{
		"PATH=/bin", "TF_CLI_ARGS=-no-color", "TF_LOG=debug", "TF_LOG_PATH=log", "TF_LOGS=x",
		"SENTRY_AUTH_TOKEN=secret", "TF_ACC=1", "HTTPS_PROXY=http://proxy",
	})
	want := []string{"PATH=/bin", "TF_LOG=debug", "TF_LOG_PATH=log", "HTTPS_PROXY=http://proxy"}
	if !slices.Equal(got, want) {
		t.Errorf("environment() = %q, want %q", got, want)
	}
}
