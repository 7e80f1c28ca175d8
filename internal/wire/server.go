// SPDX-License-Identifier: MPL-2.0

// Package wire handles reads without the framework. The framework handles schemas,
// validation, configuration, and everything else. After a read, however, it walks the whole
// schema again for every null attribute. For an event, this costs hundreds of times more
// than encoding it. A read of a registered type therefore decodes its configuration into a
// struct, and writes its state as Terraform receives it.
package wire

import (
	"context"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// server is a provider server that handles reads of registered types itself, and leaves all
// other calls to the framework's server.
type server struct {
	tfprotov6.ProviderServer

	provider func() any
	handlers Handlers

	// schemasOnce guards the response with the schemas.
	schemasOnce sync.Once
	schemas     *tfprotov6.GetProviderSchemaResponse
	schemasErr  error
}

// optional contains the parts of the protocol that a server does not have to implement. The
// framework's server implements all of them.
type optional interface {
	tfprotov6.ActionServer
	tfprotov6.ListResourceServer
	tfprotov6.StateStoreServer
}

// complete is a server with the optional parts of the protocol. Embedding only the interface
// of servers would hide them.
type complete struct {
	*server
	optional
}

// NewServer wraps the framework's server, and has the same optional parts of the protocol. The
// function provider returns the result of the provider's Configure, or nil before that.
func NewServer(framework tfprotov6.ProviderServer, provider func() any, handlers Handlers) tfprotov6.ProviderServer {
	wrapped := &server{ProviderServer: framework, provider: provider, handlers: handlers}
	if parts, ok := framework.(optional); ok {
		return complete{wrapped, parts}
	}
	return wrapped
}

// GetProviderSchema returns the schemas of the framework's server. They do not depend on the
// request, so the first call makes them, and later ones return the same.
func (s *server) GetProviderSchema(
	ctx context.Context, request *tfprotov6.GetProviderSchemaRequest,
) (*tfprotov6.GetProviderSchemaResponse, error) {
	s.schemasOnce.Do(func() { s.schemas, s.schemasErr = s.ProviderServer.GetProviderSchema(ctx, request) })
	return s.schemas, s.schemasErr
}

// ReadDataSource handles reads of the registered data sources.
func (s *server) ReadDataSource(
	ctx context.Context, request *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	if handle, ok := s.handlers.DataSources[request.TypeName]; ok {
		if state, diags, ok := handle(ctx, s.provider(), request.Config); ok {
			return &tfprotov6.ReadDataSourceResponse{State: state, Diagnostics: protocolDiagnostics(diags)}, nil
		}
	}
	return s.ProviderServer.ReadDataSource(ctx, request)
}

// OpenEphemeralResource handles the registered ephemeral resources, which do not have to be
// renewed or closed.
func (s *server) OpenEphemeralResource(
	ctx context.Context, request *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	if handle, ok := s.handlers.EphemeralResources[request.TypeName]; ok {
		if result, diags, ok := handle(ctx, s.provider(), request.Config); ok {
			return &tfprotov6.OpenEphemeralResourceResponse{Result: result, Diagnostics: protocolDiagnostics(diags)}, nil
		}
	}
	return s.ProviderServer.OpenEphemeralResource(ctx, request)
}
