// SPDX-License-Identifier: MPL-2.0

// Package provider defines the provider: its block, the list of its entities, and the server
// that Terraform talks to.
package provider

import (
	"context"
	"net"
	"os"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	tffunction "github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/function"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/query"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sourcemaps"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Address is the address of the provider in the registry.
const Address = "registry.terraform.io/seed-88433aaa/sentry"

const typeName = "sentry"

// entities lists everything that the provider registers.
var entities = []entity.Entity{
	event.DataSource(), event.EphemeralResource(),
	events.DataSource(),
	attachments.DataSource(),
	sourcemaps.DataSource(),
	query.DataSource(),
	issues.Issue(), issues.List(), issues.Tag(),
	function.DecodeEvent(), function.NormalizeEventID(), function.ParseEventURL(), function.VersionSatisfies(),
}

// New returns the provider as an ordinary provider of the framework. Version is the released
// version, for the User-Agent.
func New(version string) provider.Provider { return newProvider(version) }

// Option changes how a provider reaches Sentry.
type Option func(*sentryProvider)

// WithDialer opens connections with dial, as [net.Dialer.DialContext] does,
// instead of over the network. It is meant for tests.
func WithDialer(dial func(ctx context.Context, network, address string) (net.Conn, error)) Option {
	return func(p *sentryProvider) { p.dial = dial }
}

var (
	_ provider.ProviderWithEphemeralResources = (*sentryProvider)(nil)
	_ provider.ProviderWithFunctions          = (*sentryProvider)(nil)
)

// NewServer returns the server that Terraform connects to. It is the framework's server, but
// reads of registered types use the fast path of package wire.
func NewServer(version string, options ...Option) tfprotov6.ProviderServer {
	p := newProvider(version)
	for _, option := range options {
		option(p)
	}
	return wire.NewServer(providerserver.NewProtocol6(p)(), p.data, p.registry.Handlers)
}

func newProvider(version string) *sentryProvider {
	return &sentryProvider{version: version, environment: os.Getenv, registry: entity.NewRegistry(entities)}
}

type sentryProvider struct {
	version     string
	registry    *entity.Registry
	environment func(string) string
	dial        func(ctx context.Context, network, address string) (net.Conn, error)
	configured  atomic.Pointer[argument.Provider]
	// onConfigure is called when Configure begins. It may be nil.
	onConfigure func()
}

// data returns the result of Configure, or nil before that.
func (p *sentryProvider) data() any {
	if data := p.configured.Load(); data != nil {
		return data
	}
	return nil
}

// Metadata returns the provider's name and version.
func (p *sentryProvider) Metadata(
	_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse,
) {
	resp.TypeName, resp.Version = typeName, p.version
}

// Configure creates the client. It sends no request.
func (p *sentryProvider) Configure(
	ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse,
) {
	if p.onConfigure != nil {
		p.onConfigure()
	}
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	data, diags := config.resolve(ctx, unknownIn(req.Config.Raw), p.environment, sentry.Config{
		UserAgent:   userAgent(req.TerraformVersion, p.version, p.environment),
		OnAttempt:   entity.LogAttempt,
		OnWait:      entity.LogWait,
		DialContext: p.dial,
	})
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	p.configured.Store(data)
	resp.DataSourceData, resp.EphemeralResourceData = data, data
}

// DataSources lists the data sources.
func (p *sentryProvider) DataSources(context.Context) []func() datasource.DataSource {
	return p.registry.DataSources
}

// EphemeralResources lists the ephemeral resources.
func (p *sentryProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return p.registry.EphemeralResources
}

// Functions lists the functions.
func (p *sentryProvider) Functions(context.Context) []func() tffunction.Function {
	return p.registry.Functions
}

// Resources returns no resources, because this provider only reads.
func (p *sentryProvider) Resources(context.Context) []func() resource.Resource { return nil }
