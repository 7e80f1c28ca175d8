// SPDX-License-Identifier: MPL-2.0

package field

import (
	"reflect"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Source is the object that the fields of one read are read from.
type Source interface {
	// Object returns the outermost JSON object.
	Object() *jsontree.Object
	// Reads reports whether a section is read. The empty name means the fields outside
	// of all sections. If Reads returns false for it, only the fields with Always are read.
	Reads(section string) bool
}

// Selector is a Source with locations such as entries[request].
type Selector interface {
	// Select returns the element of a list with a name, or an absent object if there is none.
	Select(list, name string) *jsontree.Object
}

// Whole is a Source with all sections.
type Whole struct{ Root *jsontree.Object }

// Object returns the root.
func (w Whole) Object() *jsontree.Object { return w.Root }

// Reads returns true.
func (Whole) Reads(string) bool { return true }

// Node is the input of one field: a JSON object or an item of the source.
type Node struct {
	object *jsontree.Object
	item   any
	source Source
}

// Value computes the value of a field.
type Value[To any] interface {
	of(Node) To
	// argumentType returns the type of the function's argument.
	argumentType() reflect.Type
}

// Func returns a Value that calls a function. The type of the function's argument selects
// what it is called with: the object that the field belongs to, a *jsontree.Object; the item,
// a pointer; or the source. A nil result is null. An object must not be nil, but absent.
func Func[From, To any](value func(From) To) Value[To] { return function[From, To](value) }

type function[From, To any] func(From) To

func (f function[From, To]) of(n Node) To { return f(argument[From](n)) }

func (function[From, To]) argumentType() reflect.Type { return reflect.TypeFor[From]() }

// argument returns the argument for the function. Table.check has verified that it exists.
func argument[From any](n Node) From {
	if from, ok := any(n.object).(From); ok {
		return from
	}
	if from, ok := n.item.(From); ok {
		return from
	}
	return n.source.(From) //nolint:forcetypeassert // A mistake in a table must panic.
}

// Items returns a Value for [Objects] from a function that returns a slice of any
// type. The fields are read from the item's Object, if it has that method, and
// computed from a pointer to the item.
func Items[From, Item any](items func(From) []Item) Value[[]Node] {
	return itemsFunction[From, Item](items)
}

type itemsFunction[From, Item any] func(From) []Item

func (f itemsFunction[From, Item]) of(n Node) []Node {
	list := f(argument[From](n))
	nodes := make([]Node, len(list))
	for i := range list {
		nodes[i] = Node{object: n.object, item: &list[i], source: n.source}
		if item, ok := nodes[i].item.(interface{ Object() *jsontree.Object }); ok {
			nodes[i].object = item.Object()
		}
	}
	return nodes
}

func (itemsFunction[From, Item]) argumentType() reflect.Type { return reflect.TypeFor[From]() }

// item returns the type that the fields are computed from.
func (itemsFunction[From, Item]) item() reflect.Type { return reflect.TypeFor[*Item]() }
