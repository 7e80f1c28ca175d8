// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"fmt"

	"github.com/valyala/fastjson"
)

// Kind is the JSON type of a value.
type Kind int

// The JSON types. Absent is the kind of a missing value.
const (
	Absent Kind = iota
	Null
	Bool
	Number
	Text
	List
	Map
)

// Value is any value of a document. It is for readers that walk the whole value, whatever its
// shape. Inspecting values reports no mismatch. A Value, and the bytes that it returns, must
// not be used after the document's Release.
type Value struct {
	value *fastjson.Value
}

// Value returns the object as a value, or Absent if there is none.
func (o *Object) Value() Value { return Value{o.value} }

// Kind returns the JSON type.
func (v Value) Kind() Kind {
	if v.value == nil {
		return Absent
	}
	switch v.value.Type() {
	case fastjson.TypeNull:
		return Null
	case fastjson.TypeTrue, fastjson.TypeFalse:
		return Bool
	case fastjson.TypeNumber:
		return Number
	case fastjson.TypeString:
		return Text
	case fastjson.TypeArray:
		return List
	default:
		return Map
	}
}

// Describe returns the kind of the value, such as "a list with 1 element". It contains
// nothing of the content except its size.
func (v Value) Describe() string {
	switch v.Kind() {
	case Absent:
		return "nothing"
	case Null:
		return "null"
	case Bool:
		return "a boolean"
	case Number:
		return "a number"
	case Text:
		return "a string"
	case List:
		return counted("a list", v.Len(), "element")
	default:
		object, _ := v.value.Object() // The kind was checked.
		return counted("an object", object.Len(), "key")
	}
}

func counted(kind string, count int, what string) string {
	if count != 1 {
		what += "s"
	}
	return fmt.Sprintf("%s with %d %s", kind, count, what)
}

// Bytes returns the bytes of a Text, or nothing for any other kind. The bytes are the
// document's own and must not be changed.
func (v Value) Bytes() []byte {
	if v.Kind() != Text {
		return nil
	}
	text, _ := v.value.StringBytes()
	return text
}

// AppendNumber appends a Number as sent, and nothing for any other kind.
func (v Value) AppendNumber(to []byte) []byte {
	if v.Kind() != Number {
		return to
	}
	return v.value.MarshalTo(to)
}

// Len returns the number of elements of a List, or 0 for any other kind.
func (v Value) Len() int { return len(v.elements()) }

// Element returns an element of a List by its index, or Absent if there is none.
func (v Value) Element(index int) Value {
	if elements := v.elements(); index >= 0 && index < len(elements) {
		return Value{elements[index]}
	}
	return Value{}
}

func (v Value) elements() []*fastjson.Value {
	if v.Kind() != List {
		return nil
	}
	elements, _ := v.value.Array()
	return elements
}

// Member returns the last member with a key of a Map, or Absent if there is none.
func (v Value) Member(key string) Value {
	var found Value
	v.Members(func(_ int, name []byte, value Value) {
		if string(name) == key {
			found = value
		}
	})
	return found
}

// Members visits the members of a Map in the document's order, including those of a repeated
// key, each with its index. It visits nothing for any other kind.
func (v Value) Members(visit func(index int, key []byte, value Value)) {
	if v.Kind() != Map {
		return
	}
	object, _ := v.value.Object()
	index := 0
	object.Visit(func(key []byte, value *fastjson.Value) {
		visit(index, key, Value{value})
		index++
	})
}
