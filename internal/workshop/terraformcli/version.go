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

// Version identifies a Terraform or an OpenTofu.
type Version struct {
	// OpenTofu reports whether it is OpenTofu.
	OpenTofu bool
	// Number is its version, without a prerelease.
	Number *version.Version
	// Prerelease is the part after the numbers, such as beta1. It is empty for a release.
	Prerelease string
}

// feature is a feature that not every Terraform has.
type feature struct {
	name, sign          string // its name in the plural, and how to recognize it in a configuration
	terraform, openTofu string // the first versions that have it
}

// features are the features that the tests and the examples use.
var features = []feature{
	{"functions of providers", "provider::", "1.8.0", "1.7.0"},
	{"ephemeral resources", `ephemeral "`, "1.10.0", "1.11.0"},
}

var (
	versionLine     = regexp.MustCompile(`^(Terraform|OpenTofu) v(\S+)`)
	requiredVersion = regexp.MustCompile(`required_version\s*=\s*"([^"]+)"`)
)

// VersionOf returns the version that a Terraform or OpenTofu reports.
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
	prerelease := number.Prerelease()
	if prerelease == "dev" { // the version of a build from a module
		prerelease = ""
	}
	return Version{OpenTofu: string(found[1]) == "OpenTofu", Number: number.Core(), Prerelease: prerelease}, nil
}

// String returns name and version, such as Terraform 1.8.5.
func (v Version) String() string {
	name := "Terraform " + v.Number.String()
	if v.OpenTofu {
		name = "OpenTofu " + v.Number.String()
	}
	if v.Prerelease != "" {
		name += "-" + v.Prerelease
	}
	return name
}

// FailsToShow returns why `show -json` fails for the plan of a configuration with ephemeral
// resources. It is empty if the command works. Conditioned reports whether one of the
// resources has its own condition.
func (v Version) FailsToShow(conditioned bool) string {
	switch {
	case v.OpenTofu && v.Number.Equal(version.Must(version.NewVersion("1.13.0"))) && v.Prerelease != "":
		return v.String() + ` fails to show a plan with an ephemeral resource as JSON: "no schema found"`
	case !v.OpenTofu && conditioned && v.Number.LessThan(version.Must(version.NewVersion("1.15.0"))):
		return v.String() + " crashes when it shows a condition on an ephemeral resource as JSON; 1.15 does not"
	}
	return ""
}

// Rejects returns why a configuration cannot be used. It is empty if it can.
func (v Version) Rejects(config string) string {
	for _, f := range features {
		if reason := v.Lacks(f.name, f.terraform, f.openTofu); reason != "" && strings.Contains(config, f.sign) {
			return reason
		}
	}
	for _, required := range requiredVersion.FindAllStringSubmatch(config, -1) {
		if constraint, err := version.NewConstraint(required[1]); err == nil && !constraint.Check(v.Number) {
			return fmt.Sprintf("it needs %s, and this is %s", required[1], v)
		}
	}
	return ""
}

// Lacks returns why a feature of these versions cannot be used. It is empty if it can be. The
// version of OpenTofu is empty for a feature that OpenTofu does not have.
func (v Version) Lacks(name, terraform, openTofu string) string {
	first := terraform
	if v.OpenTofu {
		first = openTofu
	}
	switch {
	case first == "":
		return fmt.Sprintf("%s has no %s", v, name)
	case v.Number.LessThan(version.Must(version.NewVersion(first))):
		return fmt.Sprintf("%s has no %s, which came with %s", v, name, first)
	}
	return ""
}
