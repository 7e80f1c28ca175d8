// SPDX-License-Identifier: MPL-2.0

// Package acctest helps tests talk to the provider in process, over the plugin protocol.
package acctest

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Protocol calls a provider server in process, like Terraform.
type Protocol struct {
	t       testing.TB
	server  tfprotov6.ProviderServer
	schemas *tfprotov6.GetProviderSchemaResponse
}

// NewProtocol fetches the schemas of the server, which must be free of errors.
func NewProtocol(t testing.TB, server tfprotov6.ProviderServer) *Protocol {
	t.Helper()
	schemas, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || HasError(schemas.Diagnostics) {
		t.Fatalf("GetProviderSchema: %v %s", err, Texts(schemas.Diagnostics))
	}
	return &Protocol{t: t, server: server, schemas: schemas}
}

// Configured is like [NewProtocol], and configures the provider. Any diagnostic fails the
// test.
func Configured(t testing.TB, server tfprotov6.ProviderServer, block map[string]any) *Protocol {
	t.Helper()
	protocol := NewProtocol(t, server)
	Succeed(t, protocol.Configure(block))
	return protocol
}

// With returns the same provider for a subtest or fuzz target.
func (p *Protocol) With(t testing.TB) *Protocol {
	t.Helper()
	other := *p
	other.t = t
	return &other
}

// Server returns the provider server itself.
func (p *Protocol) Server() tfprotov6.ProviderServer { return p.server }

// Schemas returns the provider's schemas.
func (p *Protocol) Schemas() *tfprotov6.GetProviderSchemaResponse { return p.schemas }

// DataSourceType returns the type of a data source's configuration and state.
func (p *Protocol) DataSourceType(typeName string) tftypes.Type {
	p.t.Helper()
	schema, ok := p.schemas.DataSourceSchemas[typeName]
	if !ok {
		p.t.Fatalf("the provider has no data source %s", typeName)
	}
	return schema.ValueType()
}

// ValidateProvider validates a provider block.
func (p *Protocol) ValidateProvider(block map[string]any) []*tfprotov6.Diagnostic {
	p.t.Helper()
	config := p.encode(p.schemas.Provider.ValueType(), block)
	response, err := p.server.ValidateProviderConfig(p.t.Context(), &tfprotov6.ValidateProviderConfigRequest{Config: config})
	p.check(err)
	return response.Diagnostics
}

// Configure configures the provider.
func (p *Protocol) Configure(block map[string]any) []*tfprotov6.Diagnostic {
	p.t.Helper()
	response, err := p.server.ConfigureProvider(p.t.Context(), &tfprotov6.ConfigureProviderRequest{
		TerraformVersion: "1.11.4",
		Config:           p.encode(p.schemas.Provider.ValueType(), block),
	})
	p.check(err)
	return response.Diagnostics
}

// Validate validates the configuration of a data source.
func (p *Protocol) Validate(typeName string, config map[string]any) []*tfprotov6.Diagnostic {
	p.t.Helper()
	response, err := p.server.ValidateDataResourceConfig(p.t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{
		TypeName: typeName, Config: p.encode(p.DataSourceType(typeName), config),
	})
	p.check(err)
	return response.Diagnostics
}

// Read reads a data source and returns its state, which must conform to the schema and be
// wholly known. The state is null if the diagnostics contain an error.
func (p *Protocol) Read(typeName string, config map[string]any) (State, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	return p.ReadContext(p.t.Context(), typeName, config)
}

// ReadContext is like Read with a context of the caller.
func (p *Protocol) ReadContext(
	ctx context.Context, typeName string, config map[string]any,
) (State, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	response, err := p.server.ReadDataSource(ctx, p.ReadRequest(typeName, config))
	p.check(err)
	if HasError(response.Diagnostics) {
		return State{}, response.Diagnostics
	}
	return p.state(response.State, p.DataSourceType(typeName)), response.Diagnostics
}

// Open opens an ephemeral resource and returns its result, which must satisfy the same
// conditions as for Read.
func (p *Protocol) Open(typeName string, config map[string]any) (State, []*tfprotov6.Diagnostic) {
	p.t.Helper()
	typ := p.schemas.EphemeralResourceSchemas[typeName].ValueType()
	response, err := p.server.OpenEphemeralResource(p.t.Context(), &tfprotov6.OpenEphemeralResourceRequest{
		TypeName: typeName, Config: p.encode(typ, config),
	})
	p.check(err)
	if HasError(response.Diagnostics) {
		return State{}, response.Diagnostics
	}
	return p.state(response.Result, typ), response.Diagnostics
}

// state decodes the result of a read.
func (p *Protocol) state(encoded *tfprotov6.DynamicValue, typ tftypes.Type) State {
	p.t.Helper()
	value, err := encoded.Unmarshal(typ)
	if err != nil {
		p.t.Fatalf("the state does not conform to the schema: %v", err)
	}
	if !value.IsFullyKnown() {
		p.t.Fatal("the state contains unknown values")
	}
	object, _ := plain(p.t, value).(map[string]any)
	return State{t: p.t, value: value, plain: object}
}

// ReadRequest is the request that Read sends.
func (p *Protocol) ReadRequest(typeName string, config map[string]any) *tfprotov6.ReadDataSourceRequest {
	p.t.Helper()
	return &tfprotov6.ReadDataSourceRequest{
		TypeName: typeName, Config: p.encode(p.DataSourceType(typeName), config),
	}
}

func (p *Protocol) encode(typ tftypes.Type, values map[string]any) *tfprotov6.DynamicValue {
	p.t.Helper()
	encoded, err := tfprotov6.NewDynamicValue(typ, Value(p.t, typ, values))
	p.check(err)
	return &encoded
}

func (p *Protocol) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}
