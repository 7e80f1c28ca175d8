// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var (
	ofObject = field.Func(func(*jsontree.Object) *string { return nil })
	ofItem   = field.Func(func(*item) *string { return nil })
	ofPage   = field.Func(func(*page) *string { return nil })
	ofShop   = field.Func(func(*shop) *string { return nil })
	items    = field.Items(func(*page) []item { return nil })
)

// str returns a field without mistakes.
func str(name string) field.Field { return field.String{Name: name, Doc: "S."} }

// section returns a section of fields.
func section(name string, fields ...field.Field) field.Field {
	return field.Section{Name: name, Fields: fields}
}

// object returns an object without mistakes.
func object(name string, fields ...field.Field) field.Field {
	return field.Object{Name: name, Doc: "O.", Fields: fields}
}

// list returns a list without mistakes.
func list(name string, fields ...field.Field) field.Field {
	return field.Objects{Name: name, Doc: "L.", Fields: fields}
}

func TestTableWithMistakePanicsWithPathAndNoun(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fields   field.Fields
		sections []string
		at, want string
	}{
		"name twice":               {field.Fields{str("a"), str("b"), str("a")}, nil, "a", "used twice"},
		"name twice below":         {field.Fields{object("o", list("l", str("a"), str("a")))}, nil, "o.l[].a", "used twice"},
		"name twice in a section":  {field.Fields{str("a"), section("one", str("a"))}, []string{"one"}, "a", "used twice"},
		"name twice in sections":   {field.Fields{section("one", str("a")), section("two", str("a"))}, []string{"one", "two"}, "a", "used twice"},
		"no name":                  {field.Fields{str("")}, nil, "", "snake case"},
		"camel case":               {field.Fields{object("o", str("aB"))}, nil, "o.aB", "snake case"},
		"digit first":              {field.Fields{str("1a")}, nil, "1a", "snake case"},
		"underscores":              {field.Fields{str("a__b")}, nil, "a__b", "snake case"},
		"dash":                     {field.Fields{str("a-b")}, nil, "a-b", "snake case"},
		"name of a section":        {field.Fields{section("one", str("A"))}, []string{"one"}, "A", "snake case"},
		"JSON without ending":      {field.Fields{field.JSON{Name: "a", Doc: "A."}}, nil, "a", "_json"},
		"JSON map without ending":  {field.Fields{field.JSONMap{Name: "a", Doc: "A."}}, nil, "a", "_json"},
		"string with ending":       {field.Fields{list("l", str("a_json"))}, nil, "l[].a_json", "_json"},
		"map with ending":          {field.Fields{field.StringMap{Name: "a_json", Doc: "A."}}, nil, "a_json", "_json"},
		"no description":           {field.Fields{field.Bool{Name: "a"}}, nil, "a", "full stop"},
		"no full stop":             {field.Fields{object("o", field.Number{Name: "a", Doc: "A"})}, nil, "o.a", "full stop"},
		"object without full stop": {field.Fields{field.Object{Name: "o", Doc: "O"}}, nil, "o", "full stop"},
		"unknown section":          {field.Fields{object("o", section("two", str("a")), section("one", str("b")))}, []string{"one"}, "o.a", `no section "two"`},
		"unknown section of list":  {field.Fields{field.Objects{Name: "l", Section: "two", Doc: "L."}}, nil, "l", `no section "two"`},
		"section without fields":   {field.Fields{section("one", str("a"))}, []string{"one", "two"}, "no field", `section "two"`},
		"section in a section":     {field.Fields{object("o", section("one", section("two", str("a")), str("b")))}, []string{"one", "two"}, "o.a", "directly in"},
		"list in two sections":     {field.Fields{section("one", field.Objects{Name: "l", Section: "two", Doc: "L."})}, []string{"one", "two"}, "l", "directly in"},
		"sensitive in a list":      {field.Fields{list("l", field.String{Name: "a", Sensitive: true, Doc: "A."})}, nil, "l[].a", "sensitive"},
		"sensitive in a map":       {field.Fields{field.ObjectMap{Name: "m", Doc: "M.", Fields: field.Fields{field.Strings{Name: "a", Sensitive: true, Doc: "A."}}}}, nil, "m[].a", "sensitive"},
		"sensitive far below":      {field.Fields{list("l", object("o", field.Pairs{Name: "a", Sensitive: true, Doc: "A."}))}, nil, "l[].o.a", "sensitive"},
		"sensitive in rows": {field.Fields{field.Objects{
			Name: "l", Rows: field.Func(func(*page) *field.Rows { return nil }), Doc: "L.",
			Table: tableOf(object("o", field.String{Name: "a", Sensitive: true, Doc: "A."})),
		}}, nil, "l", "sensitive"},
		"other source":      {field.Fields{object("o", field.String{Name: "a", Value: ofShop, Doc: "A."})}, nil, "o.a", "*field_test.shop"},
		"no item":           {field.Fields{field.String{Name: "a", Value: ofItem, Doc: "A."}}, nil, "a", "*field_test.item"},
		"no item in a list": {field.Fields{list("l", field.String{Name: "a", Value: ofItem, Doc: "A."})}, nil, "l[].a", "*field_test.item"},
		"item out of reach": {field.Fields{field.Objects{Name: "l", Items: items, Doc: "L.", Fields: field.Fields{
			object("o", field.String{Name: "a", Value: ofItem, Doc: "A."}),
		}}}, nil, "l[].o.a", "*field_test.item"},
		"items of another source":      {field.Fields{field.Objects{Name: "l", Items: field.Items(func(*shop) []item { return nil }), Doc: "L."}}, nil, "l", "*field_test.shop"},
		"item, not its pointer":        {field.Fields{field.Objects{Name: "l", Items: items, Doc: "L.", Fields: field.Fields{field.String{Name: "a", Value: field.Func(func(item) *string { return nil }), Doc: "A."}}}}, nil, "l[].a", "field_test.item"},
		"second location of a value":   {field.Fields{field.String{Name: "a", Also: "b", Value: ofPage, Doc: "A."}}, nil, "a", "no second location"},
		"second location of a list":    {field.Fields{field.Objects{Name: "a", Also: "b", Items: items, Doc: "A."}}, nil, "a", "no second location"},
		"location of an inline":        {field.Fields{field.Object{Name: "o", From: "b", Inline: true, Doc: "O."}}, nil, "o", "inline"},
		"second location of an inline": {field.Fields{field.Object{Name: "o", Also: "b", Inline: true, Doc: "O."}}, nil, "o", "inline"},
		"value of an inline": {field.Fields{field.Object{
			Name: "o", Inline: true, Value: field.Func(func(o *jsontree.Object) *jsontree.Object { return o }), Doc: "O.",
		}}, nil, "o", "inline"},
		"maps without a value": {field.Fields{field.StringMaps{Name: "a", From: "b", Doc: "A."}}, nil, "a", "computed"},
	} {
		table := field.NewTable[*page]("thing", test.fields, test.sections...) // Which does not panic.
		for use, panics := range map[string]func(){
			"Schema": func() { table.Schema() },
			"State":  func() { _, _ = table.State(t.Context(), none{}, &page{}) },
			"Again":  func() { table.Schema() },
		} {
			got := panicOf(panics)
			if !strings.HasPrefix(got, "field: "+test.at+" of thing") || !strings.Contains(got, test.want) {
				t.Errorf("%s: %s panics with %q, want %q and %q", name, use, got, test.at+" of thing", test.want)
			}
		}
	}
}

