// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-sentry is the Terraform provider that brings Sentry
// events into configurations.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// version is set by the linker.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "run as a server that a debugger can attach to, and print how Terraform reaches it")
	flag.Parse()
	if err := provider.Serve(context.Background(), version, *debug); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
