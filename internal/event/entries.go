// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"

// entries are the entries of an event by type.
type entries struct {
	root   *jsontree.Object
	types  []string
	byType map[string]*jsontree.Object
}

// readEntries indexes the entries. An entry without a type, or of the same type as an earlier
// one, cannot be represented and is reported.
func readEntries(root *jsontree.Object) entries {
	found := entries{root: root, types: []string{}, byType: map[string]*jsontree.Object{}}
	for _, entry := range root.Objects("entries") {
		kind := entry.String("type")
		if kind == nil || found.byType[*kind] != nil {
			entry.Report()
			continue
		}
		found.types = append(found.types, *kind)
		found.byType[*kind] = entry
	}
	return found
}

// entry returns the entry of a type, or an absent object if there is none.
func (e entries) entry(kind string) *jsontree.Object {
	if entry := e.byType[kind]; entry != nil {
		return entry
	}
	return e.root.Absent()
}

// data returns the data of the entry of a type.
func (e entries) data(kind string) *jsontree.Object {
	return e.entry(kind).Object("data")
}

// peek is like data, but reports no mismatches, because the section may not be read.
func (e entries) peek(kind string) *jsontree.Object {
	return e.entry(kind).Quiet().Object("data")
}
