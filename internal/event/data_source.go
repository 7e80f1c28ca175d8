// SPDX-License-Identifier: MPL-2.0

// Package event reads single events of Sentry: the data source sentry_event.
package event

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
)

var (
	_ datasource.DataSourceWithConfigure      = (*dataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*dataSource)(nil)
)

// NewDataSource makes the data source sentry_event.
func NewDataSource() datasource.DataSource { return &dataSource{} }

type dataSource struct {
	provider *providerdata.Data
}

// Metadata gives the type's name.
func (d *dataSource) Metadata(
	_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse,
) {
	resp.TypeName = req.ProviderTypeName + "_event"
}

// Schema describes the attributes.
func (d *dataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = dataSourceSchema()
}

func dataSourceSchema() schema.Schema {
	all := attributes()
	all["timeouts"] = attribute.TimeoutsArgument("read")
	return schema.Schema{MarkdownDescription: description, Attributes: all}
}

// Configure takes what the provider's Configure made.
func (d *dataSource) Configure(
	_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse,
) {
	provider, diags := configured(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.provider = provider
}

// configured takes the provider data, which is nil before the provider is
// configured, as during validation.
func configured(data any) (*providerdata.Data, diag.Diagnostics) {
	var diags diag.Diagnostics
	if data == nil {
		return nil, diags
	}
	provider, ok := data.(*providerdata.Data)
	if !ok {
		diags.AddError("Unexpected Provider Data", fmt.Sprintf(
			"The provider handed over a %T. This is a bug in the provider; please report it.", data))
	}
	return provider, diags
}

// ValidateConfig finds contradicting arguments.
func (d *dataSource) ValidateConfig(
	ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse,
) {
	resp.Diagnostics.Append(validateSections(ctx, req.Config)...)
	resp.Diagnostics.Append(validateForm(ctx, req.Config)...)
}

// Read is the framework's way to ReadDataSource; Terraform's own requests take
// the shorter one of package wire.
func (d *dataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config DataSourceModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	state, diags := ReadDataSource(ctx, d.provider, config.DataSourceConfig)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	}
}

// DataSourceConfig is the configuration of the data source.
type DataSourceConfig struct {
	Arguments

	Timeouts *attribute.Timeouts `tfsdk:"timeouts"`
}

// DataSourceModel is the state of the data source.
type DataSourceModel struct {
	DataSourceConfig
	Event
}

// ReadDataSource reads what a configuration of the data source asks for.
func ReadDataSource(
	ctx context.Context, provider *providerdata.Data, config DataSourceConfig,
) (DataSourceModel, diag.Diagnostics) {
	within, diags := config.Timeouts.Longest()
	if diags.HasError() {
		return DataSourceModel{}, diags
	}
	arguments, event, diags := Read(ctx, provider, config.Arguments, nil, within)
	config.Arguments = arguments
	return DataSourceModel{DataSourceConfig: config, Event: event}, diags
}
