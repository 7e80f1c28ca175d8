// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Names of the entities in these tests.
const (
	dataName      = "sentry_thing"
	ephemeralName = "sentry_secret_thing"
	functionName  = "decode_thing"
)

// arguments are the arguments of both kinds of blocks.
type arguments struct {
	Name  *string  `tfsdk:"name"`
	Names []string `tfsdk:"names"`
}

type dataConfig struct {
	arguments
	argument.ReadTimeout
}

type ephemeralConfig struct {
	arguments
	argument.OpenTimeout
}

func argumentsSchema() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":  schema.StringAttribute{Optional: true, MarkdownDescription: "A name."},
		"names": schema.ListAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: "Names."},
	}
}

var results = field.NewTable[field.Whole]("thing", field.Fields{
	field.String{Name: "title", Sensitive: true, Doc: "Title."},
	field.Number{Name: "size", Doc: "Size."},
	field.Object{Name: "inner", Doc: "Object.", Fields: field.Fields{field.Strings{Name: "tags", Doc: "Tags."}}},
})

// whole returns a source for a JSON object.
func whole(t testing.TB, body string) field.Source {
	t.Helper()
	document, err := jsontree.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(document.Release)
	return field.Whole{Root: document.Root()}
}

// dataSource returns a data source that reads with a function.
func dataSource(read entity.Read[dataConfig]) entity.DataSource[dataConfig] {
	return entity.DataSource[dataConfig]{
		Name: dataName, Description: "A thing.", Arguments: argumentsSchema, Results: results, Read: read,
	}
}

// ephemeralResource returns an ephemeral resource that reads with a function.
func ephemeralResource(read entity.Read[ephemeralConfig]) entity.EphemeralResource[ephemeralConfig] {
	return entity.EphemeralResource[ephemeralConfig]{
		Name: ephemeralName, Description: "A thing.", Arguments: argumentsSchema, Results: results, Read: read,
	}
}

// provides is a provider of the registered entities, whose Configure returns data.
type provides struct {
	provider.Provider

	*entity.Registry

	data any
}

func (provides) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "sentry"
}

func (provides) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (p provides) Configure(_ context.Context, _ provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	resp.DataSourceData, resp.EphemeralResourceData = p.data, p.data
}

func (p provides) DataSources(context.Context) []func() datasource.DataSource {
	return p.Registry.DataSources
}

func (provides) Resources(context.Context) []func() resource.Resource { return nil }

func (p provides) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return p.Registry.EphemeralResources
}

func (p provides) Functions(context.Context) []func() function.Function { return p.Registry.Functions }

// serve serves entities like the provider does, and through the framework alone. Nil data
// means a provider that is not configured.
func serve(t testing.TB, data any, entities ...entity.Entity) map[string]*acctest.Protocol {
	t.Helper()
	registry := entity.NewRegistry(entities)
	servers := map[string]*acctest.Protocol{}
	for name, handlers := range map[string]wire.Handlers{"wire": registry.Handlers, "framework": wire.NewHandlers()} {
		framework := providerserver.NewProtocol6(provides{Registry: registry, data: data})()
		servers[name] = acctest.NewProtocol(t, wire.NewServer(framework, func() any { return data }, handlers))
		if data != nil {
			acctest.Succeed(t, servers[name].Configure(nil))
		}
	}
	return servers
}

// block is a data source or an ephemeral resource that is served in one of the two ways.
type block struct {
	// name names the block and the way. Operation is what its timeouts limit.
	name, operation string
	server          *acctest.Protocol
}

// read reads the data source, or opens the ephemeral resource.
func (b block) read(config map[string]any) (acctest.State, []*tfprotov6.Diagnostic) {
	if b.operation == "open" {
		return b.server.Open(ephemeralName, config)
	}
	return b.server.Read(dataName, config)
}

// does is the read of either kind of block.
type does func(ctx context.Context, provider *argument.Provider, config any, own arguments, within time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics)

// blocks returns both kinds of blocks, served both ways.
func blocks(t *testing.T, data any, read does) []block {
	t.Helper()
	servers := serve(t, data,
		dataSource(func(ctx context.Context, p *argument.Provider, c dataConfig, within time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			return read(ctx, p, c, c.arguments, within)
		}),
		ephemeralResource(func(ctx context.Context, p *argument.Provider, c ephemeralConfig, within time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			return read(ctx, p, c, c.arguments, within)
		}))
	var all []block
	for way, server := range servers {
		all = append(all, block{"data source by " + way, "read", server}, block{"ephemeral resource by " + way, "open", server})
	}
	return all
}

// never is a read that must not happen.
func never(t *testing.T) does {
	t.Helper()
	return func(context.Context, *argument.Provider, any, arguments, time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		t.Error("it was read")
		return nil, nil
	}
}
