// SPDX-License-Identifier: MPL-2.0

package field

import (
	"iter"
	"slices"
	"strings"
)

// Kind is the type of a field.
type Kind int

// The kinds of fields, named after their types.
const (
	KindString Kind = iota
	KindJSON
	KindNumber
	KindBool
	KindStrings
	KindStringMap
	KindJSONMap
	KindStringMaps
	KindObject
	KindObjects
	KindObjectMap
	KindPairs
)

// Attribute is a field of a table with its path and location. Documentation, tests and lists
// of keys are derived from attributes.
type Attribute struct {
	// Path is the path of the attribute, such as exceptions[].frames[].abs_path. Lists
	// are marked by [], maps of objects by {}.
	Path string
	// Location contains the steps to the value in the JSON, such as entries[exception], data,
	// values[]. It is nil if the JSON has no such value.
	Location []string
	// Also contains the steps to the other location of the field; nil if it has none.
	Also []string
	Kind Kind
	// OrJSON, Volatile and Sensitive are copied from the field.
	OrJSON, Volatile, Sensitive bool
	// Computed reports whether a function computes the value. If so, Location is only for the
	// documentation.
	Computed bool
	// Sections are all sections that contain the field, the outermost first.
	Sections []string
}

// Nested reports whether the attribute has nested attributes.
func (a Attribute) Nested() bool {
	return a.Kind == KindObject || a.Kind == KindObjects || a.Kind == KindObjectMap
}

// Attributes returns all attributes, each one before those nested in it. It leaves out the
// name and value of [Pairs].
func (t *Table) Attributes() iter.Seq[Attribute] {
	return func(yield func(Attribute) bool) { walk(t.compiled().fields, Attribute{}, yield) }
}

// walk visits the fields of the object that in describes.
func walk(fields []*definition, in Attribute, yield func(Attribute) bool) bool {
	for _, f := range fields {
		a := Attribute{
			Path: strings.TrimPrefix(in.Path+"."+f.name, "."), Location: in.Location, Sections: in.Sections, Kind: f.kind,
			OrJSON: f.orJSON, Volatile: f.volatile, Sensitive: f.sensitive, Computed: f.value != nil,
		}
		if f.section != "" {
			a.Sections = append(slices.Clone(in.Sections), f.section)
		}
		switch {
		case f.at.key == f.from && f.from != "": // A single key, which may contain dots.
			a.Location = append(slices.Clone(in.Location), f.from)
		case f.from != "":
			a.Location = append(slices.Clone(in.Location), strings.Split(f.from, ".")...)
		case !f.inline && !a.Nested():
			a.Location = nil
		}
		if f.second != "" {
			a.Also = append(slices.Clone(in.Location), strings.Split(f.second, ".")...)
		}
		a.mark(f)
		if !yield(a) || a.Nested() && !walk(f.fields, a, yield) {
			return false
		}
	}
	return true
}

// mark marks a list or map in path and location.
func (a *Attribute) mark(f *definition) {
	mark := map[Kind]string{KindObjects: "[]", KindObjectMap: "{}"}[f.kind]
	a.Path += mark
	if mark == "" {
		return
	}
	if last := len(a.Location) - 1; last >= 0 && f.from != "" {
		a.Location[last] = strings.TrimSuffix(a.Location[last], "[]") + mark
	}
}
