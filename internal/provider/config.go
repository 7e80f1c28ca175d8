// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// minRequestsPerSecond is about one request every quarter of an hour.
const minRequestsPerSecond = 0.001

// model is the provider block.
type model struct {
	Token             types.String  `tfsdk:"token"`
	BaseURL           types.String  `tfsdk:"base_url"`
	Organization      types.String  `tfsdk:"organization"`
	Project           types.String  `tfsdk:"project"`
	Exclude           types.Set     `tfsdk:"exclude"`
	RequestTimeout    types.String  `tfsdk:"request_timeout"`
	MaxRetries        types.Int64   `tfsdk:"max_retries"`
	MaxRetryWait      types.String  `tfsdk:"max_retry_wait"`
	RequestsPerSecond types.Float64 `tfsdk:"requests_per_second"`
	MaxResponseBytes  types.Int64   `tfsdk:"max_response_bytes"`
	CACertPEM         types.String  `tfsdk:"ca_cert_pem"`
	ClientCertPEM     types.String  `tfsdk:"client_cert_pem"`
	ClientKeyPEM      types.String  `tfsdk:"client_key_pem"`
	Insecure          types.Bool    `tfsdk:"insecure"`
	AllowPlainHTTP    types.Bool    `tfsdk:"allow_plain_http"`
	Headers           types.Map     `tfsdk:"headers"`
}

// resolve converts the block, with the defaults of the environment, to the data that reads
// use. Unknown is the result of unknownIn, and fixed contains the settings that are not in
// the block.
func (m model) resolve(
	ctx context.Context, unknown []string, environment func(string) string, fixed sentry.Config,
) (*argument.Provider, diag.Diagnostics) {
	data := &argument.Provider{
		Organization: defaultOf(m.Organization, environment, "SENTRY_ORG"),
		Project:      defaultOf(m.Project, environment, "SENTRY_PROJECT"),
		Unknown:      unknown,
	}
	if len(unknown) > 0 {
		return data, nil
	}
	diags := m.Exclude.ElementsAs(ctx, &data.Exclude, false)
	config, more := m.clientConfig(ctx, environment, fixed)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	client, err := sentry.NewClient(config)
	if err != nil {
		diags.Append(m.configError(err, environment))
		return nil, diags
	}
	data.Client = client
	return data, diags
}

// clientConfig adds the settings of the block to the fixed ones.
func (m model) clientConfig(
	ctx context.Context, environment func(string) string, config sentry.Config,
) (sentry.Config, diag.Diagnostics) {
	config.BaseURL = textOf(m.BaseURL, environment, "SENTRY_BASE_URL", "SENTRY_URL")
	config.Token = textOf(m.Token, environment, "SENTRY_AUTH_TOKEN", "SENTRY_TOKEN")
	config.MaxRetries = sentry.DefaultMaxRetries
	config.CacheBytes = sentry.DefaultCacheBytes
	config.RequestsPerSecond = m.RequestsPerSecond.ValueFloat64()
	config.MaxResponseBytes = m.MaxResponseBytes.ValueInt64()
	config.CACertPEM = m.CACertPEM.ValueString()
	config.ClientCertPEM = m.ClientCertPEM.ValueString()
	config.ClientKeyPEM = m.ClientKeyPEM.ValueString()
	config.Insecure = m.Insecure.ValueBool()
	config.AllowPlainHTTP = m.AllowPlainHTTP.ValueBool()
	if !m.MaxRetries.IsNull() {
		config.MaxRetries = int(m.MaxRetries.ValueInt64())
	}
	diags := m.Headers.ElementsAs(ctx, &config.Headers, false)
	var more diag.Diagnostics
	config.RequestTimeout, more = duration(m.RequestTimeout, "request_timeout")
	diags.Append(more...)
	config.MaxRetryWait, more = duration(m.MaxRetryWait, "max_retry_wait")
	diags.Append(more...)
	if config.Insecure {
		diags.AddAttributeWarning(path.Root("insecure"), "TLS Verification Disabled",
			"The provider accepts any certificate of the Sentry server, so anyone on the network path can read the token and change "+
				"responses. Instead, trust the server's certificate authority with `ca_cert_pem`.")
	}
	return config, diags
}

// duration parses a configured duration; 0 means none.
func duration(configured types.String, name string) (time.Duration, diag.Diagnostics) {
	if configured.IsNull() {
		return 0, nil
	}
	return argument.ParseDuration(path.Root(name), configured.ValueString())
}

// unknownIn returns the names of the attributes of the block that are not wholly known yet
// and that every read needs: all except the defaults of blocks.
func unknownIn(block tftypes.Value) []string {
	var attributes map[string]tftypes.Value
	_ = block.As(&attributes) // It is an object.
	var names []string
	for name, value := range attributes {
		if !value.IsFullyKnown() && name != "organization" && name != "project" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// defaultOf returns a default of the block, or else of the environment.
func defaultOf(configured types.String, environment func(string) string, variable string) argument.Default {
	return argument.Default{
		Value:   strings.TrimSpace(textOf(configured, environment, variable)),
		Unknown: configured.IsUnknown(),
	}
}

// textOf returns a configured string, or else the value of the first variable that is set. An
// empty variable counts as unset.
func textOf(configured types.String, environment func(string) string, variables ...string) string {
	if !configured.IsNull() {
		return configured.ValueString()
	}
	for _, variable := range variables {
		if value := environment(variable); strings.TrimSpace(value) != "" {
			return value
		}
	}
	return ""
}

// configError attaches an error about the client's settings to its attribute.
func (m model) configError(err error, environment func(string) string) diag.Diagnostic {
	var invalid *sentry.ConfigError
	if !errors.As(err, &invalid) {
		return diag.NewErrorDiagnostic("Invalid Provider Configuration", err.Error())
	}
	detail := "The provider's `" + invalid.Field + "` " + invalid.Message + "."
	switch {
	case invalid.Field == "base_url" && m.BaseURL.IsNull():
		detail += setBy(environment, "SENTRY_BASE_URL", "SENTRY_URL")
	case invalid.Field == "token" && m.Token.IsNull():
		detail += setBy(environment, "SENTRY_AUTH_TOKEN", "SENTRY_TOKEN")
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(invalid.Field), "Invalid Provider Configuration", detail)
}

// setBy returns the name of the environment variable that a value comes from.
func setBy(environment func(string) string, variables ...string) string {
	for _, variable := range variables {
		if strings.TrimSpace(environment(variable)) != "" {
			return " The value comes from the environment variable " + variable + "."
		}
	}
	return ""
}
