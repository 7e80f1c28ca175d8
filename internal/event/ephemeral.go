// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
)

var (
	_ ephemeral.EphemeralResourceWithConfigure      = (*ephemeralResource)(nil)
	_ ephemeral.EphemeralResourceWithValidateConfig = (*ephemeralResource)(nil)
)

// NewEphemeralResource makes the ephemeral resource sentry_event: the data
// source, but for state and plan, which hold nothing of it.
func NewEphemeralResource() ephemeral.EphemeralResource { return &ephemeralResource{} }

type ephemeralResource struct {
	provider *providerdata.Data
}

// Metadata gives the type's name.
func (e *ephemeralResource) Metadata(
	_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse,
) {
	resp.TypeName = req.ProviderTypeName + "_event"
}

const ephemeralDescription = description + " Nothing of it gets into state or plan, so every section but `raw` is read " +
	"unless `include` or `exclude` say otherwise. Needs Terraform 1.10 or OpenTofu 1.11."

// Schema describes the attributes: those of the data source.
func (e *ephemeralResource) Schema(
	_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse,
) {
	all := attributes()
	all["timeouts"] = attribute.TimeoutsArgument("open")
	resp.Schema = schema.Schema{MarkdownDescription: ephemeralDescription, Attributes: attribute.ForEphemeral(all)}
}

// Configure takes what the provider's Configure made.
func (e *ephemeralResource) Configure(
	_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse,
) {
	provider, diags := configured(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	e.provider = provider
}

// ValidateConfig finds contradicting arguments.
func (e *ephemeralResource) ValidateConfig(
	ctx context.Context, req ephemeral.ValidateConfigRequest, resp *ephemeral.ValidateConfigResponse,
) {
	resp.Diagnostics.Append(validateSections(ctx, req.Config)...)
	resp.Diagnostics.Append(validateForm(ctx, req.Config)...)
}

// Open is the framework's way to OpenEphemeral; Terraform's own requests take
// the shorter one of package wire.
func (e *ephemeralResource) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	var config EphemeralModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	result, diags := OpenEphemeral(ctx, e.provider, config.EphemeralConfig)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Result.Set(ctx, result)...)
	}
}

// EphemeralConfig is the configuration of the ephemeral resource.
type EphemeralConfig struct {
	Arguments

	Timeouts *OpenTimeouts `tfsdk:"timeouts"`
}

// OpenTimeouts bounds the read.
type OpenTimeouts struct {
	Open *string `tfsdk:"open"`
}

// EphemeralModel is the result of the ephemeral resource.
type EphemeralModel struct {
	EphemeralConfig
	Event
}

// OpenEphemeral reads what a configuration of the ephemeral resource asks for:
// every section but raw, where it names none.
func OpenEphemeral(
	ctx context.Context, provider *providerdata.Data, config EphemeralConfig,
) (EphemeralModel, diag.Diagnostics) {
	var configured *string
	if config.Timeouts != nil {
		configured = config.Timeouts.Open
	}
	within, diags := attribute.Timeout(configured, path.Root("timeouts").AtName("open"))
	if diags.HasError() {
		return EphemeralModel{}, diags
	}
	arguments, event, diags := Read(ctx, provider, config.Arguments, []string{allSections}, within)
	config.Arguments = arguments
	return EphemeralModel{EphemeralConfig: config, Event: event}, diags
}
