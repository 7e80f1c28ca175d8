// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-sentry is the Terraform provider that brings Sentry
// events into configurations.
package main

import (
	"flag"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// version is set by the linker.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "run as a server that a debugger can attach to, and print how Terraform reaches it")
	flag.Parse()

	silenceUnreadLogs()
	collectSeldom()
	var options []tf6server.ServeOpt
	if *debug {
		options = append(options, tf6server.WithManagedDebug())
	}
	server := func() tfprotov6.ProviderServer { return thrifty{provider.NewServer(version)} }
	if err := tf6server.Serve(provider.Address, server, options...); err != nil {
		log.Fatal(err)
	}
}

// silenceUnreadLogs switches off the trace lines of the plugin SDK where no log
// is asked for: a quarter of the provider's work would go into lines that nobody
// reads.
func silenceUnreadLogs() {
	for _, variable := range []string{"TF_LOG", "TF_LOG_PROVIDER", "TF_LOG_SDK"} {
		if os.Getenv(variable) != "" {
			return
		}
	}
	// The only possible failure, an invalid name, cannot occur; without the
	// setting the provider is slower, not wrong.
	_ = os.Setenv("TF_LOG_SDK", "off")
}
