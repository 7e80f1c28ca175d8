// SPDX-License-Identifier: MPL-2.0

package event

import (
	"strings"
	"sync"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// derived contains facts that follow from the table of fields. Every read uses them.
type derived struct {
	// volatile are the members that can differ between two reads of the same event.
	volatile jsontree.Omit
	// entries are the types of entries that have their own attributes.
	entries map[string]bool
	// members are the keys of an event that fields are read from, in all their forms.
	members map[string]bool
}

var (
	deriveOnce sync.Once
	fromTable  derived
)

// derivedOf returns the facts that follow from the table. The result never changes. Functions
// in the table cannot refer to the table themselves.
func derivedOf(table *field.Table) derived {
	deriveOnce.Do(func() { fromTable = derive(table) })
	return fromTable
}

// volatileOutside lists the volatile members that are not the location of any attribute.
var volatileOutside = []string{
	"entries.data.images.candidates", "release.owner.lastLogin", "release.owner.lastActive", "release.projects.platforms",
}

func derive(table *field.Table) derived {
	d := derived{volatile: jsontree.Omit{}, entries: map[string]bool{}, members: map[string]bool{}}
	for _, location := range volatileOutside {
		omit(d.volatile, strings.Split(location, "."))
	}
	for a := range table.Attributes() {
		for _, location := range [][]string{a.Location, a.Also} {
			if len(location) == 0 {
				continue
			}
			d.addMember(location[0])
			if a.Volatile {
				omit(d.volatile, location)
			}
		}
	}
	return d
}

// addMember adds the first step of a location, in camel case and in snake case. A step that
// selects from a list adds an entry, or a tag, which some servers send as a member of the
// event.
func (d *derived) addMember(step string) {
	key, selected, _ := strings.Cut(strings.TrimSuffix(step, "{}"), "[")
	selected = strings.TrimSuffix(selected, "]")
	d.members[key] = true
	d.members[jsontree.SnakeCase(key)] = true
	switch {
	case selected == "":
	case key == "entries":
		d.entries[selected] = true
	case key == "tags":
		d.members[selected] = true
	}
}

// omit adds a location to the omitted ones, in camel case and in snake case.
func omit(from jsontree.Omit, location []string) {
	key, _, _ := strings.Cut(strings.TrimSuffix(location[0], "{}"), "[")
	omitKey(from, key, location)
	if snake := jsontree.SnakeCase(key); snake != key {
		omitKey(from, snake, location)
	}
}

func omitKey(from jsontree.Omit, key string, location []string) {
	if len(location) == 1 {
		from[key] = nil
		return
	}
	inner, known := from[key]
	switch {
	case !known:
		inner = jsontree.Omit{}
		from[key] = inner
	case inner == nil:
		return // All of it is left out.
	}
	omit(inner, location[1:])
}
