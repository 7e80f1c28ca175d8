// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"math/big"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// decodeKnown decodes the known part of a configuration, see [Definition.Validate]. It
// returns the names of the arguments that are unknown or cannot be used.
func decodeKnown(config tftypes.Value, target any) (map[string]bool, error) {
	unknown := map[string]bool{}
	known, err := tftypes.Transform(config, func(at *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if value.IsKnown() {
			used, err := usable(value)
			if value.IsNull() || err != nil || !used.IsNull() {
				return used, err
			}
			value = used
		}
		if name, ok := at.LastStep().(tftypes.AttributeName); ok && len(at.Steps()) == 1 {
			unknown[string(name)] = true
		}
		return tftypes.NewValue(value.Type(), nil), nil
	})
	if err != nil {
		return nil, err
	}
	encoded, err := tfprotov6.NewDynamicValue(known.Type(), known)
	if err != nil {
		return nil, err
	}
	return unknown, wire.Decode(&encoded, target)
}

// usable removes values that Decode cannot decode, and that validators of single arguments
// reject: numbers that are not integers, and null elements of sets.
func usable(value tftypes.Value) (tftypes.Value, error) {
	switch {
	case value.IsNull():
		return value, nil
	case value.Type().Is(tftypes.Number):
		var number big.Float
		if err := value.As(&number); err != nil {
			return value, err
		}
		if _, accuracy := number.Int64(); accuracy != big.Exact {
			return tftypes.NewValue(tftypes.Number, nil), nil
		}
	case value.Type().Is(tftypes.Set{}):
		var elements []tftypes.Value
		if err := value.As(&elements); err != nil {
			return value, err
		}
		return tftypes.NewValue(value.Type(), slices.DeleteFunc(elements, tftypes.Value.IsNull)), nil
	}
	return value, nil
}
