// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
)

const (
	// oldestSupported is the oldest Terraform that the provider is tested with.
	oldestSupported = "1.8.5"

	terraformModule = "github.com/hashicorp/terraform"
	tofuProgram     = "github.com/opentofu/opentofu/cmd/tofu"
)

var tofuVersion = regexp.MustCompile(`github\.com/opentofu/opentofu v(\S+)`)

// Oldest returns the path of the oldest supported Terraform. The first call builds it from its
// Go module, which takes minutes, and stores it in the user's cache directory.
func Oldest(ctx context.Context) (string, error) {
	return built(ctx, "terraform-"+oldestSupported, "terraform", func(dir, _ string) (*exec.Cmd, error) {
		command := exec.CommandContext(ctx, "go", "install", terraformModule+"@v"+oldestSupported)
		command.Env = append(os.Environ(), "GOBIN="+dir, "GOFLAGS=")
		return command, nil
	})
}

// OpenTofu returns the path of OpenTofu, in the version of tools/tofu/go.mod. It is built and
// stored like Oldest.
func OpenTofu(ctx context.Context) (string, error) {
	modules := filepath.Join("tools", "tofu", "go.mod")
	text, err := os.ReadFile(modules)
	if err != nil {
		return "", fmt.Errorf("OpenTofu is built at the top of the repository: %w", err)
	}
	version := tofuVersion.FindSubmatch(text)
	if version == nil {
		return "", fmt.Errorf("%s names no version of OpenTofu", modules)
	}
	return built(ctx, "opentofu-"+string(version[1]), "tofu", func(_, path string) (*exec.Cmd, error) {
		command := exec.CommandContext(ctx, "go", "build", "-modfile="+modules, "-o", path, tofuProgram)
		command.Env = append(os.Environ(), "GOFLAGS=")
		return command, nil
	})
}

// built returns the path of a program in a directory of the cache, which build writes there.
func built(ctx context.Context, name, program string, build func(dir, path string) (*exec.Cmd, error)) (string, error) {
	dir, err := cachePath(name)
	if err != nil {
		return "", err
	}
	if err := makeCache(dir); err != nil {
		return "", err
	}
	path := filepath.Join(dir, program)
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return path, err
	}
	fmt.Fprintf(os.Stderr, "Building %s, once; it takes some minutes.\n", name)
	var output []byte
	command, err := build(dir, path)
	if err == nil {
		output, err = command.CombinedOutput()
	}
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return "", fmt.Errorf("%s could not be built (its modules come from the network, or Go's cache): %w\n%s", name, err, output)
	}
	return path, nil
}
