// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// shop is a source that fields are computed from.
type shop struct {
	field.Whole

	name string
	rows *field.Rows
}

// item is an element of a list of the shop. Its object is another one than the shop's.
type item struct {
	name   string
	object *jsontree.Object
}

// Object returns the JSON of the item.
func (i *item) Object() *jsontree.Object { return i.object }

// bare is an item without its own JSON.
type bare int

func keys[To any](value func(o *jsontree.Object) To) field.Value[To] { return field.Func(value) }

// computedFields returns a field of each type that is computed from the enclosing object, by
// its key v.
func computedFields() field.Fields {
	v := func(o *jsontree.Object) *string { return o.String("v") }
	list := func(o *jsontree.Object) []string { return o.Strings("list") }
	texts := func(o *jsontree.Object) map[string]string { return o.StringMap("map") }
	s := field.Fields{field.String{Name: "s", Doc: "S."}}
	return field.Fields{
		field.String{Name: "string", Value: keys(v), Doc: "S."},
		field.JSON{Name: "j_json", Value: keys(v), Doc: "J."},
		field.Number{Name: "number", Value: keys(func(o *jsontree.Object) *json.Number {
			if digits := o.Number("n"); digits != nil {
				return new(json.Number(*digits))
			}
			return nil
		}), Doc: "N."},
		field.Bool{Name: "bool", Value: keys(func(o *jsontree.Object) *bool { return o.Bool("b") }), Doc: "B."},
		field.Strings{Name: "strings", Value: keys(list), Doc: "L."},
		field.StringMap{Name: "map", Value: keys(texts), Doc: "M."},
		field.JSONMap{Name: "m_json", Value: keys(texts), Doc: "M."},
		field.StringMaps{Name: "maps", Value: keys(func(o *jsontree.Object) []map[string]string {
			return []map[string]string{texts(o), {"k": "v"}}
		}), Doc: "M."},
		field.Object{Name: "object", Value: keys(func(o *jsontree.Object) *jsontree.Object { return o.Object("x").Object("y") }), Doc: "O.", Fields: s},
		field.Objects{Name: "objects", Value: keys(func(o *jsontree.Object) []*jsontree.Object { return o.Object("x").Objects("l") }), Doc: "O.", Fields: s},
	}
}

func TestComputedFieldsTakeEnclosingObject(t *testing.T) {
	t.Parallel()
	inner := `{"v":"1","n":12345678901234567890,"b":false,"list":["x"],"map":{"b":"2","a":"1"},"x":{"y":{"s":"o"},"l":[{"s":"p"}]}}`
	full := `{"bool":false,"j_json":"1","m_json":{"a":"1","b":"2"},"map":{"a":"1","b":"2"},"maps":[{"a":"1","b":"2"},{"k":"v"}],` +
		`"number":1.234567890123456789e+19,"object":{"s":"o"},"objects":[{"s":"p"}],"string":"1","strings":["x"]}`
	empty := `{"bool":null,"j_json":null,"m_json":{},"map":{},"maps":[{},{"k":"v"}],` +
		`"number":null,"object":{"s":null},"objects":[],"string":null,"strings":[]}`
	expect(t, tableOf(computedFields()...), inner, full, "")
	expect(t, tableOf(computedFields()...), `{}`, empty, "")
	expect(t, tableOf(field.Object{Name: "o", Doc: "O.", Fields: computedFields()}), `{"o":`+inner+`}`, `{"o":`+full+`}`, "")
	expect(t, tableOf(field.Objects{Name: "o", Doc: "O.", Fields: computedFields()}), `{"o":[`+inner+`,{}]}`, `{"o":[`+full+`,`+empty+`]}`, "")
	expect(t, tableOf(field.ObjectMap{Name: "o", Doc: "O.", Fields: computedFields()}), `{"o":{"k":`+inner+`}}`, `{"o":{"k":`+full+`}}`, "")
	expect(t, tableOf(field.Object{Name: "o", Inline: true, Doc: "O.", Fields: computedFields()}), inner, `{"o":`+full+`}`, "")
}

