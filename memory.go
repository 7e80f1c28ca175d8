// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"os"
	"runtime/debug"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

const (
	// startingGrowth is how much the heap may grow between collections, in percent
	// of what is in use, until the provider is configured: building the schema once
	// leaves a few megabytes, which are not worth a collection. It saves a tenth of
	// the start.
	startingGrowth = 400
	// readingGrowth is the same for reads. They leave a lot of garbage each, and
	// collecting it is cheap beside what Terraform does with the event; a plan of a
	// thousand events then stays below 80 MB.
	readingGrowth = 35
)

// collectSeldom sets the growth for the start, unless the environment sets one.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startingGrowth)
	}
}

// thrifty is a provider server that keeps its memory small once it reads.
type thrifty struct{ tfprotov6.ProviderServer }

// ConfigureProvider is what comes before the first read.
func (t thrifty) ConfigureProvider(
	ctx context.Context, request *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(readingGrowth)
	}
	return t.ProviderServer.ConfigureProvider(ctx, request)
}