func TestSelectorLocationNeedsSelector(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]field.Field{
		"first":  field.String{Name: "a", From: "entries[x].y", Doc: "A."},
		"second": field.String{Name: "a", Also: "entries[x].y", Doc: "A."},
	} {
		if got := panicOf(func() { tableOf(object("o", f)).Schema() }); !strings.HasPrefix(got, "field: o.a of thing: field.Whole has no elements") {
			t.Errorf("%s location: panics with %q", name, got)
		}
	}
	computed := field.String{Name: "a", From: "entries[x].y", Value: ofObject, Doc: "A."}
	if got := panicOf(func() { tableOf(computed).Schema() }); got != "" {
		t.Errorf("a location for people: panics with %q", got)
	}
}

func TestTableWithoutMistakeDoesNotPanic(t *testing.T) {
	t.Parallel()
	row := field.NewTable[*shop]("row", field.Fields{field.String{Name: "a", Value: ofShop, Doc: "A."}})
	table := field.NewTable[*page]("thing", field.Fields{
		str("a"), str("a1_b2"), object("o", str("a"), object("o", str("a"))),
		section("one", str("b"), object("p", section("one", str("a")), section("two", str("b")))),
		field.Objects{Name: "l", Sensitive: true, Section: "two", Items: items, Doc: "L.", Fields: field.Fields{
			field.String{Name: "a", Value: ofItem, Doc: "A."}, field.String{Name: "b", Value: ofPage, Doc: "B."},
			field.String{Name: "c", Value: ofObject, Doc: "C."},
			field.String{Name: "d", Value: field.Func(func(field.Source) *string { return nil }), Doc: "D."},
			field.Object{Name: "g", Inline: true, Doc: "G.", Fields: field.Fields{field.String{Name: "a", Value: ofItem, Doc: "A."}}},
		}},
		field.Objects{Name: "rows", Rows: field.Func(func(*page) *field.Rows { return nil }), Table: row, Doc: "R."},
	}, "one", "two")
	if got := panicOf(func() { table.Schema() }); got != "" {
		t.Errorf("panics with %q", got)
	}
}

// panicOf returns what a function panics with, empty for nothing.
func panicOf(f func()) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint(p)
		}
	}()
	f()
	return ""
}