func TestComputedFieldsTakeSourceAnywhere(t *testing.T) {
	t.Parallel()
	name := field.Fields{field.String{Name: "name", Value: field.Func(func(s *shop) *string { return &s.name }), Doc: "N."}}
	table := field.NewTable[*shop]("shop", field.Fields{
		name[0],
		field.Object{Name: "o", Doc: "O.", Fields: name},
		field.Objects{Name: "l", Doc: "L.", Fields: name},
		field.ObjectMap{Name: "m", Doc: "M.", Fields: name},
		field.Object{Name: "p", Value: keys(func(o *jsontree.Object) *jsontree.Object { return o }), Doc: "P.", Fields: name},
		field.Objects{Name: "q", Value: keys(func(o *jsontree.Object) []*jsontree.Object { return o.Objects("l") }), Doc: "Q.", Fields: name},
		field.Objects{Name: "r", Items: field.Items(func(*shop) []bare { return make([]bare, 1) }), Doc: "R.", Fields: name},
	})
	document := parse(t, `{"l":[{}],"m":{"k":{}}}`)
	source := &shop{Whole: field.Whole{Root: document.Root()}, name: "x"}
	want := `{"l":[{"name":"x"}],"m":{"k":{"name":"x"}},"name":"x","o":{"name":"x"},` +
		`"p":{"name":"x"},"q":[{"name":"x"}],"r":[{"name":"x"}]}`
	if got := readFrom(t, table, source); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestItemsFieldsTakeItemOrItsObject(t *testing.T) {
	t.Parallel()
	table := field.NewTable[*shop]("shop", field.Fields{
		field.Objects{Name: "items", Items: field.Items(func(s *shop) []item {
			var items []item
			for i, o := range s.Root.Objects("list") {
				items = append(items, item{name: s.name + strconv.Itoa(i), object: o})
			}
			return items
		}), Doc: "I.", Fields: field.Fields{
			field.String{Name: "name", Value: field.Func(func(i *item) *string { return &i.name }), Doc: "N."},
			field.String{Name: "v", Doc: "V."},
			field.String{Name: "w", Value: keys(func(o *jsontree.Object) *string { return o.String("w") }), Doc: "W."},
			field.String{Name: "shop", Value: field.Func(func(s *shop) *string { return &s.name }), Doc: "S."},
			field.Object{Name: "group", Inline: true, Doc: "G.", Fields: field.Fields{
				field.String{Name: "again", Value: field.Func(func(i *item) *string { return &i.name }), Doc: "A."},
			}},
			field.Objects{Name: "inner", Items: field.Items(func(i *item) []bare { return make([]bare, len(i.name)) }), Doc: "I.", Fields: field.Fields{
				field.String{Name: "v", Doc: "V."}, // Of the object around it, since the item has none.
				field.Bool{Name: "zero", Value: field.Func(func(b *bare) *bool { return new(*b == 0) }), Doc: "Z."},
			}},
		}},
	})
	document := parse(t, `{"list":[{"v":"a","w":"b"},{"v":[]}],"v":"outer"}`)
	got := readFrom(t, table, &shop{Whole: field.Whole{Root: document.Root()}, name: "x"})
	want := `{"items":[` +
		`{"group":{"again":"x0"},"inner":[{"v":"a","zero":true},{"v":"a","zero":true}],"name":"x0","shop":"x","v":"a","w":"b"},` +
		`{"group":{"again":"x1"},"inner":[{"v":null,"zero":true},{"v":null,"zero":true}],"name":"x1","shop":"x","v":null,"w":null}]}`
	if got != want || paths(document) != "list[1].v" {
		t.Errorf("got %s, want %s; mismatches %q", got, want, paths(document))
	}
	if got := readFrom(t, table, &shop{Whole: field.Whole{Root: parse(t, `{}`).Root()}}); got != `{"items":[]}` {
		t.Errorf("without items: %s", got)
	}
}

func TestRowsKeepValuesOfReleasedDocuments(t *testing.T) {
	t.Parallel()
	row := field.NewTable[field.Whole]("row", field.Fields{field.String{Name: "s", Doc: "S."}, field.Number{Name: "n", Doc: "N."}})
	table := field.NewTable[*shop]("shop", field.Fields{
		field.Objects{Name: "rows", Rows: field.Func(func(s *shop) *field.Rows { return s.rows }), Table: row, Doc: "R."},
		field.String{Name: "after", Doc: "A."},
	})
	source := &shop{Whole: field.Whole{Root: parse(t, `{"after":"x"}`).Root()}, rows: row.Rows(t.Context())}
	if got := readFrom(t, table, source); got != `{"after":"x","rows":[]}` {
		t.Errorf("without rows: %s", got)
	}
	for _, row := range []sent{{`{"s":"a","n":0.10}`, "", ""}, {`{}`, "", ""}, {`{"s":"\u0062","n":[]}`, "", "n"}} {
		document, err := jsontree.Parse([]byte(row.value))
		if err != nil {
			t.Fatal(err)
		}
		source.rows.Add(field.Whole{Root: document.Root()})
		if found := paths(document); found != row.mismatches {
			t.Errorf("%s: mismatches %q, want %q", row.value, found, row.mismatches)
		}
		document.Release()
	}
	want := `{"after":"x","rows":[{"n":0.1,"s":"a"},{"n":null,"s":null},{"n":null,"s":"b"}]}`
	for range 2 {
		if got := readFrom(t, table, source); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
