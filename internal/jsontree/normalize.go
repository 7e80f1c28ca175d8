// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"bytes"
	"hash"
	"slices"
	"sync"

	"github.com/valyala/fastjson"
)

// Omit selects members that WriteNormalized leaves out. A nil value leaves the member out;
// another value applies inside it. The elements of a list get the same Omit.
type Omit map[string]Omit

// WriteNormalized writes the object to a hash as normalized JSON, without its null members
// and without the members in omit. Keys are sorted, the last of a repeated key wins, numbers
// are as sent, and there is no white space. An absent object is null.
func (o *Object) WriteNormalized(to hash.Hash, omit Omit) {
	n := normalizers.Get().(*normalizer)
	defer normalizers.Put(n)
	n.buffer = append(n.buffer[:0], "null"...)
	if o.value != nil {
		n.dropNull = true
		n.buffer = n.value(n.buffer[:0], o.value, omit)
	}
	to.Write(n.buffer) // a hash's Write never fails
}

// RootJSON returns the whole document as normalized JSON, including null members.
func (d *Document) RootJSON() *string {
	return d.newText(d.normalized(d.root.value))
}

func (d *Document) normalized(value *fastjson.Value) string {
	n := normalizers.Get().(*normalizer)
	defer normalizers.Put(n)
	n.dropNull = false
	n.buffer = n.value(n.buffer[:0], value, nil)
	return d.strings.keep(n.buffer)
}

// normalizers recycles the memory in which strings are built.
var normalizers = sync.Pool{New: func() any { return new(normalizer) }}

type normalizer struct {
	dropNull bool
	buffer   []byte
	// members contains the sorted members of the current object and of all objects around it.
	members []member
	scratch []member
	// orders contains the sort order of the last object for each number of members.
	orders [64][]uint8
}

func (n *normalizer) value(buffer []byte, value *fastjson.Value, omit Omit) []byte {
	switch value.Type() {
	case fastjson.TypeObject:
		return n.object(buffer, value, omit)
	case fastjson.TypeArray:
		return n.array(buffer, value, omit)
	case fastjson.TypeString:
		text, _ := value.StringBytes()
		return appendString(buffer, text)
	case fastjson.TypeNumber:
		return appendNumber(buffer, value)
	default:
		return value.MarshalTo(buffer)
	}
}

func (n *normalizer) object(buffer []byte, value *fastjson.Value, omit Omit) []byte {
	start, end := n.push(value)
	buffer = append(buffer, '{')
	first := true
	for i := start; i < end; i++ {
		m := n.members[i]
		if i+1 < end && bytes.Equal(m.key, n.members[i+1].key) {
			continue // a later member of the same key wins
		}
		inner, named := omit[string(m.key)]
		if named && inner == nil || n.dropNull && m.value.Type() == fastjson.TypeNull {
			continue
		}
		if !first {
			buffer = append(buffer, ',')
		}
		first = false
		buffer = append(appendString(buffer, m.key), ':')
		buffer = n.value(buffer, m.value, inner)
	}
	n.members = n.members[:start]
	return append(buffer, '}')
}

// push adds the members of an object, sorted by key, and returns their position.
func (n *normalizer) push(value *fastjson.Value) (start, end int) {
	start = len(n.members)
	object, _ := value.Object()
	object.Visit(func(key []byte, value *fastjson.Value) {
		n.members = append(n.members, member{key: key, value: value})
	})
	n.sort(n.members[start:])
	return start, len(n.members)
}

// sort sorts members by key, and keeps the order of repeated keys. The objects of a list have
// the same keys in the same order. So the sort order of the last object of that length is
// tried first.
func (n *normalizer) sort(members []member) {
	if len(members) >= len(n.orders) {
		slices.SortStableFunc(members, compareKeys)
		return
	}
	n.scratch = append(n.scratch[:0], members...)
	order := n.orders[len(members)]
	for i, from := range order {
		members[i] = n.scratch[from]
		if i > 0 && bytes.Compare(members[i-1].key, members[i].key) >= 0 {
			order = nil
			break
		}
	}
	if len(order) == len(members) {
		return
	}
	copy(members, n.scratch)
	order = n.orders[len(members)][:0]
	for i := range members {
		order = append(order, uint8(i))
	}
	slices.SortStableFunc(order, func(a, b uint8) int { return compareKeys(members[a], members[b]) })
	for i, from := range order {
		members[i] = n.scratch[from]
	}
	n.orders[len(members)] = order
}

func compareKeys(a, b member) int { return bytes.Compare(a.key, b.key) }

func (n *normalizer) array(buffer []byte, value *fastjson.Value, omit Omit) []byte {
	elements, _ := value.Array()
	buffer = append(buffer, '[')
	for i, element := range elements {
		if i > 0 {
			buffer = append(buffer, ',')
		}
		buffer = n.value(buffer, element, omit)
	}
	return append(buffer, ']')
}

// appendNumber appends a number exactly as sent, and anything else as a string.
func appendNumber(buffer []byte, number *fastjson.Value) []byte {
	start := len(buffer)
	buffer = number.MarshalTo(buffer)
	if text := string(buffer[start:]); !isNumber(text) {
		return append(append(append(buffer[:start], '"'), text...), '"')
	}
	return buffer
}

const hexDigits = "0123456789abcdef"

// appendString appends text as a JSON string with the fewest escapes.
func appendString(buffer, text []byte) []byte {
	buffer = append(buffer, '"')
	start := 0
	for i, c := range text {
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		buffer = append(buffer, text[start:i]...)
		start = i + 1
		buffer = appendEscape(buffer, c)
	}
	return append(append(buffer, text[start:]...), '"')
}

func appendEscape(buffer []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(buffer, '\\', c)
	case '\n':
		return append(buffer, `\n`...)
	case '\r':
		return append(buffer, `\r`...)
	case '\t':
		return append(buffer, `\t`...)
	default:
		return append(buffer, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
	}
}
