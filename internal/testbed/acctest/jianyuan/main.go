// SPDX-License-Identifier: MPL-2.0

// Command jianyuan replaces the provider jianyuan/sentry in tests of configurations that use
// both providers, because tests have no registry. It has the blocks that the examples use,
// with the names of release 0.15. It reads and writes nothing.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	dataschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

func main() {
	ctx := context.Background() //nolint:forbidigo // The process ends with its only use.
	err := providerserver.Serve(ctx, func() provider.Provider { return standIn{} },
		providerserver.ServeOpts{Address: "registry.terraform.io/jianyuan/sentry", ProtocolVersion: 6})
	if err != nil {
		log.Fatal(err)
	}
}

type standIn struct{}

func (standIn) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "sentry"
}

func (standIn) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"token":    schema.StringAttribute{Optional: true, Sensitive: true},
		"base_url": schema.StringAttribute{Optional: true},
	}}
}

func (standIn) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (standIn) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return monitor{} }}
}

func (standIn) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return alert{} }}
}

// monitor tracks the new issues of a project.
type monitor struct{}

func (monitor) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_project_issue_stream_monitor"
}

func (monitor) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = dataschema.Schema{Attributes: map[string]dataschema.Attribute{
		"organization": dataschema.StringAttribute{Required: true},
		"project":      dataschema.StringAttribute{Required: true},
		"id":           dataschema.StringAttribute{Computed: true},
	}}
}

func (monitor) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.State.Raw = req.Config.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), "1")...)
}
