// SPDX-License-Identifier: MPL-2.0

// Package jsontree reads JSON documents whose shape cannot be trusted. A document is parsed
// once into a tree. A member of another JSON type than the requested one is null, with a
// note in the document's report. Numbers are never converted to floats, the last of a
// repeated key wins, and every string that leaves the package is valid UTF-8.
//
// Invalid JSON inside a value does not affect the rest. A string may contain control
// characters and unknown escapes, which are kept. A malformed number, such as 01, is not
// accepted where a number is requested, and becomes a string in normalized JSON.
package jsontree

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/valyala/fastjson"
)

// MaxDepth is the maximum depth of nested arrays and objects.
const MaxDepth = fastjson.MaxDepth

// MaxValues is the maximum number of members and elements of a document. It limits memory,
// and is several times what the largest event has, or a page of a hundred events.
const MaxValues = 2_000_000

// maxRecycled is the maximum size of a body whose document's memory is kept for later ones.
// The memory is several times as large, and the garbage collector can free it.
const maxRecycled = 16 << 20

// Errors of Parse. Their texts contain nothing from the document.
var (
	// ErrSyntax is returned for a body that is not one JSON document: its structure is
	// invalid, or it is truncated.
	ErrSyntax = errors.New("the content is not one valid JSON document")
	// ErrTooDeep is returned for a document that is nested deeper than MaxDepth.
	ErrTooDeep = fmt.Errorf("the JSON document is nested deeper than %d levels", MaxDepth)
	// ErrTooMany is returned for a document with more than MaxValues members and elements.
	ErrTooMany = fmt.Errorf("the JSON document has more than %d members and elements", MaxValues)
	// ErrNotObject is returned, wrapped with the actual kind, for a JSON document that is not
	// an object.
	ErrNotObject = errors.New("the JSON document is not an object")
	// ErrNotList is returned by ParseList in the same way, for a JSON document that is not a
	// list.
	ErrNotList = errors.New("the JSON document is not a list")
)

// chunk is the minimum number of objects, members or strings that are allocated at once.
const chunk = 128

// Document is one parsed JSON object or list. It is not safe for concurrent use.
type Document struct {
	parser fastjson.Parser
	size   int
	top    *fastjson.Value
	root   *Object
	report report
	// mismatches are the mismatches of the report whose paths are already computed.
	mismatches []Mismatch
	free       map[*fastjson.Value]bool
	// arena contains the values of rebuilt objects, and moved contains their origins.
	arena fastjson.Arena
	moved map[*fastjson.Value]origin
	// scratch contains the last result of Peek, and rewritten contains a body that was
	// changed before parsing.
	scratch, rewritten []byte

	// Slabs reduce the allocations to a few large ones, instead of one for each member. Later
	// documents reuse objects and members. Strings belong to their readers; later documents
	// use the rest of their slabs.
	objects []Object
	members []member
	texts   []string
	strings stringSlab
}

// documents recycles parsers and slabs, which are larger than the body itself.
var documents = sync.Pool{New: func() any { return new(Document) }}

// Parse parses body, which must contain exactly one JSON object; a byte order mark and white
// space around it are allowed. Invalid UTF-8 and lone surrogate escapes are read as U+FFFD.
// The errors are ErrSyntax, ErrTooDeep, ErrTooMany and ErrNotObject. Release must be called
// when the document is no longer needed.
func Parse(body []byte) (*Document, error) { return parse(body, fastjson.TypeObject, ErrNotObject) }

// ParseList parses a body that contains one JSON list. Elements returns its objects, and Root
// is absent. Its errors are those of Parse, but ErrNotList replaces ErrNotObject.
func ParseList(body []byte) (*Document, error) { return parse(body, fastjson.TypeArray, ErrNotList) }

func parse(body []byte, kind fastjson.Type, wrongKind error) (*Document, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	if tooMany(body) {
		return nil, ErrTooMany
	}
	document := documents.Get().(*Document) //nolint:forcetypeassert // Nothing else is in the pool.
	document.size = len(body)
	body, document.rewritten = replaceLoneSurrogates(body, document.rewritten)
	value, err := document.parse(body)
	if err == nil && value.Type() != kind {
		err = fmt.Errorf("%w, but %s", wrongKind, Value{value}.Describe())
	}
	if err != nil {
		document.Release()
		return nil, err
	}
	document.top = value
	if kind != fastjson.TypeObject {
		value = nil
	}
	document.root = document.newObject(value, location{}, false)
	return document, nil
}

// Elements returns the objects of a list. It leaves out null elements, and elements of
// another type (reported). The result is empty, never nil, for an object.
func (d *Document) Elements() []*Object {
	elements, _ := d.top.Array()
	objects := make([]*Object, 0, len(elements))
	for index, value := range elements {
		switch value.Type() {
		case fastjson.TypeObject:
			objects = append(objects, d.newObject(value, location{container: d.top, index: index}, false))
		case fastjson.TypeNull:
		default:
			d.note(location{container: d.top, index: index})
		}
	}
	return objects
}

func (d *Document) parse(body []byte) (*fastjson.Value, error) {
	value, err := d.parser.ParseBytes(body)
	switch {
	case err == nil:
		return value, nil
	case strings.Contains(err.Error(), "too big depth"):
		return nil, ErrTooDeep
	default:
		return nil, ErrSyntax
	}
}

// tooMany reports whether the body contains more than MaxValues. Commas outside of strings are
// counted only if there are that many commas at all.
func tooMany(body []byte) bool {
	if bytes.Count(body, []byte(",")) < MaxValues {
		return false
	}
	count, inString := 0, false
	for i := 0; i < len(body); i++ {
		switch {
		case inString && body[i] == '\\':
			i++
		case body[i] == '"':
			inString = !inString
		case body[i] == ',' && !inString:
			count++
		}
	}
	return count >= MaxValues
}

// Root returns the document's outermost object.
func (d *Document) Root() *Object { return d.root }

// Value returns the whole document, whether it is an object or a list.
func (d *Document) Value() Value { return Value{d.top} }

// Release makes the document's memory available to later ones. The document and its objects
// must not be used afterwards. Strings that were read from it stay valid.
func (d *Document) Release() {
	clear(d.objects)
	clear(d.members)
	d.objects, d.members = d.objects[:0], d.members[:0]
	d.top, d.root, d.report, d.mismatches, d.free, d.moved = nil, nil, nil, nil, nil, nil
	d.arena.Reset()
	if d.size <= maxRecycled {
		documents.Put(d)
	}
}

func (d *Document) newObject(value *fastjson.Value, at location, quiet bool) *Object {
	if len(d.objects) == cap(d.objects) {
		d.objects = make([]Object, 0, max(chunk, 2*cap(d.objects)))
	}
	d.objects = append(d.objects, Object{document: d, value: value, at: at, quiet: quiet})
	return &d.objects[len(d.objects)-1]
}

func (d *Document) newText(text string) *string {
	if len(d.texts) == cap(d.texts) {
		d.texts = make([]string, 0, chunk)
	}
	d.texts = append(d.texts, text)
	return &d.texts[len(d.texts)-1]
}

// newMembers lists the members of an object in the document's order.
func (d *Document) newMembers(object *fastjson.Object) []member {
	count := object.Len()
	if cap(d.members)-len(d.members) < count {
		d.members = make([]member, 0, max(chunk, count, 2*cap(d.members)))
	}
	start := len(d.members)
	object.Visit(func(key []byte, value *fastjson.Value) {
		d.members = append(d.members, member{key: key, value: value})
	})
	return d.members[start:len(d.members):len(d.members)]
}
