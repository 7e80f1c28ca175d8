// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"strings"

	version "github.com/hashicorp/go-version"
)

// Version is which Terraform it is, or which OpenTofu.
type Version struct {
	// OpenTofu reports that it is not Terraform.
	OpenTofu bool
	// Number is its version, without what stands behind the numbers.
	Number *version.Version
}

// feature is something that not every Terraform has.
type feature struct {
	name, sign          string // what it is called, in the plural, and what a configuration has it by
	terraform, openTofu string // the first versions that have it
}

// features are those that the tests and the examples use.
var features = []feature{
	{"functions of providers", "provider::", "1.8.0", "1.7.0"},
	{"ephemeral resources", `ephemeral "`, "1.10.0", "1.11.0"},
}

var (
	versionLine     = regexp.MustCompile(`^(Terraform|OpenTofu) v(\S+)`)
	requiredVersion = regexp.MustCompile(`required_version\s*=\s*"([^"]+)"`)
)

// VersionOf asks a Terraform or OpenTofu what it is.
func VersionOf(ctx context.Context, path string) (Version, error) {
	command := exec.CommandContext(ctx, path, "version")
	command.Env = environment(command.Environ())
	output, err := command.Output()
	if err != nil {
		return Version{}, fmt.Errorf("%s version: %w", path, err)
	}
	found := versionLine.FindSubmatch(output)
	if found == nil {
		return Version{}, fmt.Errorf("%s is neither Terraform nor OpenTofu: %.100q", path, output)
	}
	number, err := version.NewVersion(string(found[2]))
	if err != nil {
		return Version{}, fmt.Errorf("%s: %w", path, err)
	}
	return Version{OpenTofu: string(found[1]) == "OpenTofu", Number: number.Core()}, nil
}

// String names it, such as Terraform 1.8.5.
func (v Version) String() string {
	if v.OpenTofu {
		return "OpenTofu " + v.Number.String()
	}
	return "Terraform " + v.Number.String()
}

// Refuses reports why a configuration cannot be used; empty where it can.
func (v Version) Refuses(config string) string {
	for _, f := range features {
		first := f.terraform
		if v.OpenTofu {
			first = f.openTofu
		}
		if strings.Contains(config, f.sign) && v.Number.LessThan(version.Must(version.NewVersion(first))) {
			return fmt.Sprintf("%s has no %s, which came with %s", v, f.name, first)
		}
	}
	for _, required := range requiredVersion.FindAllStringSubmatch(config, -1) {
		if constraint, err := version.NewConstraint(required[1]); err == nil && !constraint.Check(v.Number) {
			return fmt.Sprintf("it needs %s, and this is %s", required[1], v)
		}
	}
	return ""
}
