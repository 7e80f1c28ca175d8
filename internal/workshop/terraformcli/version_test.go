// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// program writes a program that responds to every command with a text.
func program(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(path, []byte("#!/bin/sh\ncat <<'END'\n"+text+"\nEND\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestVersionOfParsesOutput(t *testing.T) {
	for text, want := range map[string]string{
		"Terraform v1.8.5-dev\non linux_amd64": "Terraform 1.8.5", "OpenTofu v1.12.6\non linux_amd64": "OpenTofu 1.12.6",
		"Terraform v1.15.0-beta2": "Terraform 1.15.0-beta2", "Something v1.0.0": "", "Terraform vX": "", "": "",
	} {
		got, err := VersionOf(t.Context(), program(t, text))
		if (err != nil) != (want == "") || err == nil && got.String() != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	if _, err := VersionOf(t.Context(), filepath.Join(t.TempDir(), "nothing")); err == nil {
		t.Error("nothing has a version")
	}
}

func TestRejectsReportsUnsupportedConfigurations(t *testing.T) {
	for name, test := range map[string]struct{ version, config, want string }{
		"old":            {"Terraform v1.8.5", `ephemeral "sentry_event" "x" {}`, "Terraform 1.8.5 has no ephemeral resources, which came with 1.10.0"},
		"new enough":     {"Terraform v1.10.0", `ephemeral "sentry_event" "x" {}`, ""},
		"OpenTofu":       {"OpenTofu v1.10.9", `ephemeral "sentry_event" "x" {}`, "OpenTofu 1.10.9 has no ephemeral resources, which came with 1.11.0"},
		"functions":      {"Terraform v1.7.0", `provider::sentry::decode_event("")`, "no functions of providers"},
		"its own demand": {"Terraform v1.8.5", `terraform { required_version = ">= 1.9" }`, "it needs >= 1.9, and this is Terraform 1.8.5"},
		"plain":          {"Terraform v1.0.0", `data "sentry_event" "x" {}`, ""},
	} {
		if got := versionOf(t, test.version).Rejects(test.config); !strings.Contains(got, test.want) || got != "" && test.want == "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLacksNamesFirstVersion(t *testing.T) {
	for text, want := range map[string]string{
		"Terraform v1.14.9":       "Terraform 1.14.9 has no functions in mocks, which came with 1.15.0",
		"Terraform v1.15.0-beta1": "", "Terraform v1.17.2": "",
		"OpenTofu v1.12.6": "OpenTofu 1.12.6 has no functions in mocks",
	} {
		if got := versionOf(t, text).Lacks("functions in mocks", "1.15.0", ""); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestFailsToShowDependsOnVersionAndConditions(t *testing.T) {
	for text, want := range map[string][2]bool{ // without a condition, and with one
		"Terraform v1.14.9": {false, true}, "Terraform v1.15.0": {false, false}, "Terraform v1.17.0-beta1": {false, false},
		"OpenTofu v1.12.6": {false, false}, "OpenTofu v1.13.0-beta1": {true, true}, "OpenTofu v1.13.0": {false, false},
	} {
		version := versionOf(t, text)
		if got := [2]bool{version.FailsToShow(false) != "", version.FailsToShow(true) != ""}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// versionOf calls a program that prints the text.
func versionOf(t *testing.T, text string) Version {
	t.Helper()
	version, err := VersionOf(t.Context(), program(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return version
}
