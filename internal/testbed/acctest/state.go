// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// State is the state that a read returned.
type State struct {
	t     testing.TB
	value tftypes.Value
	plain map[string]any
}

// IsZero reports whether there is no state, because the read failed.
func (s State) IsZero() bool { return s.t == nil }

// Value returns the state like Terraform would decode it.
func (s State) Value() tftypes.Value { return s.value }

// Equal reports whether two states are equal.
func (s State) Equal(other State) bool { return s.value.Equal(other.value) }

// Diff describes the differences between two states.
func (s State) Diff(other State) string {
	differences, err := s.value.Diff(other.value)
	if err != nil {
		return err.Error()
	}
	var text strings.Builder
	for _, difference := range differences {
		fmt.Fprintln(&text, difference)
	}
	return text.String()
}

// Plain returns the state as nil, string, bool, json.Number, []any and
// map[string]any.
func (s State) Plain() map[string]any { return s.plain }

// Get looks up a value by steps: attribute names, map keys, and list indexes. It fails the
// test if a step does not exist.
func (s State) Get(steps ...any) any {
	s.t.Helper()
	var value any = s.plain
	for _, step := range steps {
		switch step := step.(type) {
		case string:
			object, ok := value.(map[string]any)
			if !ok {
				s.t.Fatalf("%v: no object before %q but %v", steps, step, value)
			}
			if value, ok = object[step]; !ok {
				s.t.Fatalf("%v: nothing named %q", steps, step)
			}
		case int:
			list, ok := value.([]any)
			if !ok || step >= len(list) {
				s.t.Fatalf("%v: no element %d in %v", steps, step, value)
			}
			value = list[step]
		}
	}
	return value
}

// JSON returns the state as indented JSON with sorted keys.
func (s State) JSON() string {
	s.t.Helper()
	text, err := json.MarshalIndent(s.plain, "", "  ")
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text) + "\n"
}

func plain(t testing.TB, value tftypes.Value) any {
	t.Helper()
	if value.IsNull() {
		return nil
	}
	var err error
	var result any
	switch typ := value.Type(); {
	case typ.Is(tftypes.String):
		var text string
		err = value.As(&text)
		result = text
	case typ.Is(tftypes.Bool):
		var truth bool
		err = value.As(&truth)
		result = truth
	case typ.Is(tftypes.Number):
		number := new(big.Float)
		err = value.As(&number)
		result = json.Number(number.Text('f', -1))
	case typ.Is(tftypes.Object{}), typ.Is(tftypes.Map{}):
		var members map[string]tftypes.Value
		err = value.As(&members)
		object := map[string]any{}
		for name, member := range members {
			object[name] = plain(t, member)
		}
		result = object
	default:
		var elements []tftypes.Value
		err = value.As(&elements)
		list := []any{}
		for _, element := range elements {
			list = append(list, plain(t, element))
		}
		result = list
	}
	if err != nil {
		t.Fatal(err)
	}
	return result
}
