// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var noMaps = field.Func(func(field.Source) []map[string]string { return nil })

// described contains fields of each type with everything that descriptions contain.
var described = field.NewTable[*page]("thing", field.Fields{
	field.String{Name: "string", Sensitive: true, Doc: "A string."},
	field.String{Name: "key", Key: "cloud.provider", Volatile: true, Doc: "A key."},
	field.JSON{Name: "j_json", Sensitive: true, Volatile: true, Doc: "JSON."},
	field.Number{Name: "number", From: "a.b", Also: "c.d", Sensitive: true, Doc: "A number."},
	field.Number{Name: "size", Volatile: true, Doc: "A size."},
	field.Bool{Name: "bool", From: "entries[x].is", Volatile: true, Doc: "A Boolean."},
	field.Strings{Name: "strings", Sensitive: true, Volatile: true, Doc: "Strings."},
	field.StringMap{Name: "map", Sensitive: true, Volatile: true, Doc: "A map."},
	field.JSONMap{Name: "map_json", Sensitive: true, Doc: "A map of JSON."},
	field.StringMaps{Name: "maps", From: "m", Volatile: true, Value: noMaps, Doc: "Maps."},
	field.StringMaps{Name: "maps_of_nothing", Value: noMaps, Doc: "Maps."},
	field.Pairs{Name: "pairs", Sensitive: true, Doc: "Pairs."},
	field.ObjectMap{Name: "object_map", Doc: "A map of objects.", Fields: field.Fields{field.Bool{Name: "in_map", Doc: "In a map."}}},
	field.Objects{Name: "objects", Sensitive: true, Volatile: true, Doc: "Objects.", Fields: field.Fields{field.Number{Name: "in_list", Doc: "In a list."}}},
	field.Object{Name: "inline", Inline: true, Doc: "A group.", Fields: field.Fields{field.String{Name: "in_group", Doc: "In a group."}}},
	field.String{Name: "computed", Doc: "Computed.", Value: field.Func(func(o *jsontree.Object) *string { return o.String("x") })},
	field.String{Name: "computed_from", From: "x[].y", Doc: "Computed.", Value: field.Func(func(o *jsontree.Object) *string { return o.String("x") })},
	field.Section{Name: "one", Fields: field.Fields{
		field.String{Name: "in_section", Volatile: true, Doc: "In a section."},
		field.Object{Name: "object", From: "o", Volatile: true, Doc: "An object.", Fields: field.Fields{
			field.String{Name: "below_section", Doc: "Below a section."},
			field.Section{Name: "two", Fields: field.Fields{field.String{Name: "noted", Doc: "Noted."}}},
		}},
	}},
	field.Objects{Name: "list", From: "l", Section: "two", Doc: "A list.", Fields: field.Fields{field.String{Name: "in_list", Doc: "In a list."}}},
}, "one", "two")

func TestSchemaDescribesFields(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"string":               "A string.",
		"key":                  "A key. Volatile.",
		"j_json":               "JSON. Volatile.",
		"number":               "A number.",
		"size":                 "A size. Volatile.",
		"bool":                 "A Boolean. Volatile.",
		"strings":              "Strings. Volatile.",
		"map":                  "A map. Volatile.",
		"map_json":             "A map of JSON.",
		"maps":                 "Maps. Volatile.",
		"maps_of_nothing":      "Maps.",
		"pairs":                "Pairs.",
		"pairs.name":           "Name. It can repeat.",
		"pairs.value":          "Value.",
		"object_map":           "A map of objects.",
		"object_map.in_map":    "In a map.",
		"objects":              "Objects. Volatile.",
		"objects.in_list":      "In a list.",
		"inline":               "A group.",
		"inline.in_group":      "In a group.",
		"computed":             "Computed.",
		"computed_from":        "Computed.",
		"in_section":           "Section `one`. In a section. Volatile.",
		"object":               "Section `one`. An object. Volatile.",
		"object.below_section": "Below a section.",
		"object.noted":         "Section `two`. Noted.",
		"list":                 "Section `two`. A list.",
		"list.in_list":         "In a list.",
	}
	got := map[string]string{}
	visit(described.Schema(), "", func(path string, a schema.Attribute) {
		got[path] = a.GetMarkdownDescription()
		if !a.IsComputed() || a.IsOptional() || a.IsRequired() {
			t.Errorf("%s is not only computed", path)
		}
	})
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if got[path] != want[path] {
			t.Errorf("%s is described as\n%q, want\n%q", path, got[path], want[path])
		}
		delete(got, path)
	}
	if len(got) > 0 {
		t.Errorf("there is more: %q", got)
	}
}

func TestSchemaHasTypeAndSensitivityOfFields(t *testing.T) {
	t.Parallel()
	texts := types.MapType{ElemType: types.StringType}
	pair := types.ObjectType{AttrTypes: map[string]attr.Type{"name": types.StringType, "value": types.StringType}}
	want := map[string]attr.Type{
		"string": types.StringType, "key": types.StringType, "j_json": types.StringType, "number": types.NumberType, "bool": types.BoolType,
		"strings": types.ListType{ElemType: types.StringType}, "map": texts, "map_json": texts, "maps": types.ListType{ElemType: texts},
		"pairs":      types.ListType{ElemType: pair},
		"object_map": types.MapType{ElemType: types.ObjectType{AttrTypes: map[string]attr.Type{"in_map": types.BoolType}}},
		"objects":    types.ListType{ElemType: types.ObjectType{AttrTypes: map[string]attr.Type{"in_list": types.NumberType}}},
		"inline":     types.ObjectType{AttrTypes: map[string]attr.Type{"in_group": types.StringType}},
		"object":     types.ObjectType{AttrTypes: map[string]attr.Type{"below_section": types.StringType, "noted": types.StringType}},
	}
	sensitive := []string{"j_json", "map", "map_json", "number", "objects", "pairs", "string", "strings"}
	var found []string
	visit(described.Schema(), "", func(path string, a schema.Attribute) {
		if typ, ok := want[path]; ok && !a.GetType().Equal(typ) {
			t.Errorf("%s is a %s, want %s", path, a.GetType(), typ)
		}
		if a.IsSensitive() {
			found = append(found, path)
		}
	})
	slices.Sort(found)
	if !slices.Equal(found, sensitive) {
		t.Errorf("sensitive are %q, want %q", found, sensitive)
	}
}

// visit visits all attributes of a schema.
func visit(attributes map[string]schema.Attribute, path string, see func(string, schema.Attribute)) {
	for name, a := range attributes {
		see(path+name, a)
		switch a := a.(type) {
		case schema.SingleNestedAttribute:
			visit(a.Attributes, path+name+".", see)
		case schema.ListNestedAttribute:
			visit(a.NestedObject.Attributes, path+name+".", see)
		case schema.MapNestedAttribute:
			visit(a.NestedObject.Attributes, path+name+".", see)
		}
	}
}

func TestSchemaReturnsCopy(t *testing.T) {
	t.Parallel()
	table := tableOf(field.String{Name: "a", Doc: "A."})
	first := table.Schema()
	first["timeouts"] = schema.StringAttribute{}
	delete(first, "a")
	if second := table.Schema(); len(second) != 1 || second["a"] == nil {
		t.Errorf("the next schema is %v", second)
	}
}
