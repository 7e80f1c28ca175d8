// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"embed"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

const (
	module = "github.com/seed-88433aaa/terraform-provider-sentry"
	// patience is how long an interrupted command may take to end.
	patience = 20 * time.Second
)

//go:embed configurations
var configurations embed.FS

// bench contains the state that the measurements share.
type bench struct {
	size   scale
	report *report
	cli    *terraformcli.CLI
	dir    string
	peer   string // names the provider of the comparison
}

// build compiles a command of this module like a release.
func (b *bench) build(ctx context.Context, target, command string) error {
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", target, command)
	build.Stderr = os.Stderr
	return build.Run()
}

// configure writes a configuration to its own directory.
func (b *bench) configure(name string) (string, error) {
	dir, err := os.MkdirTemp(b.dir, "run")
	if err != nil {
		return "", err
	}
	config, err := configurations.ReadFile("configurations/" + name)
	if err != nil {
		return "", err
	}
	return dir, os.WriteFile(filepath.Join(dir, "main.tf"), config, 0o600)
}

// apply applies a configuration, and adds the cost to used.
func (b *bench) apply(ctx context.Context, config string, env []string, used samples) error {
	dir, err := b.configure(config)
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := measure(b.command(ctx, dir, env, "init", "-no-color"), samples{}); err != nil {
		return err
	}
	if err := measure(b.command(ctx, dir, env, "apply", "-auto-approve", "-no-color"), used); err != nil {
		return err
	}
	state, err := os.Stat(filepath.Join(dir, "terraform.tfstate"))
	if err != nil {
		return err
	}
	used.add("state", float64(state.Size()))
	return nil
}

// command prepares a run of Terraform that ends with its providers when the time is over or
// the bench is interrupted. It removes the caller's settings for logs and memory, which would
// change the measurement.
func (b *bench) command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	command := b.cli.Command(ctx, dir, env, args...)
	command.Env = slices.DeleteFunc(command.Env, func(setting string) bool {
		return strings.HasPrefix(setting, "TF_LOG") || strings.HasPrefix(setting, "GOGC=") || strings.HasPrefix(setting, "GOMEMLIMIT=")
	})
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = patience
	return command
}
