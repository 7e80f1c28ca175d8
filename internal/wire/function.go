// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Function answers a call: it decodes the arguments and encodes the result,
// which is nil where there is an error. It answers false where it cannot take
// the call, which is then the framework's.
type Function func(context.Context, []*tfprotov6.DynamicValue) (*tfprotov6.DynamicValue, *tfprotov6.FunctionError, bool)

// Call makes a Function of one with a single text as its argument, whose result
// is a struct with tfsdk tags.
func Call[Result any](run func(context.Context, string) (Result, *function.FuncError)) Function {
	return func(ctx context.Context, arguments []*tfprotov6.DynamicValue) (*tfprotov6.DynamicValue, *tfprotov6.FunctionError, bool) {
		var text *string
		if len(arguments) != 1 || Decode(arguments[0], &text) != nil || text == nil {
			return nil, nil, false
		}
		result, failed := run(ctx, *text)
		if failed != nil {
			return nil, &tfprotov6.FunctionError{Text: failed.Text, FunctionArgument: failed.FunctionArgument}, true
		}
		value, err := Encode(ctx, result)
		switch {
		case ctx.Err() != nil:
			return nil, functionError("Call Canceled: nothing was kept of the result."), true
		case errors.Is(err, errTooLarge):
			return nil, functionError(fmt.Sprintf(
				"Result Too Large: it has more than %d MiB, or more than a million attributes, which Terraform could not take.",
				MaxState>>20)), true
		case err != nil:
			return nil, functionError("Result Not Encodable: this is a bug in the provider; please report it: " + err.Error()), true
		}
		return value, nil, true
	}
}

func functionError(text string) *tfprotov6.FunctionError { return &tfprotov6.FunctionError{Text: text} }

// CallFunction answers for the registered functions.
func (s *Server) CallFunction(
	ctx context.Context, request *tfprotov6.CallFunctionRequest,
) (*tfprotov6.CallFunctionResponse, error) {
	if call, ok := s.handlers.Functions[request.Name]; ok {
		if result, failed, ok := call(ctx, request.Arguments); ok {
			return &tfprotov6.CallFunctionResponse{Result: result, Error: failed}, nil
		}
	}
	return s.ProviderServer.CallFunction(ctx, request)
}
