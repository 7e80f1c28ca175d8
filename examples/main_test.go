// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// prepared is Terraform with the providers that examples use.
type prepared struct {
	cli     *terraformcli.CLI
	version terraformcli.Version
}

// directory is the directory of the installed providers.
var directory string

// terraform builds and installs the providers once for all tests.
var terraform = sync.OnceValues(func() (prepared, error) {
	ctx := context.Background()
	cli, err := terraformcli.New(ctx, directory)
	if err != nil {
		return prepared{}, err
	}
	if err := installJianyuan(ctx, cli); err != nil {
		return prepared{}, err
	}
	version, err := terraformcli.VersionOf(ctx, cli.Path)
	return prepared{cli, version}, err
})

// installJianyuan installs a stub of the provider jianyuan/sentry in the directory that
// Terraform installs providers from.
func installJianyuan(ctx context.Context, cli *terraformcli.CLI) error {
	const version = "0.15.4"
	platforms, err := filepath.Glob(filepath.Join(cli.Mirror, cli.Registry, "seed-88433aaa", "sentry", "*", "*"))
	if err != nil || len(platforms) != 1 {
		return fmt.Errorf("where the provider is installed: %v, %w", platforms, err)
	}
	dir := filepath.Join(cli.Mirror, cli.Registry, "jianyuan", "sentry", version, filepath.Base(platforms[0]))
	build := exec.CommandContext(ctx, "go", "build", "-o", filepath.Join(dir, "terraform-provider-sentry_v"+version),
		"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest/jianyuan")
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the mock of jianyuan/sentry: %w\n%s", err, output)
	}
	return nil
}

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	if directory, err = os.MkdirTemp("", "terraform-provider-sentry-examples-"); err != nil {
		log.Print(err)
		return 1
	}
	defer func() { _ = os.RemoveAll(directory) }()
	return m.Run()
}
