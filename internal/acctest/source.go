// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/source"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// served is a data source of any type.
type served interface {
	New() datasource.DataSource
}

// Framed serves a data source of that type through the framework, configured
// with data.
func Framed[C any, M source.Configured[C]](
	t testing.TB, definition source.Definition[C, M], data *providerdata.Data,
) *Protocol {
	t.Helper()
	return configured(t, providerserver.NewProtocol6(standIn{data: data, source: definition})())
}

// Wired serves it as the provider does.
func Wired[C any, M source.Configured[C]](
	t testing.TB, definition source.Definition[C, M], data *providerdata.Data,
) *Protocol {
	t.Helper()
	return configured(t, wire.NewServer(
		providerserver.NewProtocol6(standIn{data: data, source: definition})(), func() any { return data },
		wire.Handlers{DataSources: map[string]wire.Handler{"sentry_" + definition.Name: definition.Handler()}}))
}

func configured(t testing.TB, server tfprotov6.ProviderServer) *Protocol {
	t.Helper()
	protocol := NewProtocol(t, server)
	if diagnostics := protocol.Configure(nil); len(diagnostics) > 0 {
		t.Fatalf("Configure: %s", Texts(diagnostics))
	}
	return protocol
}

// standIn is a provider of one data source, configured from the start.
type standIn struct {
	provider.Provider

	data   *providerdata.Data
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

// Data is a configured provider for a server, whose defaults are the mock's
// organization acme and its project web.
func Data(t testing.TB, url string, change ...func(*sentry.Config)) *providerdata.Data {
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

// modelType gives the type that a Go type of a model is encoded as, to compare it
// with a schema: what the framework would check when it filled the state.
func modelType(t testing.TB, model reflect.Type) tftypes.Type {
	t.Helper()
	if model == reflect.TypeFor[wire.Number]() {
		return tftypes.Number
	}
	switch model.Kind() {
	case reflect.Pointer:
		return modelType(t, model.Elem())
	case reflect.String:
		return tftypes.String
	case reflect.Bool:
		return tftypes.Bool
	case reflect.Int64:
		return tftypes.Number
	case reflect.Map:
		return tftypes.Map{ElementType: modelType(t, model.Elem())}
	case reflect.Slice:
		return tftypes.List{ElementType: modelType(t, model.Elem())}
	case reflect.Struct:
		attributes := map[string]tftypes.Type{}
		for _, field := range reflect.VisibleFields(model) {
			if tag := field.Tag.Get("tfsdk"); tag != "" {
				attributes[tag] = modelType(t, field.Type)
			}
		}
		return tftypes.Object{AttributeTypes: attributes}
	default:
		t.Fatalf("the model has a %s", model)
		return nil
	}
}

// CheckSource compares the model of a data source with its schema, type by type,
// and wants a full sentence for each attribute and no other attribute sensitive
// than those of the paths.
func CheckSource[C any, M source.Configured[C]](t *testing.T, definition source.Definition[C, M], sensitive ...string) {
	t.Helper()
	protocol := Wired(t, definition, Data(t, "http://127.0.0.1:1"))
	name := "sentry_" + definition.Name
	schema := protocol.DataSourceType(name)
	if model := modelType(t, reflect.TypeFor[M]()); !model.Equal(schema) {
		t.Errorf("the model is  %v\nthe schema is %v", model, schema)
	}
	for _, a := range Attributes(protocol.Schemas().DataSourceSchemas[name]) {
		if !strings.HasSuffix(a.Description, ".") {
			t.Errorf("the description of %s is %q", a.Path, a.Description)
		}
		if want := slices.Contains(sensitive, a.Path); a.Sensitive != want {
			t.Errorf("%s: sensitive is %t, want %t", a.Path, a.Sensitive, want)
		}
	}
}
