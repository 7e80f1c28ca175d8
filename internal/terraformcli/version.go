// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"

	version "github.com/hashicorp/go-version"
)

// Version is which Terraform it is, or which OpenTofu.
type Version struct {
	// OpenTofu says that it is not Terraform.
	OpenTofu bool
	// Number is its version, without what stands behind the numbers.
	Number *version.Version
}

// Feature is something that not every Terraform has.
type Feature struct {
	// Name is what it is called, in the plural.
	Name string
	// Terraform and OpenTofu are the first versions that have it; empty for none.
	Terraform, OpenTofu string
}

// The features that the tests and the examples use.
var (
	ProviderFunctions  = Feature{"functions of providers", "1.8.0", "1.7.0"}
	EphemeralResources = Feature{"ephemeral resources", "1.10.0", "1.11.0"}
)

var versionLine = regexp.MustCompile(`^(Terraform|OpenTofu) v(\S+)`)

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

// Lacks says why a feature cannot be used; empty where it can.
func (v Version) Lacks(f Feature) string {
	first := f.Terraform
	if v.OpenTofu {
		first = f.OpenTofu
	}
	switch {
	case first == "":
		return fmt.Sprintf("%s has no %s", v, f.Name)
	case v.Number.LessThan(version.Must(version.NewVersion(first))):
		return fmt.Sprintf("%s has no %s, which came with %s", v, f.Name, first)
	}
	return ""
}
