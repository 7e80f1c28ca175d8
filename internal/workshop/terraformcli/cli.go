// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

const (
	module = "github.com/seed-88433aaa/terraform-provider-sentry"

	// installedVersion is the version that the provider is installed as. It satisfies the
	// constraints of the examples.
	installedVersion = "0.1.0"

	// killAfter is how long an interrupted command may take to end.
	killAfter = 5 * time.Second
)

// CLI runs Terraform with the provider of this checkout.
type CLI struct {
	// Path is the path of Terraform.
	Path string
	// Mirror is the directory that Terraform installs providers from.
	Mirror string
	// Registry is the host of providers whose source names none, and the first level of
	// Mirror.
	Registry string

	config string
}

// New finds Terraform, builds the provider, and installs it below dir. `terraform init` finds
// it there without a registry. The directory belongs to the caller.
func New(ctx context.Context, dir string) (*CLI, error) {
	mirror := filepath.Join(dir, "plugins")
	cli, err := NewWithMirror(ctx, dir, mirror)
	if err != nil {
		return nil, err
	}
	if err := cli.build(ctx); err != nil {
		return nil, err
	}
	return cli, nil
}

// NewWithMirror finds Terraform, and lets it install providers from a directory instead of a
// registry. Dir contains its configuration.
func NewWithMirror(ctx context.Context, dir, mirror string) (*CLI, error) {
	path, err := Find(ctx)
	if err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "terraform.tfrc")
	text := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n",
		filepath.ToSlash(mirror))
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return nil, err
	}
	version, err := VersionOf(ctx, path)
	if err != nil {
		return nil, err
	}
	host := terraformRegistry
	if version.OpenTofu {
		host = "registry.opentofu.org"
	}
	return &CLI{Path: path, Mirror: mirror, Registry: host, config: config}, nil
}

// terraformRegistry is the registry of providers whose source names no host.
const terraformRegistry = "registry.terraform.io"

// build writes the provider to its location in a mirror.
func (c *CLI) build(ctx context.Context) error {
	name := "terraform-provider-sentry_v" + installedVersion
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	address := strings.Replace(provider.Address, terraformRegistry, c.Registry, 1)
	target := filepath.Join(c.Mirror, filepath.FromSlash(address), installedVersion, runtime.GOOS+"_"+runtime.GOARCH, name)
	command := exec.CommandContext(ctx, "go", "build", "-o", target, module)
	// The remains of an interrupted build are removed with the caller's directory.
	command.Env = append(os.Environ(), "GOTMPDIR="+filepath.Dir(c.Mirror))
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = killAfter
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("building the provider: %w\n%s", err, output)
	}
	return nil
}

// Command prepares a run of Terraform in dir. The command receives the caller's environment,
// except the variables of Terraform other than logging, and of Sentry. env is added to it.
func (c *CLI) Command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, c.Path, args...)
	command.Dir = dir
	command.Env = append(environment(os.Environ()),
		"TF_CLI_CONFIG_FILE="+c.config, "TF_IN_AUTOMATION=1", "TF_INPUT=0")
	command.Env = append(command.Env, env...)
	// Ctrl-C reaches Terraform directly. A second signal would make it leave its providers
	// behind, so it gets the time to end.
	command.Cancel = func() error { return nil }
	command.WaitDelay = killAfter
	return command
}

// environment removes the variables of Terraform, except those for its logs, and the variables
// of Sentry.
func environment(variables []string) []string {
	var kept []string
	for _, variable := range variables {
		name, _, _ := strings.Cut(variable, "=")
		logs := name == "TF_LOG" || strings.HasPrefix(name, "TF_LOG_")
		if logs || !strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "SENTRY_") {
			kept = append(kept, variable)
		}
	}
	return kept
}
