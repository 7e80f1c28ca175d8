// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// served is a data source of any type.
type served interface {
	New() datasource.DataSource
}

// Framed returns a data source that the framework serves, configured with data.
func Framed[C entity.Config](
	t testing.TB, definition entity.DataSource[C], data *argument.Provider,
) *Protocol {
	t.Helper()
	return Configured(t, providerserver.NewProtocol6(standIn{data: data, source: definition})(), nil)
}

// Wired returns a data source that is served like in the provider.
func Wired[C entity.Config](
	t testing.TB, definition entity.DataSource[C], data *argument.Provider,
) *Protocol {
	t.Helper()
	return Configured(t, wire.NewServer(
		providerserver.NewProtocol6(standIn{data: data, source: definition})(), func() any { return data },
		entity.NewRegistry([]entity.Entity{definition}).Handlers), nil)
}

// Read reads a data source like Terraform.
func Read[C entity.Config](
	t testing.TB, definition entity.DataSource[C], data *argument.Provider, config map[string]any,
) (State, []*tfprotov6.Diagnostic) {
	t.Helper()
	return Wired(t, definition, data).Read(definition.Name, config)
}

// MustRead is like Read, but any diagnostic fails the test.
func MustRead[C entity.Config](
	t testing.TB, definition entity.DataSource[C], data *argument.Provider, config map[string]any,
) State {
	t.Helper()
	state, diagnostics := Read(t, definition, data, config)
	Succeed(t, diagnostics)
	return state
}

// MustReadFramed is like MustRead through the framework.
func MustReadFramed[C entity.Config](
	t testing.TB, definition entity.DataSource[C], data *argument.Provider, config map[string]any,
) State {
	t.Helper()
	state, diagnostics := Framed(t, definition, data).Read(definition.Name, config)
	Succeed(t, diagnostics)
	return state
}

// standIn is a provider with one data source, configured from the start.
type standIn struct {
	provider.Provider

	data   *argument.Provider
	source served
}

func (p standIn) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "sentry"
}

func (p standIn) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (p standIn) Configure(_ context.Context, _ provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	resp.DataSourceData = p.data
}

func (p standIn) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{p.source.New}
}

func (p standIn) Resources(context.Context) []func() resource.Resource { return nil }

// Data returns a configured provider for a server. Its defaults are the mock's organization
// acme and its project web.
func Data(t testing.TB, url string, change ...func(*sentry.Config)) *argument.Provider {
	t.Helper()
	config := sentry.Config{BaseURL: url, Token: mocksentry.TokenFull, OnAttempt: entity.LogAttempt}
	for _, f := range change {
		f(&config)
	}
	client, err := sentry.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	return &argument.Provider{
		Client: client, Organization: argument.Default{Value: "acme"}, Project: argument.Default{Value: "web"},
	}
}

// OrganizationData is like Data without a default project. It is for data sources of a whole
// organization, which warn about a default project.
func OrganizationData(t testing.TB, url string, change ...func(*sentry.Config)) *argument.Provider {
	t.Helper()
	data := Data(t, url, change...)
	data.Project = argument.Default{}
	return data
}

// CheckSource checks that each attribute has a description in full sentences, and that only
// the attributes at the paths are sensitive.
func CheckSource[C entity.Config](t *testing.T, definition entity.DataSource[C], sensitive ...string) {
	t.Helper()
	protocol := Wired(t, definition, Data(t, "http://127.0.0.1:1"))
	for _, a := range Attributes(protocol.Schemas().DataSourceSchemas[definition.Name]) {
		if !strings.HasSuffix(a.Description, ".") {
			t.Errorf("the description of %s is %q", a.Path, a.Description)
		}
		if want := slices.Contains(sensitive, a.Path); a.Sensitive != want {
			t.Errorf("%s: sensitive is %t, want %t", a.Path, a.Sensitive, want)
		}
	}
}
