// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// sectioned is a table with sections at the top, in an object, in an object of a
// section, and for lists of a list.
func sectioned(called *int) *field.Table {
	count := field.Func(func(o *jsontree.Object) *string { *called++; return o.String("computed") })
	return field.NewTable[*page]("thing", field.Fields{
		field.String{Name: "id", Always: true, Doc: "I."},
		field.Bool{Name: "found", Always: true, Value: field.Func(func(p *page) *bool { return new(!p.missing) }), Doc: "F."},
		field.String{Name: "plain", Doc: "P."},
		field.Section{Name: "one", Fields: append(field.Fields{field.String{Name: "computed", Value: count, Doc: "C."}}, every...)},
		field.Object{Name: "outer", Doc: "O.", Fields: field.Fields{
			field.String{Name: "s", Doc: "S."},
			field.Section{Name: "two", Fields: field.Fields{
				field.Object{Name: "inner", Doc: "I.", Fields: field.Fields{
					field.String{Name: "s", Doc: "S."},
					field.Section{Name: "three", Fields: field.Fields{field.Strings{Name: "deep", Doc: "D."}}},
				}},
			}},
		}},
		field.Objects{Name: "list", Doc: "L.", Fields: field.Fields{
			field.String{Name: "s", Doc: "S."},
			field.Objects{Name: "frames", Section: "three", Doc: "F.", Fields: field.Fields{field.Number{Name: "n", Doc: "N."}}},
		}},
	}, "one", "two", "three")
}

// All values in the sections have another type, so that they would be reported.
const noted = `{"id":"i","plain":"p","computed":[],"s":[],"n":[],"b":[],"l":7,"m":7,"k":7,"p":7,"o":7,"q":7,"r":7,` +
	`"outer":{"s":"s","inner":{"s":[],"deep":7}},"list":[{"frames":7}]}`

const unread = `"b":null,"computed":null,"found":true,"id":"i","j_json":null,"k_json":null,"l":null`

func TestSectionThatIsNotReadIsNullWithoutMismatch(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		sections          []string
		state, mismatches string
		called            int
	}{
		"none": {nil, `{` + unread + `,"list":[{"frames":null,"s":null}],"m":null,"n":null,"o":null,"outer":{"inner":null,"s":"s"},` +
			`"p":null,"plain":"p","q":null,"r":null,"s":null}`, "", 0},
		"at the top": {[]string{"one"}, `{"b":null,"computed":null,"found":true,"id":"i","j_json":null,"k_json":{},"l":[],` +
			`"list":[{"frames":null,"s":null}],"m":{},"n":null,"o":{"s":null},"outer":{"inner":null,"s":"s"},"p":[],"plain":"p","q":[],"r":{},"s":null}`,
			"computed s n b l m k p o q r", 1},
		"in an object": {[]string{"two"}, `{` + unread + `,"list":[{"frames":null,"s":null}],"m":null,"n":null,"o":null,` +
			`"outer":{"inner":{"deep":null,"s":null},"s":"s"},"p":null,"plain":"p","q":null,"r":null,"s":null}`, "outer.inner.s", 0},
		"in a section that is not read": {[]string{"three"}, `{` + unread + `,"list":[{"frames":[],"s":null}],"m":null,"n":null,"o":null,` +
			`"outer":{"inner":null,"s":"s"},"p":null,"plain":"p","q":null,"r":null,"s":null}`, "list[0].frames", 0},
		"in a section that is read": {[]string{"two", "three"}, `{` + unread + `,"list":[{"frames":[],"s":null}],"m":null,"n":null,"o":null,` +
			`"outer":{"inner":{"deep":[],"s":null},"s":"s"},"p":null,"plain":"p","q":null,"r":null,"s":null}`,
			"outer.inner.s outer.inner.deep list[0].frames", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			called := 0
			document := parse(t, noted)
			got := readFrom(t, sectioned(&called), &page{Whole: field.Whole{Root: document.Root()}, sections: test.sections})
			if got != test.state || paths(document) != test.mismatches || called != test.called {
				t.Errorf("read as\n%s, want\n%s\nmismatches %q, want %q; the function was called %d times",
					got, test.state, paths(document), test.mismatches, called)
			}
		})
	}
}

func TestMissingEntityHasOnlyAlwaysFields(t *testing.T) {
	t.Parallel()
	called := 0
	document := parse(t, noted)
	got := readFrom(t, sectioned(&called), &page{Whole: field.Whole{Root: document.Root()}, missing: true})
	want := `{"b":null,"computed":null,"found":false,"id":"i","j_json":null,"k_json":null,"l":null,"list":null,"m":null,"n":null,"o":null,` +
		`"outer":null,"p":null,"plain":null,"q":null,"r":null,"s":null}`
	if got != want || paths(document) != "" || called != 0 {
		t.Errorf("read as\n%s, want\n%s\nmismatches %q; the function was called %d times", got, want, paths(document), called)
	}
}

func TestWholeReadsEverySection(t *testing.T) {
	t.Parallel()
	table := field.NewTable[field.Whole]("thing", field.Fields{
		field.Section{Name: "one", Fields: field.Fields{field.String{Name: "s", Doc: "S."}}},
	}, "one")
	expect(t, table, `{"s":"x"}`, `{"s":"x"}`, "")
}
