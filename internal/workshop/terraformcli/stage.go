// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Stage is a configuration in its own directory, and Terraform to run in it.
type Stage struct {
	*CLI

	// Dir contains the configuration, and the state once there is one.
	Dir string
	env []string
}

// Play builds the provider, initializes a copy of a configuration in a temporary directory,
// and calls play. It always removes the directory afterwards. Terraform gets env in addition
// to its usual environment.
func Play(ctx context.Context, configuration string, env []string, play func(*Stage) error) error {
	temporary, err := os.MkdirTemp("", "terraform-provider-sentry-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(temporary) }()

	s := &Stage{Dir: filepath.Join(temporary, "configuration"), env: env}
	if err := CopyConfiguration(s.Dir, configuration); err != nil {
		return fmt.Errorf("%w (run it from the root of the checkout)", err)
	}
	if s.CLI, err = New(ctx, temporary); err != nil {
		return err
	}
	if _, err := s.Run(ctx, "init"); err != nil {
		return err
	}
	return play(s)
}

// Run runs a command of Terraform and returns its output. An error contains the output too,
// so the caller does not need to print it.
func (s *Stage) Run(ctx context.Context, name string, args ...string) (string, error) {
	var stdout, stderr strings.Builder
	command := s.Command(ctx, s.Dir, s.env, append([]string{name, "-no-color"}, args...)...)
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("terraform %s: %w\n%s%s", name, err, &stdout, &stderr)
	}
	return stdout.String(), nil
}
