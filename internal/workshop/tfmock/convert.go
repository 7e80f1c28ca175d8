// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
)

// convert converts a value of the plugin protocol to one of HCL. It panics for a type that no
// attribute outside of lists of objects has.
func convert(value tftypes.Value) cty.Value {
	switch typ := value.Type(); {
	case typ.Is(tftypes.String):
		return cty.StringVal(as[string](value))
	case typ.Is(tftypes.Bool):
		return cty.BoolVal(as[bool](value))
	case typ.Is(tftypes.Number):
		return cty.NumberVal(as[*big.Float](value))
	case typ.Is(tftypes.List{}):
		var elements []cty.Value
		for _, element := range as[[]tftypes.Value](value) {
			elements = append(elements, convert(element))
		}
		return cty.TupleVal(elements)
	case typ.Is(tftypes.Map{}):
		members := map[string]cty.Value{}
		for key, member := range as[map[string]tftypes.Value](value) {
			members[key] = convert(member)
		}
		return cty.ObjectVal(members)
	default:
		panic(fmt.Sprintf("tfmock: no value of HCL for a %s", typ))
	}
}

func as[T any](value tftypes.Value) T {
	var native T
	if err := value.As(&native); err != nil {
		panic("tfmock: " + err.Error())
	}
	return native
}
