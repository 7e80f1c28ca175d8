// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

// repository is where releases are made. No request is sent there.
const repository = "https://github.com/seed-88433aaa/terraform-provider-sentry.git"

var versionHeading = regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+\S*) \(`)

// newestVersion is the first one of the changelog, which is what is released next,
// or was released last.
func newestVersion(changelog string) (string, error) {
	text, err := os.ReadFile(changelog)
	if err != nil {
		return "", fmt.Errorf("it runs at the top of the repository: %w", err)
	}
	heading := versionHeading.FindSubmatch(text)
	if heading == nil {
		return "", errors.New("CHANGELOG.md has no heading of a version")
	}
	return string(heading[1]), nil
}

// checkout is a clean one of the last commit.
type checkout struct{ dir string }

func checkOut(ctx context.Context, dir string) (*checkout, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return nil, err
	}
	c := &checkout{dir}
	for _, arguments := range [][]string{
		{"clone", "--quiet", "--no-hardlinks", ".", dir}, {"-C", dir, "remote", "set-url", "origin", repository},
	} {
		if output, err := exec.CommandContext(ctx, "git", arguments...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("git %s: %w\n%s", arguments[0], err, output)
		}
	}
	return c, nil
}

// check lets goreleaser judge its configuration.
func (c *checkout) check(ctx context.Context) error { return c.goreleaser(ctx, nil, "check") }

// build makes what the version's tag would make, signed where there is a key.
func (c *checkout) build(ctx context.Context, version string, wanted []string, key *signingKey) error {
	skipped := "publish"
	environment := []string{"GORELEASER_CURRENT_TAG=v" + version}
	if key == nil {
		skipped += ",sign"
	} else {
		environment = append(environment, key.environment()...)
	}
	arguments := []string{"release", "--snapshot", "--clean", "--skip=" + skipped}
	if len(wanted) == 1 {
		arguments = append(arguments, "--single-target")
	}
	return c.goreleaser(ctx, environment, arguments...)
}

func (c *checkout) goreleaser(ctx context.Context, environment []string, arguments ...string) error {
	tool := []string{"tool", "-modfile=" + filepath.Join("tools", "release", "go.mod"), "goreleaser"}
	command := exec.CommandContext(ctx, "go", append(tool, arguments...)...)
	command.Dir = c.dir
	// What a machine or a pipeline sets for Go must not get into a release.
	command.Env = append(os.Environ(), "PWD="+c.dir, "GOFLAGS=", "GITHUB_TOKEN=", "GITLAB_TOKEN=", "GITEA_TOKEN=")
	command.Env = append(command.Env, environment...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("goreleaser %s: %w\n%s", arguments[0], err, output)
	}
	return nil
}
