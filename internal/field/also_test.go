// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// secondLocations contains a field of each type with two locations, a.b and c.d. It has a
// value and its result, a value of another type, and the result without a value.
var secondLocations = map[string]struct {
	field                     field.Field
	value, state, wrong, none string
}{
	"String":        {field.String{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `"v"`, `"v"`, `{}`, `null`},
	"String OrJSON": {field.String{Name: "x", From: "a.b", Also: "c.d", OrJSON: true, Doc: "X."}, `[1]`, `"[1]"`, ``, `null`},
	"JSON":          {field.JSON{Name: "x_json", From: "a.b", Also: "c.d", Doc: "X."}, `{"e":1}`, `"{\"e\":1}"`, ``, `null`},
	"Number":        {field.Number{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `1.5`, `1.5`, `"y"`, `null`},
	"Bool":          {field.Bool{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `false`, `false`, `0`, `null`},
	"Strings":       {field.Strings{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `["v"]`, `["v"]`, `"v"`, `[]`},
	"StringMap":     {field.StringMap{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `{"k":"v"}`, `{"k":"v"}`, `[]`, `{}`},
	"JSONMap":       {field.JSONMap{Name: "x_json", From: "a.b", Also: "c.d", Doc: "X."}, `{"k":1}`, `{"k":"1"}`, `[]`, `{}`},
	"Pairs":         {field.Pairs{Name: "x", From: "a.b", Also: "c.d", Doc: "X."}, `[["k","v"]]`, `[{"name":"k","value":"v"}]`, `7`, `[]`},
	"Object": {field.Object{
		Name: "x", From: "a.b", Also: "c.d", Doc: "X.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}},
	}, `{"s":"v"}`, `{"s":"v"}`, `[]`, `{"s":null}`},
	"Objects": {field.Objects{
		Name: "x", From: "a.b", Also: "c.d", Doc: "X.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}},
	}, `[{"s":"v"}]`, `[{"s":"v"}]`, `{}`, `[]`},
	"ObjectMap": {field.ObjectMap{
		Name: "x", From: "a.b", Also: "c.d", Doc: "X.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}},
	}, `{"k":{"s":"v"}}`, `{"k":{"s":"v"}}`, `[]`, `{}`},
}

func TestAlsoIsReadIfFirstLocationHasNoValue(t *testing.T) {
	t.Parallel()
	for name, test := range secondLocations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table := tableOf(test.field)
			attribute := "x"
			if _, ok := table.Schema()["x_json"]; ok {
				attribute = "x_json"
			}
			for _, c := range []struct{ body, state, mismatches string }{
				{`{}`, test.none, ""},
				{`{"a":null,"c":{"d":null}}`, test.none, ""},
				{`{"a":{"b":VALUE}}`, test.state, ""},
				{`{"c":{"d":VALUE}}`, test.state, ""},
				{`{"a":{"b":null},"c":{"d":VALUE}}`, test.state, ""},
				{`{"a":{},"c":{"d":VALUE}}`, test.state, ""},
				{`{"a":{"b":VALUE},"c":{"d":null}}`, test.state, ""},
				{`{"a":{"b":VALUE},"c":{"d":WRONG}}`, test.state, ""},
				{`{"a":{"b":VALUE},"c":7}`, test.state, ""},
				{`{"a":{"b":WRONG},"c":{"d":VALUE}}`, test.none, "a.b"},
				{`{"a":{"b":null},"c":{"d":WRONG}}`, test.none, "c.d"},
				{`{"a":7,"c":{"d":VALUE}}`, test.state, "a"},
				{`{"a":{},"c":7}`, test.none, "c"},
			} {
				if test.wrong == "" && strings.Contains(c.body, "WRONG") {
					continue // Every type is accepted.
				}
				body := strings.NewReplacer("VALUE", test.value, "WRONG", test.wrong).Replace(c.body)
				expect(t, table, body, `{"`+attribute+`":`+c.state+`}`, c.mismatches)
			}
		})
	}
}

func TestAlsoIsNotReadForEmptyValues(t *testing.T) {
	t.Parallel()
	table := tableOf(
		field.String{Name: "s", Also: "o.s", Doc: "S."}, field.Strings{Name: "l", Also: "o.l", Doc: "L."}, field.Bool{Name: "b", Also: "o.b", Doc: "B."},
		field.StringMap{Name: "m", Also: "o.m", Doc: "M."}, field.Number{Name: "n", Also: "o.n", Doc: "N."},
	)
	expect(t, table, `{"s":"","l":[],"b":false,"m":{},"n":0,"o":{"s":"x","l":["x"],"b":true,"m":{"x":"y"},"n":1}}`,
		`{"b":false,"l":[],"m":{},"n":0,"s":""}`, "")
}

func TestAlsoSupportsSelectors(t *testing.T) {
	t.Parallel()
	table := field.NewTable[*page]("thing", field.Fields{
		field.String{Name: "x", From: "entries[a].v", Also: "entries[b].w.v", Doc: "X."},
	})
	for body, want := range map[string]string{
		`{"entries":[{"type":"b","w":{"v":"second"}}]}`:                          `{"x":"second"}`,
		`{"entries":[{"type":"b","w":{"v":"second"}},{"type":"a","v":"first"}]}`: `{"x":"first"}`,
		`{"v":"x"}`: `{"x":null}`,
	} {
		document := parse(t, body)
		if got := readFrom(t, table, &page{Whole: field.Whole{Root: document.Root()}}); got != want || paths(document) != "" {
			t.Errorf("%s is read as %s with mismatches %q", body, got, paths(document))
		}
	}
}

// TestSnakeCaseIsReadIfCamelCaseHasNoValue: compatible servers may send Sentry's camel-case
// members in snake case.
func TestSnakeCaseIsReadIfCamelCaseHasNoValue(t *testing.T) {
	t.Parallel()
	table := tableOf(
		field.Number{Name: "line", From: "lineNo", Also: "lineno", Doc: "L."},
		field.Bool{Name: "own", From: "inner.inApp", Doc: "O."},
		field.Object{Name: "o", From: "userReport", Doc: "O.", Fields: field.Fields{field.String{Name: "id", From: "eventID", Doc: "I."}}},
	)
	for body, want := range map[string]struct{ state, mismatches string }{
		`{"lineNo":1,"line_no":2,"lineno":3}`:           {`{"line":1,"o":{"id":null},"own":null}`, ""},
		`{"lineNo":null,"line_no":2,"lineno":3}`:        {`{"line":2,"o":{"id":null},"own":null}`, ""},
		`{"lineno":3}`:                                  {`{"line":3,"o":{"id":null},"own":null}`, ""},
		`{"lineNo":{},"line_no":2}`:                     {`{"line":null,"o":{"id":null},"own":null}`, "lineNo"},
		`{"line_no":"x","lineno":3}`:                    {`{"line":null,"o":{"id":null},"own":null}`, "line_no"},
		`{"inner":{"in_app":false}}`:                    {`{"line":null,"o":{"id":null},"own":false}`, ""},
		`{"inner":{"inApp":true,"in_app":false}}`:       {`{"line":null,"o":{"id":null},"own":true}`, ""},
		`{"user_report":{"event_id":"a"}}`:              {`{"line":null,"o":{"id":"a"},"own":null}`, ""},
		`{"userReport":{},"user_report":{"eventID":1}}`: {`{"line":null,"o":{"id":null},"own":null}`, ""},
	} {
		expect(t, table, body, want.state, want.mismatches)
	}
}
