// SPDX-License-Identifier: MPL-2.0

package field

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// jsonSuffix ends the names of attributes that contain JSON.
const jsonSuffix = "_json"

var (
	snakeCase  = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	objectType = reflect.TypeFor[*jsontree.Object]()
)

// checker finds mistakes in a table, which would otherwise show only when the field is
// read, or never.
type checker struct {
	noun     string
	source   reflect.Type
	sections []string
	used     map[string]bool
}

// check panics if a table is wrong: the panic names the field.
func (c *compiled) check(source reflect.Type, sections []string) {
	k := &checker{noun: c.noun, source: source, sections: sections, used: map[string]bool{}}
	k.fields(c.fields, "", nil, false)
	for _, section := range sections {
		if !k.used[section] {
			panic(fmt.Sprintf("field: no field of %s is in section %q", c.noun, section))
		}
	}
}

// fields checks the fields of an object at a path. Item is the type of the item that
// they are computed from, nil for none; listed tells that they are below a list or map.
func (k *checker) fields(fields []*definition, path string, item reflect.Type, listed bool) {
	names := map[string]bool{}
	for _, f := range fields {
		at := path + f.name
		k.require(!names[f.name], at, "the name is used twice")
		names[f.name] = true
		k.require(snakeCase.MatchString(f.name), at, "the name is not in snake case")
		isJSON := f.kind == KindJSON || f.kind == KindJSONMap
		k.require(isJSON == strings.HasSuffix(f.name, jsonSuffix), at, "JSON and JSONMap, and nothing else, have names in "+jsonSuffix)
		k.require(strings.HasSuffix(f.doc, "."), at, "the description does not end with a full stop")
		k.require(!f.sensitive || !listed, at, "it is sensitive below a list or map; mark that instead")
		k.section(f.section, at)
		k.value(f, at, item)
		switch {
		case f.checked:
		case f.kind == KindObject:
			k.fields(f.fields, at+".", f.inner(item), listed)
		default:
			k.fields(f.fields, at+"[].", f.item, true)
		}
	}
}

// inner returns the type of the item that the fields of an object are computed from.
func (d *definition) inner(item reflect.Type) reflect.Type {
	if d.inline {
		return item
	}
	return nil
}

func (k *checker) section(name, at string) {
	if name == "" {
		return
	}
	k.require(slices.Contains(k.sections, name), at, fmt.Sprintf("there is no section %q", name))
	k.used[name] = true
}

// value checks how the value of a field is read.
func (k *checker) value(f *definition, at string, item reflect.Type) {
	selects := f.value == nil && f.at.list != "" || f.also.list != ""
	k.require(!selects || k.source.Implements(reflect.TypeFor[Selector]()), at, fmt.Sprintf("%s has no elements to select", k.source))
	k.require(f.value == nil || f.also.key == "", at, "a computed value has no second location")
	k.require(!f.inline || f.value == nil && f.from == "", at, "an inline object has no value and no location of its own")
	k.require(f.value != nil || f.kind != KindStringMaps, at, "a list of maps has to be computed")
	if f.value != nil {
		from := f.value.from
		fits := from == objectType || item != nil && from == item || k.source.AssignableTo(from)
		k.require(fits, at, fmt.Sprintf("it is computed from a %s, but belongs to %s of %s", from, orObject(item), k.source))
	}
}

func orObject(item reflect.Type) reflect.Type {
	if item == nil {
		return objectType
	}
	return item
}

func (k *checker) require(holds bool, at, problem string) {
	if !holds {
		panic(fmt.Sprintf("field: %s of %s: %s", at, k.noun, problem))
	}
}
