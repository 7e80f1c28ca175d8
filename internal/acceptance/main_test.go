// SPDX-License-Identifier: MPL-2.0

// Package acceptance_test runs the provider as its users do: under the real
// Terraform, from configurations in HCL, against the mock of Sentry. It needs
// Terraform and no network, and no switch such as TF_ACC.
package acceptance_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// parallelRuns is how many runs of Terraform go on at once. Most of a run is
// waiting for processes, so it is more than the processors of a small machine.
const parallelRuns = "4"

// terraformPath is the Terraform under test.
var terraformPath string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	forgetEnvironment()
	var err error
	if terraformPath, err = findTerraform(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
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

// forgetEnvironment takes away what would change what the tests see: defaults
// of the provider, settings of Terraform and proxies.
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

// findTerraform finds Terraform where the test framework does. The framework
// would go on to download one, which takes a network and hides what is wrong.
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
