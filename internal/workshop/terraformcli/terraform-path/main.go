// SPDX-License-Identifier: MPL-2.0

// Command terraform-path prints the path of the Terraform to use, and downloads
// one where there is none. With -oldest it is the oldest one that is supported, with
// -tofu it is OpenTofu, both built where they are not yet.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	oldest := flag.Bool("oldest", false, "the oldest Terraform that is supported")
	tofu := flag.Bool("tofu", false, "OpenTofu")
	flag.Parse()
	find := terraformcli.Find
	switch {
	case *oldest:
		find = terraformcli.Oldest
	case *tofu:
		find = terraformcli.OpenTofu
	}
	path, err := find(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(path)
}
