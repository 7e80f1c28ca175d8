// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"cmp"
	"context"
	"io"
	"log"
	"os"
	"runtime/debug"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Serve serves the provider until Terraform is done with it. If debuggable, it waits for
// Terraform to attach, and prints how. The error is about the start of the server.
func Serve(ctx context.Context, version string, debuggable bool) error {
	// net/http writes the beginning of an unsolicited response to the standard logger,
	// and that can be an event. The provider logs with tflog.
	log.SetOutput(io.Discard)
	if level := sdkLogLevel(os.Getenv); level != "" {
		if err := os.Setenv("TF_LOG_SDK", level); err != nil {
			return err
		}
	}
	var options []tf6server.ServeOpt
	if debuggable {
		options = append(options, tf6server.WithManagedDebug())
	}
	percent := debug.SetGCPercent(startGCPercent)
	server := NewServer(version, withGCPercent(percent))
	// A command of Terraform requests the schemas from the first process that it starts. The
	// process makes them while it creates its certificate, so they take no time of the start.
	// Later processes of the command make them too, which costs a few milliseconds of CPU time.
	go func() { _, _ = server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{}) }()
	return tf6server.Serve(Address, func() tfprotov6.ProviderServer { return server }, options...)
}

// startGCPercent is the garbage collector's target until the provider is configured. Every
// command of Terraform starts the provider several times, mostly only for its schemas. These
// take a few megabytes that stay in use. With the default target, the collector runs twice
// meanwhile, which takes a tenth of the start.
const startGCPercent = 400

// withGCPercent sets the garbage collector's target when the provider is configured.
func withGCPercent(percent int) Option {
	return func(p *sentryProvider) { p.onConfigure = func() { debug.SetGCPercent(percent) } }
}

// sdkLogLevel returns the level for the log lines of the plugin SDK, or an empty string to
// leave it unchanged. By default, the SDK writes all of its lines, and Terraform drops those
// that were not requested. This takes a fifth of the CPU time of a plan with 200 events. The
// SDK only reads the level from the environment.
func sdkLogLevel(environment func(string) string) string {
	if environment("TF_LOG_SDK") != "" {
		return ""
	}
	requested := cmp.Or(environment("TF_LOG_PROVIDER"), environment("TF_LOG"))
	switch level := hclog.LevelFromString(requested); {
	case requested == "" || level == hclog.Off:
		return "off"
	case level == hclog.NoLevel || level == hclog.Trace:
		return "" // JSON, and values that Terraform treats as TRACE
	default:
		return level.String()
	}
}
