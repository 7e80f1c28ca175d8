// SPDX-License-Identifier: MPL-2.0

package jsontree

import "github.com/valyala/fastjson"

// Object is a JSON object of a document, or the absence of one: asking an
// absent object for a member gives null.
type Object struct {
	document *Document
	value    *fastjson.Value
	members  []member
	at       place
	loaded   bool
	quiet    bool
}

type member struct {
	key   []byte
	value *fastjson.Value
}

// Present says whether there is an object.
func (o *Object) Present() bool { return o.value != nil }

// Quiet gives the same object, whose mismatches (and those of everything below
// it) are not reported. It is for looking into parts that are not themselves
// read.
func (o *Object) Quiet() *Object { return o.document.newObject(o.value, o.at, true) }

// Absent gives an object of the same document that is not there.
func (o *Object) Absent() *Object { return o.document.newObject(nil, place{}, o.quiet) }

// Empty says whether there is no object, or one with nothing but null members.
func (o *Object) Empty() bool { return len(o.distinct()) == 0 }

// Has says whether there is a member key that is not null.
func (o *Object) Has(key string) bool { return o.get(key) != nil }

// Object gives the object under key: an absent one for null, a missing member,
// and (reported) a member of another type.
func (o *Object) Object(key string) *Object {
	value := o.get(key)
	if value != nil && value.Type() != fastjson.TypeObject {
		o.mismatch(key)
		value = nil
	}
	return o.document.newObject(value, place{container: o.value, key: key, index: -1}, o.quiet)
}

// Objects gives the objects of the list under key. Null members are left out,
// members of another type too (reported). It is empty, never nil, for null, a
// missing member and (reported) a member of another type.
func (o *Object) Objects(key string) []*Object {
	list, container := o.list(key), o.get(key)
	objects := make([]*Object, 0, len(list))
	for index, value := range list {
		switch value.Type() {
		case fastjson.TypeObject:
			objects = append(objects, o.document.newObject(value, place{container: container, index: index}, o.quiet))
		case fastjson.TypeNull:
		default:
			o.mismatchAt(key, index)
		}
	}
	return objects
}

// IsList says whether the member key is a list.
func (o *Object) IsList(key string) bool {
	value := o.get(key)
	return value != nil && value.Type() == fastjson.TypeArray
}

// list gives the values of the list under key, and reports another type.
func (o *Object) list(key string) []*fastjson.Value {
	value := o.get(key)
	if value == nil {
		return nil
	}
	list, err := value.Array()
	if err != nil {
		o.mismatch(key)
	}
	return list
}

// get finds the last member of that key; nil stands for null.
func (o *Object) get(key string) *fastjson.Value {
	o.load()
	for i := len(o.members) - 1; i >= 0; i-- { //nolint:modernize // The hottest loop: an iterator doubles its time.
		if string(o.members[i].key) == key {
			return notNull(o.members[i].value)
		}
	}
	return nil
}

// distinct lists the members that count: not null, and the last of their key.
func (o *Object) distinct() []member {
	o.load()
	return distinctMembers(o.members)
}

func (o *Object) load() {
	if o.loaded || o.value == nil {
		return
	}
	object, err := o.value.Object()
	if err == nil {
		o.members = o.document.newMembers(object)
	}
	o.loaded = true
}

func notNull(value *fastjson.Value) *fastjson.Value {
	if value.Type() == fastjson.TypeNull {
		return nil
	}
	return value
}

// distinctMembers leaves out null members and all but the last of a repeated
// key. It keeps the order and costs one pass.
func distinctMembers(members []member) []member {
	last := make(map[string]int, len(members))
	for i, m := range members {
		last[string(m.key)] = i
	}
	kept := make([]member, 0, len(last))
	for i, m := range members {
		if last[string(m.key)] == i && m.value.Type() != fastjson.TypeNull {
			kept = append(kept, m)
		}
	}
	return kept
}
