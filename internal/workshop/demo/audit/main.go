// SPDX-License-Identifier: MPL-2.0

// Command audit makes the report of examples/audit-report out of the events of
// the mock Sentry, with a real Terraform, and leaves its two files in a directory.
//
//	go run ./internal/workshop/demo/audit [directory]
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// example is the root module, from the checkout's root.
const example = "examples/audit-report"

func main() {
	directory := "audit"
	if len(os.Args) > 1 {
		directory = os.Args[1]
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, directory)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

// run makes the report in a temporary directory, so that no state is left behind.
func run(ctx context.Context, directory string) error {
	work, err := os.MkdirTemp("", "sentry-audit-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	cli, err := terraformcli.New(ctx, work)
	if err != nil {
		return err
	}
	configuration := filepath.Join(work, "configuration")
	if err := terraformcli.CopyConfiguration(configuration, example); err != nil {
		return fmt.Errorf("%w (run it from the root of the checkout)", err)
	}
	server := policyworld.Add(mocksentry.NewDefault()).Start()
	defer server.Close()
	env := []string{
		"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull,
		"TF_VAR_organization=" + mocksentry.DefaultOrganization,
		fmt.Sprintf("TF_VAR_projects=[%q, %q]", policyworld.Healthy, policyworld.Failing),
	}
	terraform := func(args ...string) ([]byte, error) {
		command := cli.Command(ctx, configuration, env, args...)
		output, err := command.Output()
		if failed, ok := err.(*exec.ExitError); ok { //nolint:errorlint // Nothing wraps it.
			return nil, fmt.Errorf("terraform %s: %w\n%s%s", args[0], err, output, failed.Stderr)
		}
		return output, err
	}
	for _, args := range [][]string{{"init", "-no-color", "-input=false"}, {"apply", "-no-color", "-input=false", "-auto-approve"}} {
		if _, err := terraform(args...); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(directory, 0o750); err != nil {
		return err
	}
	for output, file := range map[string]string{"html": "audit.html", "junit": "junit.xml"} {
		text, err := terraform("output", "-raw", output)
		if err == nil {
			err = os.WriteFile(filepath.Join(directory, file), text, 0o600)
		}
		if err != nil {
			return err
		}
	}
	summary, err := terraform("output", "-no-color", "summary")
	fmt.Fprintf(os.Stdout, "%s\nThe report is in %s, for CI in %s. Its links lead to the mock Sentry, which has ended.\n",
		summary, filepath.Join(directory, "audit.html"), filepath.Join(directory, "junit.xml"))
	return err
}
