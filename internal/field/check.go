// SPDX-License-Identifier: MPL-2.0

package field

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// jsonSuffix ends the names of attributes that contain JSON.
const jsonSuffix = "_json"

var objectType = reflect.TypeFor[*jsontree.Object]()

// checker finds mistakes in a table. Otherwise, they would appear only when the field is
// read, or never.
type checker struct {
	source   reflect.Type
	sections []string
	used     map[string]bool
}

// check panics with the name of the field if a table is wrong. Source is the type that the
// fields are read from, and sections are all valid names of sections.
func (c *compiled) check(source reflect.Type, sections []string) {
	k := &checker{source: source, sections: sections, used: map[string]bool{}}
	if path, problem := k.fields(c.fields, nil, false); problem != "" {
		panic(fmt.Sprintf("field: %s of %s: %s", path, c.noun, problem))
	}
	for _, section := range sections {
		if !k.used[section] {
			panic(fmt.Sprintf("field: no field of %s is in section %q", c.noun, section))
		}
	}
}

// fields returns the path of the first wrong field of an object, and the mistake. Item is the
// type of the item that the fields are computed from, or nil if there is none. Listed reports
// whether the fields are below a list or map.
func (k *checker) fields(fields []*definition, item reflect.Type, listed bool) (path, problem string) {
	for i, f := range fields {
		if slices.ContainsFunc(fields[:i], func(other *definition) bool { return other.name == f.name }) {
			return f.name, "the name is used twice"
		}
		if problem = cmp.Or(f.descriptionProblem(listed), k.readProblem(f, item)); problem != "" {
			return f.name, problem
		}
		k.used[f.section] = true
		if f.checked && slices.ContainsFunc(f.fields, isSensitive) {
			return f.name, "its table has a sensitive field; mark the list instead"
		}
		if f.checked || f.fields == nil || f.kind == KindPairs {
			continue
		}
		mark, inner := "[].", f.item
		switch {
		case f.inline:
			mark, inner = ".", item
		case f.kind == KindObject:
			mark = "."
		}
		if path, problem = k.fields(f.fields, inner, listed || f.kind != KindObject); problem != "" {
			return f.name + mark + path, problem
		}
	}
	return "", ""
}

// isSensitive reports whether a field, or one nested in it, is sensitive.
func isSensitive(d *definition) bool {
	return d.sensitive || slices.ContainsFunc(d.fields, isSensitive)
}

// descriptionProblem returns the mistake in the description of a field.
func (d *definition) descriptionProblem(listed bool) string {
	isJSON := d.kind == KindJSON || d.kind == KindJSONMap
	switch {
	case !isSnakeCase(d.name):
		return "the name is not in snake case"
	case isJSON != strings.HasSuffix(d.name, jsonSuffix):
		return "JSON and JSONMap, and nothing else, have names in " + jsonSuffix
	case !strings.HasSuffix(d.doc, "."):
		return "the description does not end with a full stop"
	case d.sensitive && listed:
		return "it is sensitive below a list or map; mark that instead"
	default:
		return ""
	}
}

// readProblem returns the mistake in how a field is read.
func (k *checker) readProblem(f *definition, item reflect.Type) string {
	selects := f.value == nil && f.at.list != "" ||
		slices.ContainsFunc(f.also, func(also location) bool { return also.list != "" })
	switch {
	case f.section != "" && !slices.Contains(k.sections, f.section):
		return fmt.Sprintf("there is no section %q", f.section)
	case selects && !k.source.Implements(reflect.TypeFor[Selector]()):
		return fmt.Sprintf("%s has no elements to select", k.source)
	case f.ambiguous:
		return "a list is found in one way: at a location, or by Value, Items, or Rows with a Table"
	case f.value == nil && !f.inline && (f.at.key == "" || strings.ContainsAny(strings.Join(f.at.parents, "")+f.at.key, "[]")):
		return "its location cannot be followed"
	case f.value != nil && f.second != "":
		return "a computed value has no second location"
	case f.inline && (f.value != nil || f.from+f.second != ""):
		return "an inline object has no value and no location of its own"
	case f.value == nil && f.kind == KindStringMaps:
		return "a list of maps has to be computed"
	case f.value == nil:
		return ""
	}
	if from := f.value.from; from != objectType && from != item && !k.source.AssignableTo(from) {
		return fmt.Sprintf("it cannot be computed from a %s, but from its object, its item (%v) or %s", from, item, k.source)
	}
	return ""
}

func isSnakeCase(name string) bool {
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" && name != "" && name[0] >= 'a' &&
		!strings.Contains(name, "__") && !strings.HasSuffix(name, "_")
}
