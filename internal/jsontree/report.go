// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"strconv"
	"strings"

	"github.com/valyala/fastjson"
)

// report collects the locations of members of an unexpected type. It records only the
// container and the position in it. The paths are computed at the end, in one walk, so that
// an ordinary read has no extra cost.
type report map[location]struct{}

// location is a member (by key, with index -1) or an element (by index) of a container.
type location struct {
	container *fastjson.Value
	key       string
	index     int
}

func (d *Document) note(noted location) {
	if d.report == nil {
		d.report = report{}
	}
	d.report[d.original(noted)] = struct{}{}
}

// mismatch reports that the member key has an unexpected type.
func (o *Object) mismatch(key string) {
	if !o.quiet {
		o.document.note(location{container: o.value, key: key, index: -1})
	}
}

// mismatchAt reports that an element of a list has an unexpected type.
func (o *Object) mismatchAt(list *fastjson.Value, index int) {
	if !o.quiet {
		o.document.note(location{container: list, index: index})
	}
}

// Report reports the object itself as unusable, for a reason of the caller. It does nothing
// for the root and for an absent object.
func (o *Object) Report() {
	if !o.quiet && o.at.container != nil {
		o.document.note(o.at)
	}
}

// Mismatch is the location of a value of another type than expected.
type Mismatch struct {
	// Path leads to the value, such as entries[2].data.values[0].threadId or packages["some
	// name"].
	Path string
	// Public is the same path, but every key of a map that the sender of the document chose
	// is replaced with *. So it contains nothing of the document's content.
	Public string
}

// Mismatches returns the locations of values that were read and had another type than
// expected, in the document's order. Locations since the last call are at the end. The result
// is empty, never nil, if there are none.
func (d *Document) Mismatches() []Mismatch {
	if d.mismatches == nil {
		d.mismatches = []Mismatch{}
	}
	if len(d.report) > 0 {
		d.walk(d.top, nil, &d.mismatches)
	}
	return d.mismatches
}

// freeKeys records that the sender chose the keys of the object.
func (o *Object) freeKeys() {
	if o.document.free == nil {
		o.document.free = map[*fastjson.Value]bool{}
	}
	o.document.free[o.value] = true
}

// step is one step of a path, linked to the step before it.
type step struct {
	before *step
	key    string
	index  int
	free   bool
}

// walk visits container and everything below it, and adds the mismatches there to found.
func (d *Document) walk(container *fastjson.Value, path *step, found *[]Mismatch) {
	visit := func(value *fastjson.Value, next *step) {
		noted := location{container: container, key: next.key, index: next.index}
		if _, ok := d.report[noted]; ok {
			*found = append(*found, Mismatch{Path: next.text(false), Public: next.text(true)})
			delete(d.report, noted) // a repeated key is reported once
		}
		if kind := value.Type(); kind == fastjson.TypeObject || kind == fastjson.TypeArray {
			d.walk(value, next, found)
		}
	}
	if object, err := container.Object(); err == nil {
		object.Visit(func(key []byte, value *fastjson.Value) {
			visit(value, &step{before: path, key: string(key), index: -1, free: d.free[container]})
		})
		return
	}
	elements, _ := container.Array()
	for index, value := range elements {
		visit(value, &step{before: path, index: index})
	}
}

// text returns the path from the root to s. A key that is not a plain name is written as
// ["key"]. If public is true and the sender chose the key, it is written as [*].
func (s *step) text(public bool) string {
	if s == nil {
		return ""
	}
	before := s.before.text(public)
	switch {
	case s.index >= 0:
		return before + "[" + strconv.Itoa(s.index) + "]"
	case s.free && public:
		return before + "[*]"
	case s.key == "" || strings.Trim(s.key, nameCharacters) != "":
		return before + "[" + strconv.Quote(s.key) + "]"
	case before == "":
		return s.key
	default:
		return before + "." + s.key
	}
}

const nameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
