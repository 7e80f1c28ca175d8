// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type unknown struct{}

// Unknown represents a value that is known only after apply.
var Unknown any = unknown{}

// Value returns a value of a type from nil, Unknown, strings, booleans, numbers, []string,
// []any, and map[string]any. Attributes that an object does not name are null.
func Value(t testing.TB, typ tftypes.Type, value any) tftypes.Value {
	t.Helper()
	switch v := value.(type) {
	case nil:
		return tftypes.NewValue(typ, nil)
	case unknown:
		return tftypes.NewValue(typ, tftypes.UnknownValue)
	case map[string]any:
		return objectValue(t, typ, v)
	case []string:
		return listValue(t, typ, slices.Collect(func(yield func(any) bool) {
			for _, text := range v {
				if !yield(text) {
					return
				}
			}
		}))
	case []any:
		return listValue(t, typ, v)
	case float64:
		return tftypes.NewValue(typ, big.NewFloat(v))
	case int:
		return tftypes.NewValue(typ, big.NewFloat(float64(v)))
	default:
		return tftypes.NewValue(typ, v)
	}
}

func objectValue(t testing.TB, typ tftypes.Type, values map[string]any) tftypes.Value {
	t.Helper()
	built := map[string]tftypes.Value{}
	switch typ := typ.(type) {
	case tftypes.Object:
		for name := range values {
			if _, ok := typ.AttributeTypes[name]; !ok {
				t.Fatalf("there is no attribute %s", name)
			}
		}
		for name, attribute := range typ.AttributeTypes {
			built[name] = Value(t, attribute, values[name])
		}
	case tftypes.Map:
		for name := range maps.Keys(values) {
			built[name] = Value(t, typ.ElementType, values[name])
		}
	default:
		t.Fatalf("a %s cannot be made of an object", typ)
	}
	return tftypes.NewValue(typ, built)
}

func listValue(t testing.TB, typ tftypes.Type, values []any) tftypes.Value {
	t.Helper()
	var element tftypes.Type
	switch typ := typ.(type) {
	case tftypes.List:
		element = typ.ElementType
	case tftypes.Set:
		element = typ.ElementType
	default:
		t.Fatalf("a %s cannot be made of a list", typ)
	}
	built := []tftypes.Value{}
	for _, value := range values {
		built = append(built, Value(t, element, value))
	}
	return tftypes.NewValue(typ, built)
}

// Attribute returns one attribute of an object.
func Attribute(t testing.TB, object tftypes.Value, name string) tftypes.Value {
	t.Helper()
	var attributes map[string]tftypes.Value
	if err := object.As(&attributes); err != nil {
		t.Fatal(err)
	}
	return attributes[name]
}
