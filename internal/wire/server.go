// SPDX-License-Identifier: MPL-2.0

// Package wire answers reads straight from plain Go structs. The framework
// serves schemas, validation, configuration and everything else; but after a
// read it walks the whole schema again for every null leaf, which for an event
// costs hundreds of times more than encoding it. So the reads of the types that
// are registered here do not pass through it: their configuration is decoded
// into a struct, and the struct that the read gives is encoded as the state.
package wire

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

var errNotMsgpack = errors.New("the value is not msgpack")

// Handler reads one entity: it decodes the configuration, reads, and encodes
// the state, which is nil where the diagnostics hold an error. It answers false
// where it cannot take the request, which is then the framework's.
type Handler func(
	ctx context.Context, provider any, config *tfprotov6.DynamicValue,
) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, bool)

// Handle makes a Handler of a read function from a configuration and what the
// provider's Configure made to a model, both structs with tfsdk tags.
func Handle[Provider, Config, Model any](
	read func(context.Context, Provider, Config) (Model, diag.Diagnostics),
) Handler {
	return func(
		ctx context.Context, provider any, value *tfprotov6.DynamicValue,
	) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, bool) {
		configured, ok := provider.(Provider)
		var config Config
		if !ok || Decode(value, &config) != nil {
			return nil, nil, false
		}
		model, diags := read(ctx, configured, config)
		if diags.HasError() {
			return nil, protocolDiagnostics(diags), true
		}
		state, err := Encode(ctx, model)
		switch {
		case ctx.Err() != nil:
			state = nil
			diags.AddError("Read Canceled", "Terraform ended the read while its result was written for it. Nothing of it was kept.")
		case errors.Is(err, errTooLarge):
			diags.AddError("Result Too Large", fmt.Sprintf(
				"What was read makes a state of more than %d MiB, or of more than a million attributes, which Terraform could not take."+
					"\n\n"+
					"Read less: fewer sections of an "+
					"event, by `include` and `exclude`, or fewer entries of a list.", MaxState>>20))
		case err != nil:
			diags.AddError("State Not Encodable",
				"The provider could not encode what it read. This is a bug in the provider; please report it.\n\n"+
					err.Error())
		}
		return state, protocolDiagnostics(diags), true
	}
}

// Server is a provider server that answers the reads it has handlers for
// itself, and leaves everything else to the framework's server.
type Server struct {
	tfprotov6.ProviderServer

	provider func() any
	handlers Handlers
}

// Handlers are the reads that a server answers itself, by type name, and the
// calls, by the function's name.
type Handlers struct {
	DataSources        map[string]Handler
	EphemeralResources map[string]Handler
	Functions          map[string]Function
}

// NewServer wraps the framework's server. The function provider gives what the
// provider's Configure made, nil before that.
func NewServer(framework tfprotov6.ProviderServer, provider func() any, handlers Handlers) *Server {
	return &Server{ProviderServer: framework, provider: provider, handlers: handlers}
}

// ReadDataSource answers for the registered data sources.
func (s *Server) ReadDataSource(
	ctx context.Context, request *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	if handle, ok := s.handlers.DataSources[request.TypeName]; ok {
		if state, diagnostics, ok := handle(ctx, s.provider(), request.Config); ok {
			return &tfprotov6.ReadDataSourceResponse{State: state, Diagnostics: diagnostics}, nil
		}
	}
	return s.ProviderServer.ReadDataSource(ctx, request)
}

// OpenEphemeralResource answers for the registered ephemeral resources. They
// hold nothing that would have to be renewed or closed.
func (s *Server) OpenEphemeralResource(
	ctx context.Context, request *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	if handle, ok := s.handlers.EphemeralResources[request.TypeName]; ok {
		if result, diagnostics, ok := handle(ctx, s.provider(), request.Config); ok {
			return &tfprotov6.OpenEphemeralResourceResponse{Result: result, Diagnostics: diagnostics}, nil
		}
	}
	return s.ProviderServer.OpenEphemeralResource(ctx, request)
}
