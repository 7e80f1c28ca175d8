// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Result is the result of a function, as nil, string, bool, json.Number, []any, and
// map[string]any. For an object, State is the same result in more detail.
type Result struct {
	Plain any
	State State
}

// Call calls a function with strings, without configuring the provider.
func (p *Protocol) Call(name string, arguments ...string) (Result, *tfprotov6.FunctionError) {
	p.t.Helper()
	response, err := p.server.CallFunction(p.t.Context(), &tfprotov6.CallFunctionRequest{Name: name, Arguments: p.texts(arguments...)})
	p.check(err)
	if response.Error != nil {
		return Result{}, response.Error
	}
	typ := p.schemas.Functions[name].Return.Type
	if typ.Is(tftypes.Object{}) {
		state := p.state(response.Result, typ)
		return Result{Plain: state.Plain(), State: state}, nil
	}
	value, err := response.Result.Unmarshal(typ)
	p.check(err)
	return Result{Plain: plain(p.t, value)}, nil
}

// texts encodes arguments of a function.
func (p *Protocol) texts(arguments ...string) []*tfprotov6.DynamicValue {
	p.t.Helper()
	encoded := make([]*tfprotov6.DynamicValue, len(arguments))
	for i, argument := range arguments {
		value, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, argument))
		p.check(err)
		encoded[i] = &value
	}
	return encoded
}
