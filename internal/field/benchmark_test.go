// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// typical is a table of 22 fields, and typicalBody has a value for each.
var typical = tableOf(append(field.Fields{
	field.Object{Name: "again", From: "o.again", Doc: "A.", Fields: every},
}, every...)...)

const typicalBody = `{"s":"string","j":{"b":[1,2],"a":null},"n":12345678901234567890,"b":true,"l":["x","y"],"m":{"x":"y"},"k":{"x":1},` +
	`"p":[["x","y"]],"q":[{"s":"x"},{"s":"y"}],"r":{"x":{"s":"y"}},"o":{"s":"x","again":` +
	`{"s":1.50,"j":"x","n":7,"b":false,"l":["x","y"],"m":{"x":"y"},"k":{"x":1},"p":[["x","y"]],"o":{"s":"x"},"q":[{"s":"x"},{"s":"y"}],"r":{"x":{"s":"y"}}}}}`

func BenchmarkState(b *testing.B) {
	source := field.Whole{Root: parse(b, typicalBody).Root()}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := typical.State(b.Context(), none{}, source); err != nil {
			b.Fatal(err)
		}
	}
}
