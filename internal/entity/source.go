// SPDX-License-Identifier: MPL-2.0

// Package source makes a data source of the framework, and the shorter way to it,
// out of a schema and a function that reads.
package source

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Definition is a data source. Config holds its arguments and Model its whole
// state, both structs with tfsdk tags.
type Definition[Config any, Model Configured[Config]] struct {
	// Name is the type's name behind that of the provider, such as events.
	Name string
	// Schema describes the arguments and attributes. It is called when Terraform
	// asks, since most requests need none.
	Schema func() schema.Schema
	// Validate finds contradicting arguments; nil where there can be none.
	Validate func(context.Context, tfsdk.Config) diag.Diagnostics
	// Read reads what a configuration asks for.
	Read func(context.Context, *providerdata.Data, Config) (Model, diag.Diagnostics)
}

// Configured is a state that gives the configuration that it is of.
type Configured[Config any] interface {
	Configuration() Config
}

// New makes the data source.
func (d Definition[Config, Model]) New() datasource.DataSource {
	return &dataSource[Config, Model]{definition: d}
}

// Handler is the way of package wire to the same.
func (d Definition[Config, Model]) Handler() wire.Handler { return wire.Handle(d.read) }

// read reads, and warns where that took long for a reason that nobody sees.
func (d Definition[Config, Model]) read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	ctx, waiting := providerdata.WithWaiting(ctx)
	model, diags := d.Read(ctx, provider, config)
	return model, waiting.Warn(diags)
}

type dataSource[Config any, Model Configured[Config]] struct {
	definition Definition[Config, Model]
	provider   *providerdata.Data
}

// Metadata gives the type's name.
func (d *dataSource[Config, Model]) Metadata(
	_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse,
) {
	resp.TypeName = req.ProviderTypeName + "_" + d.definition.Name
}

// Schema gives the schema.
func (d *dataSource[Config, Model]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = d.definition.Schema()
}

// Configure takes what the provider's Configure made; nothing before that, as
// during validation.
func (d *dataSource[Config, Model]) Configure(
	_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse,
) {
	if req.ProviderData == nil {
		return
	}
	provider, ok := req.ProviderData.(*providerdata.Data)
	if !ok {
		resp.Diagnostics.AddError("Unexpected Provider Data", fmt.Sprintf(
			"The provider handed over a %T. This is a bug in the provider; please report it.", req.ProviderData))
	}
	d.provider = provider
}

// ValidateConfig finds contradicting arguments.
func (d *dataSource[Config, Model]) ValidateConfig(
	ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse,
) {
	if d.definition.Validate != nil {
		resp.Diagnostics.Append(d.definition.Validate(ctx, req.Config)...)
	}
}

// Read is the framework's way to read; Terraform's own requests take the Handler.
func (d *dataSource[Config, Model]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config Model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	state, diags := d.definition.read(ctx, d.provider, config.Configuration())
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	}
}
