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
	"strings"
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

// checkTag fails where a tag is not that of the newest version, or where that is not
// written up.
func checkTag(tag string) error {
	version, err := newestVersion("CHANGELOG.md")
	if err != nil {
		return err
	}
	if tag != "v"+version {
		return fmt.Errorf("the tag is %s, but the newest version of CHANGELOG.md is %s", tag, version)
	}
	unreleased, err := filepath.Glob(filepath.Join(".changes", "unreleased", "*.yaml"))
	if err != nil {
		return err
	}
	if len(unreleased) > 0 {
		return fmt.Errorf("%d entries in .changes/unreleased are part of no version", len(unreleased))
	}
	notes, err := os.Stat(filepath.Join(".changes", version+".md"))
	if err != nil {
		return err
	}
	if notes.Size() == 0 {
		return fmt.Errorf("%s is empty", notes.Name())
	}
	return nil
}

// isChanged reports whether something is not committed.
func isChanged(ctx context.Context) (bool, error) {
	output, err := exec.CommandContext(ctx, "git", "status", "--porcelain").Output()
	if err != nil {
		return false, fmt.Errorf("git status: %w", err)
	}
	return len(output) > 0, nil
}

// checkout is a clean one of the last commit.
type checkout struct{ dir string }

func checkOut(ctx context.Context, dir string) (*checkout, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return nil, err
	}
	c := &checkout{dir}
	if err := execute(exec.CommandContext(ctx, "git", "clone", "--quiet", "--no-hardlinks", ".", dir)); err != nil {
		return nil, err
	}
	if err := c.git(ctx, "remote", "set-url", "origin", repository); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *checkout) git(ctx context.Context, arguments ...string) error {
	return execute(exec.CommandContext(ctx, "git", append([]string{"-C", c.dir}, arguments...)...))
}

func execute(command *exec.Cmd) error {
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, err, output)
	}
	return nil
}

// check lets goreleaser judge its configuration.
func (c *checkout) check(ctx context.Context) error { return c.goreleaser(ctx, nil, "check") }

// build makes what the version's tag makes, signed where there is a key.
func (c *checkout) build(ctx context.Context, version string, wanted []string, key *signingKey) error {
	if err := c.git(ctx, "tag", "--force", "v"+version); err != nil {
		return err
	}
	skipped := "publish,announce"
	environment := []string{"GORELEASER_CURRENT_TAG=v" + version}
	if key == nil {
		skipped += ",sign"
	} else {
		environment = append(environment, key.environment()...)
	}
	arguments := []string{
		"release", "--clean", "--skip=" + skipped, "--release-notes", filepath.Join(".changes", version+".md"),
	}
	if len(wanted) == 1 {
		config, err := c.configFor(wanted[0])
		if err != nil {
			return err
		}
		arguments = append(arguments, "--config", config)
	}
	return c.goreleaser(ctx, environment, arguments...)
}

var (
	systems      = regexp.MustCompile(`(?m)^ {4}goos: .*$`)
	processors   = regexp.MustCompile(`(?m)^ {4}goarch: .*$`)
	combinations = regexp.MustCompile(`(?m)^ {4}ignore:\n(?: {6}- .*\n)+`)
)

// configFor writes the configuration for a single platform beside the checkout, which
// has to stay clean.
func (c *checkout) configFor(platform string) (string, error) {
	text, err := os.ReadFile(filepath.Join(c.dir, ".goreleaser.yml"))
	if err != nil {
		return "", err
	}
	system, processor, _ := strings.Cut(platform, "_")
	text = systems.ReplaceAll(text, []byte("    goos: ["+system+"]"))
	text = processors.ReplaceAll(text, []byte("    goarch: ["+processor+"]"))
	text = combinations.ReplaceAll(text, nil)
	path := c.dir + ".yml"
	return path, os.WriteFile(path, text, 0o600)
}

func (c *checkout) goreleaser(ctx context.Context, environment []string, arguments ...string) error {
	tool := []string{"tool", "-modfile=" + filepath.Join("tools", "release", "go.mod"), "goreleaser"}
	command := exec.CommandContext(ctx, "go", append(tool, arguments...)...)
	command.Dir = c.dir
	// What a machine or a pipeline sets for Go must not get into a release.
	command.Env = append(os.Environ(), "PWD="+c.dir, "GOFLAGS=", "GOEXPERIMENT=", "GITHUB_TOKEN=", "GITLAB_TOKEN=", "GITEA_TOKEN=")
	command.Env = append(command.Env, environment...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("goreleaser %s: %w\n%s", arguments[0], err, output)
	}
	return nil
}
