// SPDX-License-Identifier: MPL-2.0

// Command httpstandin stands in for the provider hashicorp/http where there is no
// registry, for comparisons only: its data source requests an address and gives
// the body as three strings, as that provider does.
package main

import (
	"context"
	"encoding/base64"
	"io"
	"log"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func main() {
	ctx := context.Background()
	err := providerserver.Serve(ctx, func() provider.Provider { return standIn{} },
		providerserver.ServeOpts{Address: "registry.terraform.io/hashicorp/http", ProtocolVersion: 6})
	if err != nil {
		log.Fatal(err)
	}
}

type standIn struct{}

func (standIn) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "http"
}

func (standIn) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (standIn) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (standIn) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return request{} }}
}

func (standIn) Resources(context.Context) []func() resource.Resource { return nil }

// request is the data source.
type request struct{}

type model struct {
	ID                 types.String `tfsdk:"id"`
	URL                types.String `tfsdk:"url"`
	RequestHeaders     types.Map    `tfsdk:"request_headers"`
	ResponseHeaders    types.Map    `tfsdk:"response_headers"`
	Body               types.String `tfsdk:"body"`
	ResponseBody       types.String `tfsdk:"response_body"`
	ResponseBodyBase64 types.String `tfsdk:"response_body_base64"`
	StatusCode         types.Int64  `tfsdk:"status_code"`
}

func (request) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName
}

func (request) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id":                   schema.StringAttribute{Computed: true},
		"url":                  schema.StringAttribute{Required: true},
		"request_headers":      schema.MapAttribute{Optional: true, ElementType: types.StringType},
		"response_headers":     schema.MapAttribute{Computed: true, ElementType: types.StringType},
		"body":                 schema.StringAttribute{Computed: true},
		"response_body":        schema.StringAttribute{Computed: true},
		"response_body_base64": schema.StringAttribute{Computed: true},
		"status_code":          schema.Int64Attribute{Computed: true},
	}}
}

func (request) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var m model
	headers := map[string]string{}
	resp.Diagnostics.Append(req.Config.Get(ctx, &m)...)
	resp.Diagnostics.Append(m.RequestHeaders.ElementsAs(ctx, &headers, false)...)
	if resp.Diagnostics.HasError() {
		return
	}
	answer, err := get(ctx, m.URL.ValueString(), headers)
	if err != nil {
		resp.Diagnostics.AddError("Request Failed", err.Error())
		return
	}
	received := map[string]string{}
	for name, values := range answer.header {
		received[name] = strings.Join(values, ", ")
	}
	responseHeaders, diagnostics := types.MapValueFrom(ctx, types.StringType, received)
	resp.Diagnostics.Append(diagnostics...)
	m.ResponseHeaders = responseHeaders
	m.ID, m.StatusCode = m.URL, types.Int64Value(int64(answer.status))
	m.Body, m.ResponseBody = types.StringValue(string(answer.body)), types.StringValue(string(answer.body))
	m.ResponseBodyBase64 = types.StringValue(base64.StdEncoding.EncodeToString(answer.body))
	resp.Diagnostics.Append(resp.State.Set(ctx, m)...)
}

// answer is what a server said.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func get(ctx context.Context, url string, headers map[string]string) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return answer{}, err
	}
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	return answer{resp.StatusCode, resp.Header, body}, err
}
