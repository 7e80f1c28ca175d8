// SPDX-License-Identifier: MPL-2.0

// Package jsontree reads JSON documents whose shape cannot be trusted. A
// document is parsed once into a tree; asking a node for a member gives the
// value, or null and a note in the document's report where the member is of
// another JSON type. Numbers are never turned into floats, the last of a
// repeated key wins, and every text that leaves the package is valid UTF-8.
package jsontree

import (
	"bytes"
	"errors"
	"sync"
	"unicode/utf8"

	"github.com/valyala/fastjson"
)

// MaxDepth is the deepest nesting of arrays and objects that is read.
const MaxDepth = fastjson.MaxDepth

// Errors of Parse. Their texts are static: nothing of the document reaches
// them.
var (
	// ErrSyntax is returned for text that is not one JSON document: it is
	// malformed, cut off, or nested deeper than MaxDepth.
	ErrSyntax = errors.New("the text is not one valid JSON document")
	// ErrNotObject is returned for a JSON document that is not an object.
	ErrNotObject = errors.New("the JSON document is not an object")
)

// chunk is how many objects, members or texts are allocated at once, at least.
const chunk = 128

// Document is one parsed JSON object. It is not safe for concurrent use.
type Document struct {
	parser fastjson.Parser
	root   *Object
	report report
	free   map[*fastjson.Value]bool

	// Slabs, so that a document costs a few large allocations instead of one
	// for each member. Objects and members are used again by later documents;
	// texts belong to whoever read them.
	objects []Object
	members []member
	texts   []string
}

// documents recycles parsers and slabs, which are larger than the text itself.
var documents = sync.Pool{New: func() any { return new(Document) }}

// Parse reads body, which must hold exactly one JSON object; a byte order mark
// and white space around it are allowed. Invalid UTF-8 and lone surrogate
// escapes are read as U+FFFD. The errors are ErrSyntax and ErrNotObject.
// Release must be called when the document is no longer needed.
func Parse(body []byte) (*Document, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	body = replaceLoneSurrogates(body)

	document := documents.Get().(*Document)
	// Parsing comes first because it limits the depth, which validation, the
	// stricter of the two, does not.
	value, err := document.parser.ParseBytes(body)
	if err != nil || fastjson.ValidateBytes(body) != nil {
		document.Release()
		return nil, ErrSyntax
	}
	if value.Type() != fastjson.TypeObject {
		document.Release()
		return nil, ErrNotObject
	}
	document.root = document.newObject(value, place{}, false)
	return document, nil
}

// Root is the document's outermost object.
func (d *Document) Root() *Object { return d.root }

// Release gives the document's memory to later ones. The document and its
// objects must not be used afterwards; texts that were read from it stay valid.
func (d *Document) Release() {
	clear(d.objects)
	clear(d.members)
	d.objects, d.members, d.texts = d.objects[:0], d.members[:0], nil
	d.root, d.report, d.free = nil, nil, nil
	documents.Put(d)
}

func (d *Document) newObject(value *fastjson.Value, at place, quiet bool) *Object {
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
