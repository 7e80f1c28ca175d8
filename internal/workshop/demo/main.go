// SPDX-License-Identifier: MPL-2.0

// Command demo shows the provider at work: it builds the provider, runs real
// Terraform against the mock Sentry, and says in a summary what came of it. With
// the coordinates of an event in the environment it reads that one instead.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, newPrinter(os.Stdout, os.Getenv("NO_COLOR") != ""), os.Getenv)
	interrupted := ctx.Err() != nil
	stop()
	switch {
	case interrupted:
		fmt.Fprintln(os.Stderr, "\ndemo: interrupted")
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "\ndemo:", err)
		os.Exit(1)
	}
}
