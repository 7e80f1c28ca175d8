// SPDX-License-Identifier: MPL-2.0

// Command single is a provider with one small data source, which is what starting
// the provider is compared with.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

func main() {
	ctx := context.Background()
	err := providerserver.Serve(ctx, func() provider.Provider { return single{} },
		providerserver.ServeOpts{Address: "registry.terraform.io/example/single", ProtocolVersion: 6})
	if err != nil {
		log.Fatal(err)
	}
}

type single struct{}

func (single) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "single"
}

func (single) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (single) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (single) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return one{} }}
}

func (single) Resources(context.Context) []func() resource.Resource { return nil }

// one reads nothing.
type one struct{}

func (one) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_one"
}

func (one) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id":   schema.StringAttribute{Required: true},
		"name": schema.StringAttribute{Computed: true},
	}}
}

func (one) Read(_ context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.State.Raw = req.Config.Raw
}
