// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Function is a function that the framework runs itself.
type Function func() function.Function

// Register adds the function to the registry.
func (f Function) Register(r *Registry) { r.Functions = append(r.Functions, f) }

// ObjectFunction is a function of one string whose result is an object of many fields. The
// framework needs a long time to build such a result.
type ObjectFunction struct {
	Name string
	// Definition returns the definition of the function for the schema.
	Definition func() function.Definition
	// Call returns the result. Its error is a [function.FuncError] or one of
	// [wire.Write].
	Call func(context.Context, string) (*tfprotov6.DynamicValue, error)
}

// Register adds the function to the registry.
func (f ObjectFunction) Register(r *Registry) {
	r.Functions = append(r.Functions, f.New)
	r.Handlers.Functions[f.Name] = wire.Call(f.Call)
}

// New returns the function in the form that the framework expects.
func (f ObjectFunction) New() function.Function { return objectFunction{f} }

type objectFunction struct{ definition ObjectFunction }

// Metadata implements [function.Function].
func (f objectFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.definition.Name
}

// Definition implements [function.Function].
func (f objectFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = f.definition.Definition()
}

// Run implements [function.Function] for calls that package wire leaves to the framework. It
// returns the same result.
func (f objectFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
		return
	}
	result, failed := wire.Result(ctx, f.definition.Call, text)
	if resp.Error = failed; failed != nil {
		return
	}
	value, err := wire.Value(ctx, f.definition.Definition().Return.GetType(), result)
	if err != nil {
		resp.Error = function.NewFuncError(err.Error())
		return
	}
	resp.Result = function.NewResultData(value)
}
