// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-sentry is the Terraform provider that brings Sentry
// events into configurations.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// version is set by the linker.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "run as a server that a debugger can attach to, and print how Terraform reaches it")
	flag.Parse()

	// net/http writes the beginning of an answer that nobody asked for to the
	// standard logger, and that can be an event. The provider logs with tflog.
	log.SetOutput(io.Discard)
	if level := unreadLogs(os.Getenv); level != "" {
		// The only possible failure, an invalid name, cannot occur; without the
		// setting the provider is slower, not wrong.
		_ = os.Setenv("TF_LOG_SDK", level)
	}
	collectSeldom()
	var options []tf6server.ServeOpt
	if *debug {
		options = append(options, tf6server.WithManagedDebug())
	}
	server := func() tfprotov6.ProviderServer { return newThrifty(provider.NewServer(version)) }
	if err := tf6server.Serve(provider.Address, server, options...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// unreadLogs is the level that the plugin SDK's own lines are cut at, empty for
// none: at what Terraform shows of providers, and off where no log is asked for. A
// quarter of the provider's work would go into trace lines that nobody reads.
func unreadLogs(environment func(string) string) string {
	if environment("TF_LOG_SDK") != "" {
		return ""
	}
	asked := cmp.Or(environment("TF_LOG_PROVIDER"), environment("TF_LOG"))
	switch level := hclog.LevelFromString(asked); {
	case asked == "" || level == hclog.Off:
		return "off"
	case level == hclog.NoLevel || level == hclog.Trace:
		return "" // JSON, and what Terraform takes for TRACE
	default:
		return level.String()
	}
}
