// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"runtime/debug"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// configurable is a server that is configured, and nothing else.
type configurable struct{ tfprotov6.ProviderServer }

func (configurable) ConfigureProvider(
	context.Context, *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	return &tfprotov6.ConfigureProviderResponse{}, nil
}

// TestGrowth: the heap grows freely until the provider is configured, and never
// other than the environment says.
func TestGrowth(t *testing.T) {
	const before = 100
	for name, test := range map[string]struct {
		environment       string
		starting, reading int
	}{
		"by default":         {"", startingGrowth, readingGrowth},
		"by the environment": {"100", before, before},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOGC", test.environment)
			defer debug.SetGCPercent(debug.SetGCPercent(before))
			collectSeldom()
			if got := growth(); got != test.starting {
				t.Errorf("%d at the start, want %d", got, test.starting)
			}
			if _, err := (thrifty{configurable{}}).ConfigureProvider(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if got := growth(); got != test.reading {
				t.Errorf("%d once configured, want %d", got, test.reading)
			}
		})
	}
}

func growth() int {
	got := debug.SetGCPercent(-1)
	debug.SetGCPercent(got)
	return got
}
