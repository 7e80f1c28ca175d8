// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"os"
	"runtime/debug"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

const (
	// startingGrowth is how much the heap may grow between collections, in percent
	// of what is in use, until the provider is configured or a function is called:
	// building the schema once leaves a few megabytes, which are not worth a
	// collection. It saves a tenth of the start.
	startingGrowth = 400
	// readingGrowth is the same for reads and calls. They leave a lot of garbage
	// each, and collecting it is cheap beside what Terraform does with the event; a
	// plan of a thousand events then stays below 80 MB. Of enormous events each read
	// takes half as long again as with Go's own 100.
	readingGrowth = 35
)

// collectSeldom sets the growth for the start, unless the environment sets one.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startingGrowth)
	}
}

// thrifty is a provider server that keeps its memory small once it reads.
type thrifty struct {
	tfprotov6.ProviderServer

	called *sync.Once // since setting the growth stops the world
}

func newThrifty(server tfprotov6.ProviderServer) thrifty { return thrifty{server, new(sync.Once)} }

// ConfigureProvider is what comes before the first read.
func (t thrifty) ConfigureProvider(
	ctx context.Context, request *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	collectOften()
	return t.ProviderServer.ConfigureProvider(ctx, request)
}

// CallFunction works before the provider is configured, and without.
func (t thrifty) CallFunction(
	ctx context.Context, request *tfprotov6.CallFunctionRequest,
) (*tfprotov6.CallFunctionResponse, error) {
	t.called.Do(collectOften)
	return t.ProviderServer.CallFunction(ctx, request)
}

func collectOften() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(readingGrowth)
	}
}
