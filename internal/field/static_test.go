// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"fmt"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// looker is an interface so that the compiler does not see that seen needs literals, and
// initializes seen first.
type looker interface{ look() field.Fields }

type eyes struct{}

func (eyes) look() field.Fields { return literals }

var someLooker looker = eyes{}

// seen contains the literals before any code of this package has run. It does not contain
// computed values.
var seen = fmt.Sprintf("%#v", someLooker.look())

var literals = field.Fields{
	field.String{Name: "s", From: "a.b", Also: "c", OrJSON: true, Doc: "S."}, field.JSON{Name: "j_json", Doc: "J."},
	field.Number{Name: "n", Volatile: true, Doc: "N."}, field.Bool{Name: "b", Always: true, Doc: "B."}, field.Strings{Name: "l", Doc: "L."},
	field.StringMap{Name: "m", Doc: "M."}, field.JSONMap{Name: "k_json", Doc: "K."}, field.Pairs{Name: "p", Doc: "P."},
	field.Section{Name: "one", Fields: field.Fields{
		field.Object{Name: "o", Doc: "O.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
		field.Objects{Name: "q", Doc: "Q.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
		field.ObjectMap{Name: "r", Doc: "R.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
	}},
}

// TestTableOfLiteralsCostsNothingAtStart prevents a cost for every process, even one that
// reads nothing. A variable in place of Fields would cost the copy of a slice.
func TestTableOfLiteralsCostsNothingAtStart(t *testing.T) {
	t.Parallel()
	if now := fmt.Sprintf("%#v", literals); seen != now {
		t.Errorf("the initialization of the package makes the table: before it was\n%s, and now\n%s", seen, now)
	}
}
