// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// DataSource is the definition of a data source.
type DataSource[C Config] Definition[C]

// Register adds the data source to the registry.
func (d DataSource[C]) Register(r *Registry) {
	r.DataSources = append(r.DataSources, d.New)
	r.Handlers.DataSources[d.Name] = Definition[C](d).handler()
}

// New returns the data source in the form that the framework expects.
func (d DataSource[C]) New() datasource.DataSource {
	return &dataSource[C]{definition: Definition[C](d)}
}

// Schema returns the complete schema.
func (d DataSource[C]) Schema() schema.Schema {
	return schema.Schema{MarkdownDescription: d.Description, Attributes: Definition[C](d).attributes("read")}
}

type dataSource[C Config] struct {
	definition Definition[C]
	provider   *argument.Provider
}

// Metadata implements [datasource.DataSource].
func (d *dataSource[C]) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = d.definition.Name
}

// Schema implements [datasource.DataSource].
func (d *dataSource[C]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = DataSource[C](d.definition).Schema()
}

// Configure implements [datasource.DataSourceWithConfigure].
func (d *dataSource[C]) Configure(
	_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse,
) {
	d.provider = configured(req.ProviderData, &resp.Diagnostics)
}

// ValidateConfig implements [datasource.DataSourceWithValidateConfig].
func (d *dataSource[C]) ValidateConfig(
	_ context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse,
) {
	resp.Diagnostics.Append(d.definition.validate(req.Config)...)
}

// Read implements [datasource.DataSource] for requests that package wire leaves to the
// framework. It returns the same state.
func (d *dataSource[C]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	state, diags := d.definition.handler().Value(ctx, d.provider, req.Config.Raw)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.State.Raw = state
	}
}
