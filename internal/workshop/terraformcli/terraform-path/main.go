// SPDX-License-Identifier: MPL-2.0

// Command terraform-path prints the path of the Terraform to use, and downloads one if there
// is none. With -oldest, it is the oldest supported one. With -newest, it is the newest one
// that can be built. With -tofu, it is OpenTofu. These are built once.
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
	newest := flag.Bool("newest", false, "the newest Terraform that can be built, or OpenTofu with -tofu")
	tofu := flag.Bool("tofu", false, "OpenTofu")
	flag.Parse()
	find := terraformcli.Find
	switch {
	case *oldest:
		find = terraformcli.Oldest
	case *tofu && *newest:
		find = terraformcli.NewestOpenTofu
	case *newest:
		find = terraformcli.Newest
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
