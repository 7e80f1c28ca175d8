// SPDX-License-Identifier: MPL-2.0

// Package acceptance_test runs the provider as its users do: with real Terraform, from
// configurations in HCL, against the mock Sentry. It needs Terraform, but no network, and no
// switch such as TF_ACC.
package acceptance_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// parallelRuns is how many runs of Terraform are active at once. Most of a run is waiting for
// processes, so it exceeds the processors of a small machine.
const parallelRuns = "4"

// terraformPath is the Terraform or OpenTofu under test, and terraformVersion the version that
// it reports.
var (
	terraformPath    string
	terraformVersion terraformcli.Version
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	forgetEnvironment()
	var err error
	if terraformPath, err = findTerraform(); err == nil {
		terraformVersion, err = terraformcli.VersionOf(context.Background(), terraformPath)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Fprintf(os.Stderr, "These tests run %s.\n", terraformVersion)
	if terraformVersion.OpenTofu {
		stop, err := adaptFramework()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer stop()
	}
	if !parallelIsSet() {
		if err := flag.Set("test.parallel", parallelRuns); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	defer removeBinary()
	return m.Run()
}

// adaptFramework tells the test framework OpenTofu's term for providers. It also passes the
// configuration file that OpenTofu requires, if one is named.
func adaptFramework() (stop func(), err error) {
	file, err := os.CreateTemp("", "tofu-*.rc")
	if err != nil {
		return nil, err
	}
	stop = func() { _ = os.Remove(file.Name()) }
	for name, value := range map[string]string{
		"TF_ACC_PROVIDER_HOST": "registry.opentofu.org", "TF_ACC_PROVIDER_NAMESPACE": "hashicorp", "TF_CLI_CONFIG_FILE": file.Name(),
	} {
		if err := os.Setenv(name, value); err != nil {
			return stop, err
		}
	}
	return stop, file.Close()
}

// skipWithout skips a test whose configuration the Terraform under test does not support.
func skipWithout(t *testing.T, config string) {
	t.Helper()
	if reason := terraformVersion.Rejects(config); reason != "" {
		t.Skip(reason)
	}
}

// forgetEnvironment removes variables that would change the results: defaults of the provider,
// settings of Terraform, and proxies.
func forgetEnvironment() {
	for _, setting := range os.Environ() {
		name, _, _ := strings.Cut(setting, "=")
		upper := strings.ToUpper(name)
		switch {
		case strings.HasPrefix(upper, "TF_ACC"): // settings of the test framework
		case strings.HasPrefix(upper, "SENTRY_"), strings.HasPrefix(upper, "TF_"), strings.HasSuffix(upper, "_PROXY"):
			_ = os.Unsetenv(name)
		}
	}
}

// findTerraform finds Terraform like the test framework does. The framework would then
// download one, which needs a network and hides the cause.
func findTerraform() (string, error) {
	if path := os.Getenv("TF_ACC_TERRAFORM_PATH"); path != "" {
		return path, nil
	}
	path, err := exec.LookPath("terraform")
	if err != nil {
		return "", fmt.Errorf(
			"the acceptance tests need Terraform: put it on PATH, or set TF_ACC_TERRAFORM_PATH to it (%w)", err)
	}
	return path, nil
}

func parallelIsSet() bool {
	set := false
	flag.Visit(func(f *flag.Flag) { set = set || f.Name == "test.parallel" })
	return set
}
