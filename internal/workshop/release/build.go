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

// repository is the repository of releases. No request is sent there.
const repository = "https://github.com/seed-88433aaa/terraform-provider-sentry.git"

var (
	versionHeading = regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+\S*) \(`)
	systems        = regexp.MustCompile(`(?m)^ {4}goos: .*$`)
	processors     = regexp.MustCompile(`(?m)^ {4}goarch: .*$`)
)

// newestVersion returns the first version of the changelog, which is the next release or the
// last one.
func newestVersion() (string, error) {
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return "", fmt.Errorf("it runs at the top of the repository: %w", err)
	}
	heading := versionHeading.FindSubmatch(text)
	if heading == nil {
		return "", errors.New("CHANGELOG.md has no heading of a version")
	}
	return string(heading[1]), nil
}

// checkTag fails if a tag is not that of the newest version, or if changes do not belong to a
// version.
func checkTag(tag string) error {
	version, err := newestVersion()
	if err != nil {
		return err
	}
	if tag != "v"+version {
		return fmt.Errorf("the tag is %s, but the newest version of CHANGELOG.md is %s", tag, version)
	}
	unreleased, err := filepath.Glob(filepath.Join(".changes", "unreleased", "*.yaml"))
	if err == nil && len(unreleased) > 0 {
		err = fmt.Errorf("%d entries in .changes/unreleased are part of no version", len(unreleased))
	}
	return err
}

// newKey creates a key that signs only this trial, of a kind that the Terraform registry
// accepts. It returns the environment that uses it. The key is in its own directory, so the
// user's keys are not touched. The result is nil if there is no gpg.
func newKey(ctx context.Context, dir string) ([]string, error) {
	if _, err := exec.LookPath("gpg"); err != nil {
		return nil, nil //nolint:nilerr // Without gpg, nothing can be signed.
	}
	home := filepath.Join(dir, "g")
	if err := os.Mkdir(home, 0o700); err != nil {
		return nil, err
	}
	const name = "nobody@example.com"
	key := []string{"GNUPGHOME=" + home, "GPG_FINGERPRINT=" + name}
	return key, execute(ctx, "", key, "gpg", "--batch", "--passphrase", "", "--quick-generate-key", name, "rsa3072", "sign", "1d")
}

// build builds the release of the last commit with the tag, signed if there is a key. The
// directory of the release must not exist.
func (r *release) build(ctx context.Context, key []string) error {
	for _, arguments := range [][]string{
		{"clone", "--quiet", "--no-hardlinks", ".", r.dir},
		{"-C", r.dir, "remote", "set-url", "origin", repository},
		{"-C", r.dir, "tag", "--force", "v" + r.version},
	} {
		if err := execute(ctx, "", nil, "git", arguments...); err != nil {
			return err
		}
	}
	config, err := r.config()
	if err != nil {
		return err
	}
	skipped := "publish,announce"
	if key == nil {
		skipped += ",sign"
	}
	// A release must not contain Go settings of a machine or a pipeline.
	environment := append([]string{
		"GOFLAGS=", "GOEXPERIMENT=", "GITHUB_TOKEN=", "GITLAB_TOKEN=", "GITEA_TOKEN=", "GORELEASER_CURRENT_TAG=v" + r.version,
	}, key...)
	return execute(ctx, r.dir, environment, "go", "tool", "-modfile="+filepath.Join("tools", "release", "go.mod"), "goreleaser", "release",
		"--clean", "--skip="+skipped, "--release-notes", filepath.Join(".changes", r.version+".md"), "--config", config)
}

// config returns the path of the configuration. For a single platform, it writes a
// configuration outside of the checkout, which must stay clean.
func (r *release) config() (string, error) {
	if len(r.platforms) > 1 {
		return ".goreleaser.yml", nil
	}
	text, err := os.ReadFile(filepath.Join(r.dir, ".goreleaser.yml"))
	if err != nil {
		return "", err
	}
	system, processor, _ := strings.Cut(r.platforms[0], "_")
	text = systems.ReplaceAll(text, []byte("    goos: ["+system+"]"))
	text = processors.ReplaceAll(text, []byte("    goarch: ["+processor+"]"))
	return r.dir + ".yml", os.WriteFile(r.dir+".yml", text, 0o600)
}

// execute runs a command, and returns its output in the error if it fails.
func execute(ctx context.Context, dir string, environment []string, name string, arguments ...string) error {
	command := exec.CommandContext(ctx, name, arguments...)
	command.Dir = dir
	command.Env = append(command.Environ(), environment...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", command, err, output)
	}
	return nil
}
