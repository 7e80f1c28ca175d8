// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Handler handles a read of one type: it decodes the configuration, reads, and returns
// the state, which is nil if the diagnostics contain an error. It returns false for a
// request that it cannot handle, which the framework then handles.
type Handler func(
	ctx context.Context, provider any, config *tfprotov6.DynamicValue,
) (*tfprotov6.DynamicValue, diag.Diagnostics, bool)

// Handlers are the handlers of a provider by type name, and its functions by name.
type Handlers struct {
	DataSources        map[string]Handler
	EphemeralResources map[string]Handler
	Functions          map[string]Function
}

// NewHandlers returns handlers without entries.
func NewHandlers() Handlers {
	return Handlers{
		DataSources: map[string]Handler{}, EphemeralResources: map[string]Handler{}, Functions: map[string]Function{},
	}
}

// Handle returns a Handler for a function that reads. The function gets the result of the
// provider's Configure and a configuration, a struct with tfsdk tags. It returns a state.
func Handle[Provider, Config any](
	read func(context.Context, Provider, Config) (*tfprotov6.DynamicValue, diag.Diagnostics),
) Handler {
	return func(
		ctx context.Context, provider any, value *tfprotov6.DynamicValue,
	) (*tfprotov6.DynamicValue, diag.Diagnostics, bool) {
		configured, ok := provider.(Provider)
		var config Config
		if !ok || Decode(value, &config) != nil {
			return nil, nil, false
		}
		state, diags := read(ctx, configured, config)
		if diags.HasError() {
			state = nil
		}
		return state, diags, true
	}
}

// Value handles a request that came through the framework. The configuration and the result
// are values of the whole schema. The result is empty if there is an error.
func (h Handler) Value(ctx context.Context, provider any, config tftypes.Value) (tftypes.Value, diag.Diagnostics) {
	var diags diag.Diagnostics
	encoded, err := tfprotov6.NewDynamicValue(config.Type(), config)
	if err != nil {
		diags.AddError("Configuration Not Encodable", reportable("encode the configuration", err))
		return tftypes.Value{}, diags
	}
	state, diags, ok := h(ctx, provider, &encoded)
	if !ok {
		diags.Append(unreadable(config))
	}
	if diags.HasError() {
		return tftypes.Value{}, diags
	}
	result, err := state.Unmarshal(config.Type())
	if err != nil {
		diags.AddError("State Not Decodable", reportable("decode the result", err))
	}
	return result, diags
}

// unreadable explains why a configuration cannot be decoded: the first attribute whose value
// is not known yet, or else that the provider is not configured.
func unreadable(config tftypes.Value) diag.Diagnostic {
	var unknown *tftypes.AttributePath
	_ = tftypes.Walk(config, func(at *tftypes.AttributePath, value tftypes.Value) (bool, error) {
		if !value.IsKnown() && unknown == nil {
			unknown = at
		}
		return unknown == nil, nil
	})
	if unknown == nil || len(unknown.Steps()) == 0 {
		return diag.NewErrorDiagnostic("Provider Not Configured",
			"Terraform requested a read before it configured the provider. This is a bug; please report it.")
	}
	name, _ := unknown.Steps()[0].(tftypes.AttributeName)
	return diag.NewAttributeErrorDiagnostic(path.Root(string(name)), "Value Not Known Yet",
		"The value is known only after apply, so the provider cannot read in this phase. Set the attribute to a value that is known "+
			"before apply, or apply what it depends on first.")
}
