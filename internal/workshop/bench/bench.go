// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

const module = "github.com/seed-88433aaa/terraform-provider-sentry"

// bench is what the measurements share.
type bench struct {
	size   scale
	report *report
	cli    *terraformcli.CLI
	dir    string // removed in the end
}

// newBench finds Terraform and builds the provider.
func newBench(ctx context.Context, size scale, out io.Writer) (*bench, error) {
	dir, err := os.MkdirTemp("", "sentry-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{size: size, report: &report{out: out}, dir: dir}
	if b.cli, err = terraformcli.New(ctx, dir); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.dir) }

// build compiles a command of this module as releases are compiled.
func (b *bench) build(ctx context.Context, target, command string) error {
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", target, command)
	build.Stderr = os.Stderr
	return build.Run()
}

// configure writes a configuration into a directory of its own, with words
// replaced.
func (b *bench) configure(config string, replace map[string]string) (string, error) {
	dir, err := os.MkdirTemp(b.dir, "run")
	if err != nil {
		return "", err
	}
	for word, text := range replace {
		config = strings.ReplaceAll(config, word, text)
	}
	return dir, os.WriteFile(filepath.Join(dir, "main.tf"), []byte(config), 0o600)
}

// terraform runs a command whose output matters only where it fails.
func (b *bench) terraform(ctx context.Context, dir string, env []string, args ...string) error {
	if output, err := b.command(ctx, dir, env, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("terraform %s: %w\n%s", args[0], err, tail(string(output)))
	}
	return nil
}

// command prepares a run of Terraform that ends with its providers when the time
// is over or the bench is told to end. What the caller's shell says of logs and of
// memory would change what is measured.
func (b *bench) command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	command := b.cli.Command(ctx, dir, env, args...)
	command.Env = slices.DeleteFunc(command.Env, func(setting string) bool {
		return strings.HasPrefix(setting, "TF_LOG") || strings.HasPrefix(setting, "GOGC=") || strings.HasPrefix(setting, "GOMEMLIMIT=")
	})
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = patience
	return command
}

// patience is how long a command may take to end when it is told to.
const patience = 20 * time.Second
