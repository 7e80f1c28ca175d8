// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// every is one field of each type that is read from a location.
var every = field.Fields{
	field.String{Name: "s", Doc: "S."}, field.JSON{Name: "j_json", Doc: "J."}, field.Number{Name: "n", Doc: "N."},
	field.Bool{Name: "b", Doc: "B."}, field.Strings{Name: "l", Doc: "L."}, field.StringMap{Name: "m", Doc: "M."},
	field.JSONMap{Name: "k_json", Doc: "K."}, field.Pairs{Name: "p", Doc: "P."},
	field.Object{Name: "o", Doc: "O.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
	field.Objects{Name: "q", Doc: "Q.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
	field.ObjectMap{Name: "r", Doc: "R.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
}

// nothing is the state of those fields if the JSON has none of them.
const nothing = `{"b":null,"j_json":null,"k_json":{},"l":[],"m":{},"n":null,"o":{"s":null},"p":[],"q":[],"r":{},"s":null}`

func TestObjectIsNeverNull(t *testing.T) {
	t.Parallel()
	expectField(t, field.Object{Name: "a", Doc: "A.", Fields: every}, "a", "a", []sent{
		{"", nothing, ""},
		{`null`, nothing, ""},
		{`{}`, nothing, ""},
		{`[]`, nothing, "a"},
		{`"x"`, nothing, "a"},
		{`1`, nothing, "a"},
		{`true`, nothing, "a"},
		{`{"s":1,"j":1,"n":1,"b":true,"l":["x"],"m":{"x":"y"},"k":{"x":1},"p":[["x","y"]],"o":{"s":"x"},"q":[{"s":"x"}],"r":{"x":{"s":"y"}},"unknown":1}`,
			`{"b":true,"j_json":"1","k_json":{"x":"1"},"l":["x"],"m":{"x":"y"},"n":1,"o":{"s":"x"},"p":[{"name":"x","value":"y"}],"q":[{"s":"x"}],"r":{"x":{"s":"y"}},"s":"1"}`, ""},
		{`{"s":{},"j":{},"n":{},"b":{},"l":{},"m":[],"k":[],"p":"x","o":[],"q":{},"r":[]}`,
			`{"b":null,"j_json":"{}","k_json":{},"l":[],"m":{},"n":null,"o":{"s":null},"p":[],"q":[],"r":{},"s":null}`,
			"a.s a.n a.b a.l a.m a.k a.p a.o a.q a.r"},
	})
}

func TestLocationLeadsThroughObjects(t *testing.T) {
	t.Parallel()
	table := tableOf(
		field.String{Name: "x", From: "a.b.c", Doc: "X."},
		field.Object{Name: "o", From: "a.b", Doc: "O.", Fields: field.Fields{field.Number{Name: "n", From: "d.e", Doc: "N."}}},
	)
	expect(t, table, `{}`, `{"o":{"n":null},"x":null}`, "")
	expect(t, table, `{"a":null}`, `{"o":{"n":null},"x":null}`, "")
	expect(t, table, `{"a":{"b":null}}`, `{"o":{"n":null},"x":null}`, "")
	expect(t, table, `{"a":{"b":{"c":"y","d":{"e":1}}}}`, `{"o":{"n":1},"x":"y"}`, "")
	expect(t, table, `{"a":"x"}`, `{"o":{"n":null},"x":null}`, "a")
	expect(t, table, `{"a":{"b":[]}}`, `{"o":{"n":null},"x":null}`, "a.b")
	expect(t, table, `{"a":{"b":{"c":[],"d":7}}}`, `{"o":{"n":null},"x":null}`, "a.b.c a.b.d")
}

func TestInlineObjectReadsEnclosingObject(t *testing.T) {
	t.Parallel()
	table := tableOf(field.Object{Name: "o", Doc: "O.", Fields: field.Fields{
		field.Object{Name: "group", Inline: true, Doc: "G.", Fields: field.Fields{
			field.String{Name: "x", From: "a.x", Doc: "X."}, field.Number{Name: "n", Doc: "N."},
		}},
	}})
	expect(t, table, `{}`, `{"o":{"group":{"n":null,"x":null}}}`, "")
	expect(t, table, `{"o":{"n":1,"a":{"x":"y"},"group":{"n":2}}}`, `{"o":{"group":{"n":1,"x":"y"}}}`, "")
	expect(t, table, `{"o":{"n":[],"a":1,"group":7}}`, `{"o":{"group":{"n":null,"x":null}}}`, "o.n o.a")
	expect(t, tableOf(field.Object{Name: "o", Inline: true, Doc: "O.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}}),
		`{"s":"x","o":1}`, `{"o":{"s":"x"}}`, "")
}

func TestObjectsLeavesOutNullAndOtherTypes(t *testing.T) {
	t.Parallel()
	fields := field.Fields{
		field.String{Name: "s", From: "t.s", Doc: "S."},
		field.Objects{Name: "l", Doc: "L.", Fields: field.Fields{field.Number{Name: "n", Doc: "N."}}},
	}
	expectField(t, field.Objects{Name: "a", Doc: "A.", Fields: fields}, "a", "a", []sent{
		{"", `[]`, ""},
		{`null`, `[]`, ""},
		{`[]`, `[]`, ""},
		{`[null]`, `[]`, ""},
		{`[{}]`, `[{"l":[],"s":null}]`, ""},
		{`[{"t":{"s":"x"}},null,{"l":[{"n":1},{"n":"2"}]}]`, `[{"l":[],"s":"x"},{"l":[{"n":1},{"n":2}],"s":null}]`, ""},
		{`[1,{},"x",[{}],true]`, `[{"l":[],"s":null}]`, "a[0] a[2] a[3] a[4]"},
		{`[{"t":1},{"l":[{"n":{}}]}]`, `[{"l":[],"s":null},{"l":[{"n":null}],"s":null}]`, "a[0].t a[1].l[0].n"},
		{`{"0":{}}`, `[]`, "a"},
		{`"x"`, `[]`, "a"},
	})
}

func TestObjectMapLeavesOutNullAndOtherTypes(t *testing.T) {
	t.Parallel()
	fields := field.Fields{field.Number{Name: "value", Doc: "V."}, field.String{Name: "unit", Doc: "U."}}
	expectField(t, field.ObjectMap{Name: "a", Doc: "A.", Fields: fields}, "a", "a", []sent{
		{"", `{}`, ""},
		{`null`, `{}`, ""},
		{`{}`, `{}`, ""},
		{`{"x":null}`, `{}`, ""},
		{`{"x":{},"":{"value":0.1,"unit":"s"}}`, `{"":{"unit":"s","value":0.1},"x":{"unit":null,"value":null}}`, ""},
		{`{"x":{"value":1},"x":{"value":2}}`, `{"x":{"unit":null,"value":2}}`, ""},
		{`{"x":1,"y":[],"z":{"value":"z"}}`, `{"z":{"unit":null,"value":null}}`, "a.x a.y a.z.value"},
		{`[{}]`, `{}`, "a"},
		{`0`, `{}`, "a"},
	})
}

// TestMismatchHidesKeysOfMaps checks the path that diagnostics may show: it contains no keys
// that a sender chose.
func TestMismatchHidesKeysOfMaps(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"m":{"secret":[]},"r":{"secret":{"s":[]}}}`)
	readFrom(t, tableOf(every...), field.Whole{Root: document.Root()})
	got := document.Mismatches()
	if len(got) != 2 || got[0].Public != "m[*]" || got[1].Public != "r[*].s" {
		t.Errorf("mismatches = %v", got)
	}
}

func TestSelectorLocationStartsAtElement(t *testing.T) {
	t.Parallel()
	table := field.NewTable[*page]("thing", field.Fields{
		field.String{Name: "url", From: "entries[request].data.url", Doc: "U."},
		field.String{Name: "kind", From: "entries[request].type", Doc: "K."},
		field.Object{Name: "below", Doc: "B.", Fields: field.Fields{field.Strings{Name: "l", From: "entries[x-1].data", Doc: "L."}}},
	})
	for body, want := range map[string][2]string{
		`{}`: {`{"below":{"l":[]},"kind":null,"url":null}`, ""},
		`{"entries":[{"type":"x-1","data":["y"]},{"type":"request","data":{"url":"u"}}]}`: {`{"below":{"l":["y"]},"kind":"request","url":"u"}`, ""},
		`{"entries":[{"type":"x-1","data":7},{"type":"request","data":[]}]}`:              {`{"below":{"l":[]},"kind":"request","url":null}`, "entries[0].data entries[1].data"},
		`{"entries[request]":{"data":{"url":"u"}}}`:                                       {`{"below":{"l":[]},"kind":null,"url":null}`, ""},
	} {
		document := parse(t, body)
		source := &page{Whole: field.Whole{Root: document.Root()}}
		if got := readFrom(t, table, source); got != want[0] || paths(document) != want[1] {
			t.Errorf("%s is read as %s with mismatches %q", body, got, paths(document))
		}
		if len(source.selected) != 3 || source.selected[0] != "entries/request" || source.selected[2] != "entries/x-1" {
			t.Errorf("selected %q", source.selected)
		}
	}
}
