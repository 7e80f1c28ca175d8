// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"bytes"
	"slices"

	"github.com/valyala/fastjson"
)

// Object is a JSON object of a document, or an absent object. All members of an absent object
// are null.
type Object struct {
	document *Document
	value    *fastjson.Value
	members  []member
	at       location
	last     int
	loaded   bool
	quiet    bool
}

type member struct {
	key   []byte
	value *fastjson.Value
}

// Present reports whether the object exists.
func (o *Object) Present() bool { return o.value != nil }

// Quiet returns the same object, but its mismatches (and those of everything below it) are
// not reported. It is for inspecting parts that are not themselves read.
func (o *Object) Quiet() *Object { return o.document.newObject(o.value, o.at, true) }

// Absent returns an absent object of the same document.
func (o *Object) Absent() *Object { return o.document.newObject(nil, location{}, o.quiet) }

// Empty reports whether the object is absent or contains only null members.
func (o *Object) Empty() bool {
	o.load()
	return !slices.ContainsFunc(o.members, func(m member) bool { return notNull(m.value) != nil })
}

// Has reports whether there is a member key that is not null.
func (o *Object) Has(key string) bool { return o.get(key) != nil }

// Object returns the object under key. It returns an absent object for null, a missing
// member, and (reported) a member of another type.
func (o *Object) Object(key string) *Object {
	value := o.get(key)
	if value != nil && value.Type() != fastjson.TypeObject {
		o.mismatch(key)
		value = nil
	}
	return o.document.newObject(value, location{container: o.value, key: key, index: -1}, o.quiet)
}

// Objects returns the objects of the list under key. It leaves out null elements, and
// elements of another type (reported). The result is empty, never nil, for null, a missing
// member and (reported) a member of another type.
func (o *Object) Objects(key string) []*Object {
	container, list := o.list(key)
	objects := make([]*Object, 0, len(list))
	for index, value := range list {
		switch value.Type() {
		case fastjson.TypeObject:
			objects = append(objects, o.document.newObject(value, location{container: container, index: index}, o.quiet))
		case fastjson.TypeNull:
		default:
			o.mismatchAt(container, index)
		}
	}
	return objects
}

// Kind returns the JSON type of the member key. It returns Absent for null, too.
func (o *Object) Kind(key string) Kind { return Value{o.get(key)}.Kind() }

// list returns the list under key and its values, and reports a member of another type.
func (o *Object) list(key string) (list *fastjson.Value, values []*fastjson.Value) {
	list = o.get(key)
	if list == nil {
		return nil, nil
	}
	values, err := list.Array()
	if err != nil {
		o.mismatch(key)
	}
	return list, values
}

// get returns the member with a key, or nil for null. Members are mostly read in the
// document's order, or twice in a row, so the search begins at the last result.
func (o *Object) get(key string) *fastjson.Value {
	o.load()
	for i := o.last; i < len(o.members); i++ {
		if string(o.members[i].key) == key {
			o.last = i
			return notNull(o.members[i].value)
		}
	}
	for i := range min(o.last, len(o.members)) {
		if string(o.members[i].key) == key {
			o.last = i
			return notNull(o.members[i].value)
		}
	}
	return nil
}

func (o *Object) load() {
	if o.loaded || o.value == nil {
		return
	}
	object, err := o.value.Object()
	if err == nil {
		o.members = lastOfEach(o.document.newMembers(object))
	}
	o.loaded = true
}

func notNull(value *fastjson.Value) *fastjson.Value {
	if value.Type() == fastjson.TypeNull {
		return nil
	}
	return value
}

// lastOfEach removes all but the last member of each repeated key. It keeps the order.
func lastOfEach(members []member) []member {
	if !mayRepeat(members) {
		return members
	}
	last := make(map[string]int, len(members))
	for i, m := range members {
		last[string(m.key)] = i
	}
	kept := members[:0]
	for i, m := range members {
		if last[string(m.key)] == i {
			kept = append(kept, m)
		}
	}
	return kept
}

// mayRepeat reports whether a key may occur twice. It compares keys only if they have the
// same cheap hash, and leaves large objects to a map.
func mayRepeat(members []member) bool {
	const marks = 64
	if len(members) > marks {
		return true
	}
	var seen uint64
	for i, m := range members {
		mark := uint64(1) << (keyMark(m.key) % marks)
		if seen&mark != 0 && slices.ContainsFunc(members[:i], func(other member) bool { return bytes.Equal(other.key, m.key) }) {
			return true
		}
		seen |= mark
	}
	return false
}

func keyMark(key []byte) int {
	if len(key) == 0 {
		return 0
	}
	return 7*len(key) + 31*int(key[0]) + int(key[len(key)-1]) + 13*int(key[len(key)/2])
}
