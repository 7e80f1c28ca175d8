// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

const typeName = "sentry_event_attachments"

// standIn is a provider of this one data source, configured from the start.
type standIn struct {
	provider.Provider

	data *providerdata.Data
}

func (p standIn) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "sentry"
}

func (p standIn) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (p standIn) Configure(_ context.Context, _ provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	resp.DataSourceData = p.data
}

func (p standIn) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{attachments.Source().New}
}

func (p standIn) Resources(context.Context) []func() resource.Resource { return nil }

// framed serves the data source through the framework.
func framed(t *testing.T, data *providerdata.Data) *acctest.Protocol {
	t.Helper()
	return configured(t, providerserver.NewProtocol6(standIn{data: data})())
}

// wired serves it as the provider does.
func wired(t *testing.T, data *providerdata.Data) *acctest.Protocol {
	t.Helper()
	return configured(t, wire.NewServer(
		providerserver.NewProtocol6(standIn{data: data})(), func() any { return data },
		wire.Handlers{DataSources: map[string]wire.Handler{typeName: attachments.Source().Handler()}}))
}

func configured(t *testing.T, server tfprotov6.ProviderServer) *acctest.Protocol {
	t.Helper()
	protocol := acctest.NewProtocol(t, server)
	if diagnostics := protocol.Configure(nil); len(diagnostics) > 0 {
		t.Fatalf("Configure: %s", acctest.Texts(diagnostics))
	}
	return protocol
}

// dataFor is a configured provider for a server.
func dataFor(t *testing.T, url string, change ...func(*sentry.Config)) *providerdata.Data {
	t.Helper()
	config := sentry.Config{BaseURL: url, Token: mocksentry.TokenFull, OnAttempt: providerdata.LogAttempt}
	for _, f := range change {
		f(&config)
	}
	client, err := sentry.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	return &providerdata.Data{
		Client: client, Organization: providerdata.Default{Value: "acme"}, Project: providerdata.Default{Value: "web"},
	}
}

// succeed fails the test for an error, and for a warning too.
func succeed(t *testing.T, diags diag.Diagnostics) {
	t.Helper()
	for _, d := range diags {
		t.Fatalf("%s: %s: %s", d.Severity(), d.Summary(), d.Detail())
	}
}
