// SPDX-License-Identifier: MPL-2.0

// Command standin replaces the provider hashicorp/http if there is no registry, for
// comparisons only. Like that provider, its data source requests a URL and returns the body
// as three strings. It is also the provider with a single data source for the comparison of
// starts.
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
	err := providerserver.Serve(context.Background(), func() provider.Provider { return standIn{} },
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
	ID                 types.String      `tfsdk:"id"`
	URL                string            `tfsdk:"url"`
	RequestHeaders     map[string]string `tfsdk:"request_headers"`
	ResponseHeaders    map[string]string `tfsdk:"response_headers"`
	Body               types.String      `tfsdk:"body"`
	ResponseBody       types.String      `tfsdk:"response_body"`
	ResponseBodyBase64 types.String      `tfsdk:"response_body_base64"`
	StatusCode         types.Int64       `tfsdk:"status_code"`
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
	resp.Diagnostics.Append(req.Config.Get(ctx, &m)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := m.get(ctx); err != nil {
		resp.Diagnostics.AddError("Request Failed", err.Error())
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, m)...)
}

func (m *model) get(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, m.URL, nil)
	if err != nil {
		return err
	}
	for name, value := range m.RequestHeaders {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	m.ResponseHeaders = map[string]string{}
	for name, values := range resp.Header {
		m.ResponseHeaders[name] = strings.Join(values, ", ")
	}
	m.ID, m.StatusCode = types.StringValue(m.URL), types.Int64Value(int64(resp.StatusCode))
	m.Body, m.ResponseBody = types.StringValue(string(body)), types.StringValue(string(body))
	m.ResponseBodyBase64 = types.StringValue(base64.StdEncoding.EncodeToString(body))
	return err
}
