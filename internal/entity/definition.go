// SPDX-License-Identifier: MPL-2.0

// Package entity makes the data sources, ephemeral resources, and functions of the provider.
// Each one is a definition: its arguments, the fields that it reads, and the function that
// reads them.
//
// Their common parts are implemented here: the interfaces of the framework, the shorter path
// of package wire, and the first and last steps of every read.
package entity

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Config is the configuration of a block: a struct with tfsdk tags for all arguments.
type Config interface {
	// Within returns how long the whole read may take. Its errors are attached to the argument
	// timeouts.
	Within() (time.Duration, diag.Diagnostics)
}

// Definition contains the parts that data sources and ephemeral resources have in common.
type Definition[C Config] struct {
	// Name is the name of the type, such as sentry_event.
	Name string
	// Description is the description of the data source or ephemeral resource, in Markdown.
	Description string
	// Arguments returns the schema of all arguments except timeouts, which every block has.
	// It is called when Terraform requests schemas, which most of its processes do not do.
	Arguments func() map[string]schema.Attribute
	// Results are the fields that the read returns.
	Results *field.Table
	// Validate finds contradictions between arguments; nil if there can be none. Unknown
	// arguments look as if they were not configured, and unknown contains their names. A list
	// has its final length; a set has only its known elements.
	Validate func(config C, unknown map[string]bool) diag.Diagnostics
	// Read reads the configured objects.
	Read Read[C]
}

// Read reads the configured objects and returns the state, see [State]. The context ends when
// the time limit is reached. The diagnostics must contain an error if there is no state.
type Read[C Config] func(
	ctx context.Context, provider *argument.Provider, config C, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics)

// attributes returns the schema of arguments and results. Operation is the operation that the
// argument timeouts limits.
func (d Definition[C]) attributes(operation string) map[string]schema.Attribute {
	all := d.Arguments()
	all["timeouts"] = argument.TimeoutsArgument(operation)
	for name, result := range d.Results.Schema() {
		if all[name] != nil {
			panic("entity: " + d.Name + " has an argument and a result of the name " + name)
		}
		all[name] = result
	}
	return all
}

// validate calls Validate.
func (d Definition[C]) validate(config tfsdk.Config) diag.Diagnostics {
	if d.Validate == nil {
		return nil
	}
	var known C
	unknown, err := decodeKnown(config.Raw, &known)
	if err != nil {
		return diag.Diagnostics{diag.NewErrorDiagnostic("Configuration Not Decodable",
			"The provider could not decode the configuration. This is a bug in the provider; please report it.\n\n"+err.Error())}
	}
	return d.Validate(known, unknown)
}

// handler returns the handler of a read.
func (d Definition[C]) handler() wire.Handler { return wire.Handle(d.Run) }

// Run calls Read, and does what every read has in common: the provider must be ready, the
// time is limited, the log masks secrets, and long waits are reported.
func (d Definition[C]) Run(
	ctx context.Context, provider *argument.Provider, config C,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	if diags := provider.Ready(); diags.HasError() {
		return nil, diags
	}
	within, diags := config.Within()
	if diags.HasError() {
		return nil, diags
	}
	ctx, waiting := WithWaiting(ctx)
	ctx, cancel := context.WithTimeout(LogContext(ctx, provider.Client), within)
	defer cancel()
	state, diags := d.Read(ctx, provider, config, within)
	return state, waiting.Warn(diags)
}

// configured returns the result of the provider's Configure, or nil before that, as during
// validation.
func configured(data any, diags *diag.Diagnostics) *argument.Provider {
	if data == nil {
		return nil
	}
	provider, ok := data.(*argument.Provider)
	if !ok {
		diags.AddError("Unexpected Provider Data", fmt.Sprintf(
			"The provider handed over a %T. This is a bug in the provider; please report it.", data))
	}
	return provider
}
