// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Entity is anything that a provider registers: a [DataSource], an [EphemeralResource] or a
// function.
type Entity interface{ Register(*Registry) }

// Registry contains everything that a provider registers, in the forms that the framework and
// package wire expect.
type Registry struct {
	DataSources        []func() datasource.DataSource
	EphemeralResources []func() ephemeral.EphemeralResource
	Functions          []func() function.Function
	// Handlers are the fast paths of package wire for the same entities.
	Handlers wire.Handlers
}

// NewRegistry returns the registry of the entities.
func NewRegistry(entities []Entity) *Registry {
	r := &Registry{Handlers: wire.NewHandlers()}
	for _, e := range entities {
		e.Register(r)
	}
	return r
}
