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
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

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

func run(ctx context.Context, directory string) error {
	server := policyworld.Add(mocksentry.NewDefault()).Start()
	defer server.Close()
	env := []string{
		"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull,
		"TF_VAR_organization=" + mocksentry.DefaultOrganization,
		fmt.Sprintf("TF_VAR_projects=[%q, %q]", policyworld.Healthy, policyworld.Failing),
	}
	return terraformcli.Play(ctx, "examples/audit-report", env, func(terraform *terraformcli.Stage) error {
		if _, err := terraform.Run(ctx, "apply", "-auto-approve"); err != nil {
			return err
		}
		return write(ctx, terraform, directory)
	})
}

// write writes the two files of the report, and prints its summary.
func write(ctx context.Context, terraform *terraformcli.Stage, directory string) error {
	if err := os.MkdirAll(directory, 0o750); err != nil {
		return err
	}
	page, junit := filepath.Join(directory, "audit.html"), filepath.Join(directory, "junit.xml")
	for output, file := range map[string]string{"html": page, "junit": junit} {
		text, err := terraform.Run(ctx, "output", "-raw", output)
		if err == nil {
			err = os.WriteFile(file, []byte(text), 0o600)
		}
		if err != nil {
			return err
		}
	}
	summary, err := terraform.Run(ctx, "output", "summary")
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "%s\nThe report is in %s, for CI in %s. Its links lead to the mock Sentry, which has ended.\n",
		summary, page, junit)
	return nil
}
