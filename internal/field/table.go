// SPDX-License-Identifier: MPL-2.0

package field

import (
	"maps"
	"reflect"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Table contains all fields of an entity. It is compiled when it is first used, so that a
// process that does not read has no cost.
type Table struct {
	compiled   func() *compiled
	attributes func() map[string]schema.Attribute
}

// compiled is a table in the form that reads use.
type compiled struct {
	noun   string
	fields []*definition
}

// NewTable returns the table of the fields of an entity, which are read from a source of type
// S. The noun, such as "event", names the entity in panics. Sections are the names of all
// sections that the fields belong to.
//
// The first use of the table panics with the name of the field if the table is wrong, see
// check.
func NewTable[S Source](noun string, fields Fields, sections ...string) *Table {
	t := &Table{compiled: sync.OnceValue(func() *compiled {
		c := &compiled{noun: noun, fields: flatten(fields)}
		c.check(reflect.TypeFor[S](), sections)
		return c
	})}
	t.attributes = sync.OnceValue(func() map[string]schema.Attribute { return schemaOf(t.compiled().fields) })
	return t
}

// Schema returns the schema of the fields. The map is the caller's own.
func (t *Table) Schema() map[string]schema.Attribute { return maps.Clone(t.attributes()) }
