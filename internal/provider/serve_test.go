// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/provider"
)

// TestSDKLogLevelMatchesTerraform: lines that Terraform drops are not written.
func TestSDKLogLevelMatchesTerraform(t *testing.T) {
	t.Parallel()
	for environment, want := range map[string]string{
		"": "off", "TF_LOG=OFF": "off", "TF_LOG=TRACE": "", "TF_LOG=trace": "", "TF_LOG=JSON": "", "TF_LOG=yes": "", "TF_LOG=DEBUG": "debug",
		"TF_LOG=INFO": "info", "TF_LOG=ERROR": "error", "TF_LOG_CORE=TRACE": "off", "TF_LOG_PROVIDER=TRACE": "",
		"TF_LOG=TRACE TF_LOG_PROVIDER=WARN": "warn", "TF_LOG=TRACE TF_LOG_SDK=OFF": "", "TF_LOG_SDK=TRACE": "",
	} {
		got := sdkLogLevel(func(name string) string {
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

// TestConfigureSetsGCPercent: reads do not run with the garbage collector's target for the
// start.
func TestConfigureSetsGCPercent(t *testing.T) { //nolint:paralleltest // The target is the whole process's.
	const wanted = 77
	before := debug.SetGCPercent(startGCPercent)
	defer debug.SetGCPercent(before)
	p := newProvider("test")
	withGCPercent(wanted)(p)
	var schema provider.SchemaResponse
	p.Schema(t.Context(), provider.SchemaRequest{}, &schema)
	request := provider.ConfigureRequest{}
	request.Config.Schema = schema.Schema
	p.Configure(t.Context(), request, &provider.ConfigureResponse{})
	if got := debug.SetGCPercent(before); got != wanted {
		t.Errorf("the target is %d after Configure, want %d", got, wanted)
	}
}
