// SPDX-License-Identifier: MPL-2.0

package field

import (
	"cmp"
	"reflect"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// definition is a field in the form that reads and schemas use.
type definition struct {
	kind                   Kind
	name, from, second     string
	doc, section           string
	sensitive, volatile    bool
	always, orJSON, inline bool
	// at is the parsed location From. Also contains the locations that are read if it has no
	// value.
	at     location
	also   []location
	value  *computed
	fields []*definition
	// item is the type that the fields are computed from, or nil if there is only a JSON
	// object.
	item reflect.Type
	// checked reports whether the fields belong to another table, which checks them.
	checked bool
	// ambiguous reports whether there is not exactly one way to find the elements of a list.
	ambiguous bool
}

// computed is a function that computes a value.
type computed struct {
	// from is the type of the function's argument.
	from  reflect.Type
	write func(*encoder, *definition, Node)
}

// location leads from an object to a value.
type location struct {
	// list and element select the object to start at, instead of the passed one.
	list, element string
	// parents are the keys of the objects around the value, and key is the key of the value.
	parents []string
	key     string
}

// parseLocation reads a location such as entries[request].data.url.
func parseLocation(text string) location {
	if !strings.Contains(text, ".") {
		return location{key: text}
	}
	steps := strings.Split(text, ".")
	l := location{parents: steps[:len(steps)-1], key: steps[len(steps)-1]}
	if len(l.parents) > 0 {
		if list, element, selects := strings.Cut(l.parents[0], "["); selects {
			l.list, l.element, l.parents = list, strings.TrimSuffix(element, "]"), l.parents[1:]
		}
	}
	return l
}

// flatten replaces sections by the fields in them.
func flatten(fields Fields) []*definition {
	flat := make([]*definition, 0, len(fields))
	for _, f := range fields {
		section, ok := f.(Section)
		if !ok {
			flat = append(flat, f.define().located())
			continue
		}
		for _, d := range flatten(section.Fields) {
			if d.section != "" {
				d.section += " directly in " // Not a valid name, so that check reports the nested section.
			}
			d.section += section.Name
			flat = append(flat, d)
		}
	}
	return flat
}

// located sets the locations. The default location of a value that is not computed is the
// name of the field.
func (d *definition) located() *definition {
	if d.from == "" && d.value == nil && !d.inline {
		d.from = d.name
		if d.kind == KindJSON || d.kind == KindJSONMap {
			d.from = strings.TrimSuffix(d.name, jsonSuffix)
		}
	}
	if d.at.key == "" {
		d.at = parseLocation(d.from)
	}
	if snake := jsontree.SnakeCase(d.from); d.value == nil && snake != d.from {
		d.also = append(d.also, parseLocation(snake))
	}
	if d.second != "" {
		d.also = append(d.also, parseLocation(d.second))
	}
	return d
}

// compute returns the definition of how a Value is computed and written, or nil without a
// Value.
func compute[To any](value Value[To], write func(*encoder, *definition, To)) *computed {
	if value == nil {
		return nil
	}
	return &computed{from: value.argumentType(), write: func(e *encoder, d *definition, n Node) { write(e, d, value.of(n)) }}
}

func (f String) define() *definition {
	d := &definition{
		kind: KindString, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		always: f.Always, orJSON: f.OrJSON, value: compute(f.Value, writeString),
	}
	if f.Key != "" {
		d.from, d.at = f.Key, location{key: f.Key}
	}
	return d
}

func (f JSON) define() *definition {
	return &definition{
		kind: KindJSON, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		value: compute(f.Value, writeString),
	}
}

func (f Number) define() *definition {
	return &definition{
		kind: KindNumber, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		value: compute(f.Value, writeNumber),
	}
}

func (f Bool) define() *definition {
	return &definition{
		kind: KindBool, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, volatile: f.Volatile, always: f.Always,
		value: compute(f.Value, writeBool),
	}
}

func (f Strings) define() *definition {
	return &definition{
		kind: KindStrings, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		value: compute(f.Value, writeStrings),
	}
}

func (f StringMap) define() *definition {
	return &definition{
		kind: KindStringMap, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		orJSON: f.OrJSON, value: compute(f.Value, writeStringMap),
	}
}

func (f JSONMap) define() *definition {
	return &definition{
		kind: KindJSONMap, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive,
		value: compute(f.Value, writeStringMap),
	}
}

func (f StringMaps) define() *definition {
	return &definition{
		kind: KindStringMaps, name: f.Name, from: f.From, doc: f.Doc, volatile: f.Volatile, value: compute(f.Value, writeStringMaps),
	}
}

func (f Object) define() *definition {
	return &definition{
		kind: KindObject, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, volatile: f.Volatile, inline: f.Inline,
		value: compute(f.Value, writeObject), fields: flatten(f.Fields),
	}
}

func (f Objects) define() *definition {
	d := &definition{
		kind: KindObjects, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, volatile: f.Volatile,
		section: f.Section, fields: flatten(f.Fields),
	}
	value, items, rows := compute(f.Value, writeObjects), compute(f.Items, writeItems), compute(f.Rows, writeRows)
	d.value = cmp.Or(value, items, rows)
	d.ambiguous = value != nil && items != nil || (value != nil || items != nil) && rows != nil || (rows == nil) != (f.Table == nil)
	if items, ok := f.Items.(interface{ item() reflect.Type }); ok {
		d.item = items.item()
	}
	if f.Table != nil {
		d.fields, d.checked = f.Table.compiled().fields, true
	}
	return d
}

func (f ObjectMap) define() *definition {
	return &definition{kind: KindObjectMap, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, fields: flatten(f.Fields)}
}

func (f Pairs) define() *definition {
	return &definition{
		kind: KindPairs, name: f.Name, from: f.From, second: f.Also, doc: f.Doc, sensitive: f.Sensitive, fields: flatten(pair),
	}
}

var pair = Fields{
	String{Name: "name", Key: "[0]", Doc: "Name. It can repeat."},
	String{Name: "value", Key: "[1]", Doc: "Value."},
}

func (f Section) define() *definition { panic("field: a section is not a field") }
