// SPDX-License-Identifier: MPL-2.0

// Package field defines the attributes that the provider reads. It defines each one once:
// its name, its type, its location in Sentry's JSON, and its description. A [Table] of
// fields makes both the schema that Terraform sees and the state of a read.
//
// The rules for values are the same for all fields and are implemented here:
//
//   - A section that is not read is null. Objects, lists, and maps that are read from the
//     JSON are never null; without a value, they are empty.
//   - A string, number, or Boolean is null if the JSON has none, or has a value of another
//     type. The document notes the path of such a value.
//   - Numbers keep every digit. A number is accepted as a string and as JSON, and a string
//     that contains a number is accepted as a number.
package field

import (
	"encoding/json"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Fields are the attributes of an object, in the order in which they are read.
type Fields []Field

// Field is one of the types of this package: [String], [JSON], [Number], [Bool],
// [Strings], [StringMap], [JSONMap], [StringMaps], [Object], [Objects], [ObjectMap],
// [Pairs], and [Section], which adds the fields in it.
//
// Their members have the same meaning in all types:
//
//   - Name is the name of the attribute.
//   - From is the location of the value, if it differs from Name: keys separated by
//     dots, starting at the object that the field belongs to. The first key may be
//     one of a list, such as entries[request], if the source is a [Selector].
//     Where it contains names in camel case, the same ones in snake case are read if
//     it is absent or null.
//   - Also is another location, which is read if the others contain nothing.
//   - Value computes the value, see [Func]. From then only documents where
//     the value comes from.
//   - Doc is the description: full sentences.
//   - Sensitive hides the value in Terraform's output. Below a list or map it is not
//     allowed, because Terraform needs quadratic time there; mark the list instead.
//   - Volatile marks what can differ between two reads of the same thing. The description
//     contains this.
//   - Always marks what is read even if the entity was not found.
type Field interface{ define() *definition }

// String is a string. A number becomes a string with the digits that were sent.
type String struct {
	Name, From, Also string
	// Key is a location for a single key that contains dots.
	Key                         string
	Doc                         string
	Sensitive, Volatile, Always bool
	// OrJSON reads a value of any other type as JSON, instead of null.
	OrJSON bool
	Value  Value[*string]
}

// JSON is a string that contains any JSON value in normalized form. Its name ends in
// _json; without a From, its location is the name without that ending.
type JSON struct {
	Name, From, Also, Doc string
	Sensitive, Volatile   bool
	Value                 Value[*string]
}

// Number is a number of any size and precision.
type Number struct {
	Name, From, Also, Doc string
	Sensitive, Volatile   bool
	Value                 Value[*json.Number]
}

// Bool is true, false or null.
type Bool struct {
	Name, From, Also, Doc string
	Volatile, Always      bool
	Value                 Value[*bool]
}

// Strings is a list of strings.
type Strings struct {
	Name, From, Also, Doc string
	Sensitive, Volatile   bool
	Value                 Value[[]string]
}

// StringMap is a map of strings, for objects whose keys are chosen by the sender.
type StringMap struct {
	Name, From, Also, Doc string
	Sensitive, Volatile   bool
	// OrJSON reads members of any other type as JSON, instead of leaving them out.
	OrJSON bool
	Value  Value[map[string]string]
}

// JSONMap is a map of JSON values in normalized form. Its name ends in _json; without
// a From, its location is the name without that ending.
type JSONMap struct {
	Name, From, Also, Doc string
	Sensitive             bool
	Value                 Value[map[string]string]
}

// StringMaps is a list of maps of strings.
type StringMaps struct {
	Name, From, Doc string
	Volatile        bool
	Value           Value[[]map[string]string]
}

// Object is an object.
type Object struct {
	Name, From, Also, Doc string
	Volatile              bool
	// Inline reads the fields from the enclosing JSON object: it only groups them.
	Inline bool
	Value  Value[*jsontree.Object]
	Fields Fields
}

// Objects is a list of objects: those at its location, or the ones that one of Value,
// Items and Rows computes.
type Objects struct {
	Name, From, Also, Doc string
	Sensitive, Volatile   bool
	// Section is the section that the whole list belongs to; empty for none.
	Section string
	Value   Value[[]*jsontree.Object]
	// Items are of any type, see the function of that name.
	Items  Value[[]Node]
	Fields Fields
	// Rows were collected from several documents, with the fields of Table instead of
	// Fields.
	Rows  Value[*Rows]
	Table *Table
}

// ObjectMap is a map of objects, for objects whose keys are chosen by the sender.
type ObjectMap struct {
	Name, From, Also, Doc string
	Fields                Fields
}

// Pairs is a list of objects with name and value, which Sentry sends as lists of two, and
// other servers as one object.
type Pairs struct {
	Name, From, Also, Doc string
	Sensitive             bool
}

// Section contains fields that are read only together. They are null otherwise.
type Section struct {
	Name   string
	Fields Fields
}
