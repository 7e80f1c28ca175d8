// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"github.com/valyala/fastjson"
	"golang.org/x/text/unicode/norm"
)

// Pair is a name and a value of a list of pairs; either may be nil.
type Pair struct {
	Name, Value *string
}

// Strings returns the strings in the list under key, with numbers as strings. It leaves out
// null elements, and elements of another type (reported). The result is empty, never nil, if
// there is no list.
func (o *Object) Strings(key string) []string {
	container, list := o.list(key)
	texts := make([]string, 0, len(list))
	for index, value := range list {
		if text, ok := o.document.scalarText(value); ok {
			texts = append(texts, text)
		} else if value.Type() != fastjson.TypeNull {
			o.mismatchAt(container, index)
		}
	}
	return texts
}

// StringMap returns the object under key as a map of strings, with numbers as strings. It
// leaves out null members, and members of another type (reported). The result is empty, never
// nil, if there is no object.
func (o *Object) StringMap(key string) map[string]string {
	object := o.Object(key)
	object.freeKeys()
	texts := map[string]string{}
	object.load()
	for _, m := range object.members {
		if text, ok := o.document.scalarText(m.value); ok {
			texts[mapKey(m)] = text
		} else if notNull(m.value) != nil {
			object.mismatch(string(m.key))
		}
	}
	return texts
}

// ObjectMap returns the objects in the object under key. It leaves out null members, and
// members of another type (reported). The result is empty, never nil, if there is no object.
func (o *Object) ObjectMap(key string) map[string]*Object {
	object := o.Object(key)
	object.freeKeys()
	objects := map[string]*Object{}
	object.load()
	for _, m := range object.members {
		switch m.value.Type() {
		case fastjson.TypeObject:
			at := location{container: object.value, key: string(m.key), index: -1}
			objects[mapKey(m)] = o.document.newObject(m.value, at, o.quiet)
		case fastjson.TypeNull:
		default:
			object.mismatch(string(m.key))
		}
	}
	return objects
}

// TextMap returns the object under key as a map of strings, with other values as normalized
// JSON. It leaves out null members. The result is empty, never nil, if there is no object.
func (o *Object) TextMap(key string) map[string]string {
	return o.Object(key).Texts()
}

// Texts is like TextMap for the object itself.
func (o *Object) Texts() map[string]string { return o.mapMembers(o.document.textOrJSON) }

// JSONMap returns the object under key as a map of normalized JSON. It leaves out null
// members. The result is empty, never nil, if there is no object.
func (o *Object) JSONMap(key string) map[string]string {
	return o.Object(key).mapMembers(o.document.normalized)
}

func (o *Object) mapMembers(convert func(*fastjson.Value) string) map[string]string {
	texts := map[string]string{}
	o.load()
	for _, m := range o.members {
		if notNull(m.value) != nil {
			texts[mapKey(m)] = convert(m.value)
		}
	}
	return texts
}

// mapKey returns a member's key in Unicode's composed form (NFC), the form of keys in maps.
// Keys with the same composed form are one key, and the last one wins, as with any repeated
// key.
func mapKey(m member) string { return norm.NFC.String(string(m.key)) }

// Pairs returns the [name, value] pairs of the list under key, or the members of the object
// under key. A member whose value is a list becomes several pairs of that name. Pairs leaves
// out nulls, and elements that are not pairs (reported). A name or value of another type than
// string or number is nil (reported). The result is empty, never nil, if there is neither a
// list nor an object.
func (o *Object) Pairs(key string) []Pair { return o.pairs(key, false) }

// KeyValues is like Pairs, and also reads objects with the members key and value in the list,
// and lists with only a name.
func (o *Object) KeyValues(key string) []Pair { return o.pairs(key, true) }

func (o *Object) pairs(key string, loose bool) []Pair {
	if o.Kind(key) == Map {
		return o.Object(key).memberPairs()
	}
	container, list := o.list(key)
	pairs := make([]Pair, 0, len(list))
	for index, value := range list {
		elements := Value{value}.elements()
		switch {
		case value.Type() == fastjson.TypeNull:
		case loose && value.Type() == fastjson.TypeObject:
			object := o.document.newObject(value, location{container: container, index: index}, o.quiet)
			pairs = append(pairs, Pair{Name: object.String("key"), Value: object.String("value")})
		case loose && len(elements) == 1:
			pairs = append(pairs, Pair{Name: o.element(value, elements, 0)})
		case len(elements) == 2:
			pairs = append(pairs, Pair{Name: o.element(value, elements, 0), Value: o.element(value, elements, 1)})
		default:
			o.mismatchAt(container, index)
		}
	}
	return pairs
}

// memberPairs returns the members of the object, in the document's order.
func (o *Object) memberPairs() []Pair {
	o.freeKeys()
	o.load()
	pairs := make([]Pair, 0, len(o.members))
	for _, m := range o.members {
		name := o.document.newText(string(m.key))
		elements := Value{m.value}.elements()
		for index := range elements {
			pairs = append(pairs, Pair{Name: name, Value: o.element(m.value, elements, index)})
		}
		if len(elements) == 0 {
			pairs = append(pairs, Pair{Name: name, Value: o.String(string(m.key))})
		}
	}
	return pairs
}

// PairValue is like Pairs, but returns only the value of the first pair with a name, without
// reading the others. It returns nil if there is none.
func (o *Object) PairValue(key, name string) *string {
	container, list := o.list(key)
	for index, value := range list {
		elements, err := value.Array()
		if err != nil || len(elements) != 2 {
			if value.Type() != fastjson.TypeNull {
				o.mismatchAt(container, index)
			}
			continue
		}
		if text, ok := o.document.scalarText(elements[0]); ok && text == name {
			return o.element(value, elements, 1)
		}
	}
	return nil
}

// element returns the string value of a list's element, or nil (reported unless null).
func (o *Object) element(list *fastjson.Value, elements []*fastjson.Value, index int) *string {
	if text, ok := o.document.scalarText(elements[index]); ok {
		return o.document.newText(text)
	}
	if elements[index].Type() != fastjson.TypeNull {
		o.mismatchAt(list, index)
	}
	return nil
}
