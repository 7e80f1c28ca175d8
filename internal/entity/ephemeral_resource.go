// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// EphemeralResource is the definition of an ephemeral resource that does not have to be
// renewed or closed.
type EphemeralResource[C Config] Definition[C]

// Register adds the ephemeral resource to the registry.
func (d EphemeralResource[C]) Register(r *Registry) {
	r.EphemeralResources = append(r.EphemeralResources, d.New)
	r.Handlers.EphemeralResources[d.Name] = Definition[C](d).handler()
}

// New returns the ephemeral resource in the form that the framework expects.
func (d EphemeralResource[C]) New() ephemeral.EphemeralResource {
	return &ephemeralResource[C]{definition: Definition[C](d)}
}

type ephemeralResource[C Config] struct {
	definition Definition[C]
	provider   *argument.Provider
}

// Metadata implements [ephemeral.EphemeralResource].
func (e *ephemeralResource[C]) Metadata(_ context.Context, _ ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = e.definition.Name
}

// Schema implements [ephemeral.EphemeralResource].
func (e *ephemeralResource[C]) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: e.definition.Description, Attributes: argument.ForEphemeral(e.definition.attributes("open")),
	}
}

// Configure implements [ephemeral.EphemeralResourceWithConfigure].
func (e *ephemeralResource[C]) Configure(
	_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse,
) {
	e.provider = configured(req.ProviderData, &resp.Diagnostics)
}

// ValidateConfig implements [ephemeral.EphemeralResourceWithValidateConfig].
func (e *ephemeralResource[C]) ValidateConfig(
	_ context.Context, req ephemeral.ValidateConfigRequest, resp *ephemeral.ValidateConfigResponse,
) {
	resp.Diagnostics.Append(e.definition.validate(req.Config)...)
}

// Open implements [ephemeral.EphemeralResource] for requests that package wire leaves to the
// framework. It returns the same result.
func (e *ephemeralResource[C]) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	result, diags := e.definition.handler().Value(ctx, e.provider, req.Config.Raw)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.Result.Raw = result
	}
}
