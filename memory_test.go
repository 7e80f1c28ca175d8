// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"runtime/debug"
	"strings"
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

func (configurable) CallFunction(context.Context, *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	return &tfprotov6.CallFunctionResponse{}, nil
}

// TestUnreadLogs: the lines of the plugin SDK are written as far as Terraform shows
// them.
func TestUnreadLogs(t *testing.T) {
	t.Parallel()
	for environment, want := range map[string]string{
		"": "off", "TF_LOG=OFF": "off", "TF_LOG=TRACE": "", "TF_LOG=trace": "", "TF_LOG=JSON": "", "TF_LOG=yes": "", "TF_LOG=DEBUG": "debug",
		"TF_LOG=INFO": "info", "TF_LOG=ERROR": "error", "TF_LOG_CORE=TRACE": "off", "TF_LOG_PROVIDER=TRACE": "",
		"TF_LOG=TRACE TF_LOG_PROVIDER=WARN": "warn", "TF_LOG=TRACE TF_LOG_SDK=OFF": "", "TF_LOG_SDK=TRACE": "",
	} {
		got := unreadLogs(func(name string) string {
			for setting := range strings.FieldsSeq(environment) {
				if value, found := strings.CutPrefix(setting, name+"="); found {
					return value
				}
			}
			return ""
		})
		if got != want {
			t.Errorf("%s: %q, want %q", environment, got, want)
		}
	}
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
			if _, err := newThrifty(configurable{}).ConfigureProvider(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if got := growth(); got != test.reading {
				t.Errorf("%d once configured, want %d", got, test.reading)
			}
			collectSeldom()
			if _, err := newThrifty(configurable{}).CallFunction(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			if got := growth(); got != test.reading {
				t.Errorf("%d once called, want %d", got, test.reading)
			}
		})
	}
}

func growth() int {
	got := debug.SetGCPercent(-1)
	debug.SetGCPercent(got)
	return got
}
