// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Function handles a call: it decodes the arguments and returns the encoded result, which is
// nil if there is an error. It returns false for a call that it cannot handle, which the
// framework then handles.
type Function func(context.Context, []*tfprotov6.DynamicValue) (*tfprotov6.DynamicValue, *tfprotov6.FunctionError, bool)

// Call returns a Function with one string as its argument, see [Result].
func Call(run func(context.Context, string) (*tfprotov6.DynamicValue, error)) Function {
	return func(ctx context.Context, arguments []*tfprotov6.DynamicValue) (*tfprotov6.DynamicValue, *tfprotov6.FunctionError, bool) {
		var text *string
		if len(arguments) != 1 || Decode(arguments[0], &text) != nil || text == nil {
			return nil, nil, false
		}
		result, failed := Result(ctx, run, *text)
		if failed != nil {
			return nil, &tfprotov6.FunctionError{Text: failed.Text, FunctionArgument: failed.FunctionArgument}, true
		}
		return result, nil, true
	}
}

// Result calls run, whose errors are those of [Write] or a [function.FuncError], and returns
// what Terraform shows for any of them.
func Result(
	ctx context.Context, run func(context.Context, string) (*tfprotov6.DynamicValue, error), text string,
) (*tfprotov6.DynamicValue, *function.FuncError) {
	result, err := run(ctx, text)
	if err == nil {
		return result, nil
	}
	failed, own := errors.AsType[*function.FuncError](err)
	switch {
	case own:
	case ctx.Err() != nil:
		failed = function.NewFuncError("Call Canceled: nothing of the result was kept.")
	case IsTooLarge(err):
		failed = function.NewFuncError(fmt.Sprintf(
			"Result Too Large: it is larger than %d MiB, or has more than a million attributes, which Terraform cannot accept.",
			MaxState>>20))
	default:
		failed = function.NewFuncError("Result Not Encodable: this is a bug in the provider; please report it: " + err.Error())
	}
	return nil, failed
}

// CallFunction handles calls of the registered functions.
func (s *server) CallFunction(
	ctx context.Context, request *tfprotov6.CallFunctionRequest,
) (*tfprotov6.CallFunctionResponse, error) {
	if call, ok := s.handlers.Functions[request.Name]; ok {
		if result, failed, ok := call(ctx, request.Arguments); ok {
			return &tfprotov6.CallFunctionResponse{Result: result, Error: failed}, nil
		}
	}
	return s.ProviderServer.CallFunction(ctx, request)
}
