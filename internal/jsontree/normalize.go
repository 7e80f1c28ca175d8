// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"bytes"
	"slices"

	"github.com/valyala/fastjson"
)

// Omit says which members Normalize leaves out: a nil value leaves the member
// out, another one goes on inside it. Lists are passed through.
type Omit map[string]Omit

// Normalize appends the object to buffer as normalised JSON without its null
// members and without what omit names: keys sorted, the last of a repeated key,
// numbers exactly as sent, no white space.
func (o *Object) Normalize(buffer []byte, omit Omit) []byte {
	if o.value == nil {
		return append(buffer, "null"...)
	}
	n := normalizer{dropNull: true}
	return n.value(buffer, o.value, omit)
}

// RootJSON gives the whole document as normalised JSON, value for value: null
// members stay.
func (d *Document) RootJSON() *string {
	return d.newText(normalized(d.root.value))
}

func normalized(value *fastjson.Value) string {
	return buildText(func(buffer []byte) []byte {
		n := normalizer{}
		return n.value(buffer, value, nil)
	})
}

type normalizer struct {
	dropNull bool
	// members holds the sorted members of all objects around the current one.
	members []member
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

// push adds the members of an object, sorted by key, and gives their place.
func (n *normalizer) push(value *fastjson.Value) (start, end int) {
	start = len(n.members)
	object, _ := value.Object()
	object.Visit(func(key []byte, value *fastjson.Value) {
		n.members = append(n.members, member{key: key, value: value})
	})
	slices.SortStableFunc(n.members[start:], func(a, b member) int { return bytes.Compare(a.key, b.key) })
	return start, len(n.members)
}

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
