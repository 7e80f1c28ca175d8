// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// looker is an interface so that the compiler does not see that seen needs literals,
// and initializes seen first.
type looker interface{ look() field.Fields }

type eyes struct{}

func (eyes) look() field.Fields { return literals }

var someLooker looker = eyes{}

// seen is literals as they are before any code of this package has run: complete if
// they are data of the program, and nil if code makes them.
var seen = someLooker.look()

var literals = field.Fields{
	field.String{Name: "s", From: "a.b", Also: "c", OrJSON: true, Doc: "S."}, field.JSON{Name: "j_json", Doc: "J."},
	field.Number{Name: "n", Volatile: true, Doc: "N."}, field.Bool{Name: "b", Always: true, Doc: "B."}, field.Strings{Name: "l", Doc: "L."},
	field.StringMap{Name: "m", Doc: "M."}, field.JSONMap{Name: "k_json", Doc: "K."}, field.Pairs{Name: "p", Doc: "P."},
	field.Section{Name: "one", Fields: field.Fields{
		field.Object{Name: "o", Doc: "O.", Fields: below}, field.Objects{Name: "q", Doc: "Q.", Fields: below},
		field.ObjectMap{Name: "r", Doc: "R.", Fields: below},
	}},
}

var below = field.Fields{field.String{Name: "s", Doc: "S."}}

// TestTableOfLiteralsCostsNothingAtStart guards what every process would pay for, even
// one that reads nothing.
func TestTableOfLiteralsCostsNothingAtStart(t *testing.T) {
	t.Parallel()
	if len(seen) != len(literals) {
		t.Errorf("the initialization of the package makes the table: %d of %d fields were there before", len(seen), len(literals))
	}
}
