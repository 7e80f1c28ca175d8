// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestAttributesLeadToEveryField(t *testing.T) {
	t.Parallel()
	want := []string{
		"string string at string, sensitive",
		"key string at cloud.provider, volatile",
		"j_json JSON at j, sensitive volatile",
		"number number at a/b, sensitive",
		"size number at size, volatile",
		"bool Boolean at entries[x]/is, volatile",
		"strings strings at strings, sensitive volatile",
		"map map at map, sensitive volatile",
		"map_json JSON map at map, sensitive",
		"maps maps at m, volatile computed",
		"maps_of_nothing maps at nothing, computed",
		"pairs pairs at pairs, sensitive",
		"object_map{} object map at object_map{}, nested",
		"object_map{}.in_map Boolean at object_map{}/in_map,",
		"objects[] objects at objects[], sensitive volatile nested",
		"objects[].in_list number at objects[]/in_list,",
		"inline object at nothing, nested",
		"inline.in_group string at in_group,",
		"computed string at nothing, computed",
		"computed_from string at x[]/y, computed",
		"in_section string at in_section, volatile in one",
		"object object at o, volatile nested in one",
		"object.below_section string at o/below_section, in one",
		"object.noted string at o/noted, in one two",
		"list[] objects at l[], nested in two",
		"list[].in_list string at l[]/in_list, in two",
	}
	if got := attributesOf(described); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAttributesOfNestedFields(t *testing.T) {
	t.Parallel()
	row := tableOf(field.String{Name: "s", From: "t.u", OrJSON: true, Doc: "S."})
	table := field.NewTable[*shop]("shop", field.Fields{
		field.Object{Name: "o", From: "x.y", Doc: "O.", Fields: field.Fields{
			field.Object{Name: "group", Inline: true, Doc: "G.", Fields: field.Fields{
				field.Objects{Name: "l", From: "v.values", Doc: "L.", Fields: field.Fields{
					field.ObjectMap{Name: "m", Doc: "M.", Fields: field.Fields{
						field.StringMap{Name: "n", OrJSON: true, Doc: "N."},
						field.String{Name: "p", From: "q.r", Doc: "P."}, field.String{Name: "t", From: "u.v", Doc: "T."},
					}},
				}},
			}},
			field.String{Name: "c", Value: ofObject, Doc: "C."},
			field.Object{
				Name: "d", Value: field.Func(func(o *jsontree.Object) *jsontree.Object { return o }), Doc: "D.", Fields: field.Fields{str("s")},
			},
			field.Objects{Name: "e", Items: field.Items(func(*shop) []bare { return nil }), Doc: "E.", Fields: field.Fields{str("s")}},
			str("z"),
		}},
		field.Objects{Name: "rows", Rows: field.Func(func(s *shop) *field.Rows { return s.rows }), Table: row, Doc: "R."},
		field.Objects{
			Name: "computed", From: "list[]", Value: field.Func(func(o *jsontree.Object) []*jsontree.Object { return o.Objects("list") }),
			Doc: "C.", Fields: field.Fields{field.String{Name: "s", Doc: "S."}},
		},
	})
	want := []string{
		"o object at x/y, nested",
		"o.group object at x/y, nested",
		"o.group.l[] objects at x/y/v/values[], nested",
		"o.group.l[].m{} object map at x/y/v/values[]/m{}, nested",
		"o.group.l[].m{}.n map at x/y/v/values[]/m{}/n, or JSON",
		"o.group.l[].m{}.p string at x/y/v/values[]/m{}/q/r,",
		"o.group.l[].m{}.t string at x/y/v/values[]/m{}/u/v,",
		"o.c string at nothing, computed",
		"o.d object at x/y, computed nested",
		"o.d.s string at x/y/s,",
		"o.e[] objects at x/y, computed nested",
		"o.e[].s string at x/y/s,",
		"o.z string at x/y/z,",
		"rows[] objects at nothing, computed nested",
		"rows[].s string at t/u, or JSON",
		"computed[] objects at list[], computed nested",
		"computed[].s string at list[]/s,",
	}
	if got := attributesOf(table); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for range table.Attributes() {
		break // Also below an object.
	}
	count := 0
	for range table.Attributes() {
		count++
		if count == 4 {
			break
		}
	}
	if count != 4 {
		t.Errorf("%d attributes after the end", count)
	}
}

func attributesOf(table *field.Table) []string {
	kinds := map[field.Kind]string{
		field.KindString: "string", field.KindJSON: "JSON", field.KindNumber: "number", field.KindBool: "Boolean", field.KindStrings: "strings",
		field.KindStringMap: "map", field.KindJSONMap: "JSON map", field.KindStringMaps: "maps", field.KindObject: "object",
		field.KindObjects: "objects", field.KindObjectMap: "object map", field.KindPairs: "pairs",
	}
	var list []string
	// Collected first: attributes must not share memory.
	for _, a := range slices.Collect(table.Attributes()) {
		location := "nothing"
		if a.Location != nil {
			location = strings.Join(a.Location, "/")
		}
		text := fmt.Sprintf("%s %s at %s,", a.Path, kinds[a.Kind], location)
		for _, mark := range []struct {
			word string
			want bool
		}{
			{"sensitive", a.Sensitive}, {"volatile", a.Volatile}, {"or JSON", a.OrJSON}, {"computed", a.Computed}, {"nested", a.Nested()},
		} {
			if mark.want {
				text += " " + mark.word
			}
		}
		if len(a.Sections) > 0 {
			text += " in " + strings.Join(a.Sections, " ")
		}
		list = append(list, text)
	}
	return list
}
