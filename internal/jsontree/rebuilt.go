// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"strings"

	"github.com/valyala/fastjson"
)

// Rebuilt is an object made from members of another one, for readers that expect them under
// other keys. The values are shared, not copied. A mismatch in the new object is reported with
// the path of the value in the document.
type Rebuilt struct {
	from  *Object
	value *fastjson.Value
}

// origin is the location in the document of the members of a rebuilt object, or of the
// elements of a rebuilt list. Keys maps new keys to the original ones, if they differ.
type origin struct {
	container *fastjson.Value
	keys      map[string]string
}

// Rebuild returns an empty object that accepts members of this one.
func (o *Object) Rebuild() *Rebuilt {
	d := o.document
	r := &Rebuilt{from: o, value: d.arena.NewObject()}
	d.moveTo(r.value, o.value)
	return r
}

// Omitted returns the replacement that makes [Rebuilt.Elements] leave out an element.
func (o *Object) Omitted() *Rebuilt { return &Rebuilt{from: o, value: o.document.arena.NewNull()} }

// Object returns the rebuilt object.
func (r *Rebuilt) Object() *Object {
	return r.from.document.newObject(r.value, location{}, r.from.quiet)
}

// Member adds a member of the original object under another key, or the same one. It does
// nothing if the original has none or null.
func (r *Rebuilt) Member(as, key string) {
	if value := r.from.get(key); value != nil {
		r.set(as, key, value)
	}
}

// Itself adds the whole original object under a key. A mismatch in it has no path of its own.
func (r *Rebuilt) Itself(as string) { r.value.Set(as, r.from.value) }

// Text adds a string. The arena writes special characters in a form that the parser does not
// read.
func (r *Rebuilt) Text(as, text string) {
	value := r.from.document.arena.NewString(text)
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c == '"' || c == '\\' }) {
		value = fastjson.MustParseBytes(appendString(nil, []byte(text)))
	}
	r.value.Set(as, value)
}

// Number adds a number.
func (r *Rebuilt) Number(as, number string) {
	r.value.Set(as, r.from.document.arena.NewNumberString(number))
}

// False adds the value false.
func (r *Rebuilt) False(as string) { r.value.Set(as, r.from.document.arena.NewFalse()) }

// Part adds another rebuilt object.
func (r *Rebuilt) Part(as string, part *Rebuilt) { r.value.Set(as, part.value) }

// Parts adds a list of rebuilt objects.
func (r *Rebuilt) Parts(as string, parts []*Rebuilt) {
	list := r.from.document.arena.NewArray()
	for i, part := range parts {
		list.SetArrayItem(i, part.value)
	}
	r.value.Set(as, list)
}

// Elements adds the list under key of the original object. If replace does not return nil for
// an object, its result replaces the object. An element of another type is added unchanged.
func (r *Rebuilt) Elements(as, key string, replace func(*Object) *Rebuilt) {
	original := r.from.get(key)
	elements := Value{original}.elements()
	if elements == nil {
		r.Member(as, key)
		return
	}
	d := r.from.document
	list := d.arena.NewArray()
	d.moveTo(list, original)
	for i, element := range elements {
		if element.Type() == fastjson.TypeObject {
			if other := replace(d.newObject(element, location{container: original, index: i}, r.from.quiet)); other != nil {
				element = other.value
			}
		}
		list.SetArrayItem(i, element)
	}
	r.set(as, key, list)
}

// set adds a value that is under key in the original object.
func (r *Rebuilt) set(as, key string, value *fastjson.Value) {
	r.value.Set(as, value)
	if as == key {
		return
	}
	moved := r.from.document.moved[r.value]
	if moved.keys == nil {
		moved.keys = map[string]string{}
		r.from.document.moved[r.value] = moved
	}
	moved.keys[as] = key
}

// Keys returns the keys of the members that are not null, in the document's order.
func (o *Object) Keys() []string {
	o.load()
	keys := make([]string, 0, len(o.members))
	for _, m := range o.members {
		if notNull(m.value) != nil {
			keys = append(keys, string(m.key))
		}
	}
	return keys
}

// moveTo records the location in the document of the members or elements of a container.
func (d *Document) moveTo(container, original *fastjson.Value) {
	if d.moved == nil {
		d.moved = map[*fastjson.Value]origin{}
	}
	d.moved[container] = origin{container: original}
}

// original returns the location in the document of a value.
func (d *Document) original(at location) location {
	for {
		from, ok := d.moved[at.container]
		if !ok {
			return at
		}
		if key, renamed := from.keys[at.key]; renamed {
			at.key = key
		}
		at.container = from.container
	}
}
