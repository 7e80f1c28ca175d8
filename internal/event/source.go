// SPDX-License-Identifier: MPL-2.0

package event

import (
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/tags"
)

// source is an event of the API with what several sections look up in it.
type source struct {
	root       *jsontree.Object
	read       selection
	entries    entries
	tags       tags.Tags
	exceptions []*jsontree.Object
}

func newSource(root *jsontree.Object, read selection) source {
	s := source{root: root, read: read, entries: readEntries(root)}
	tagged := root
	if !read[sectionTags] && !read[sectionUser] {
		tagged = root.Quiet()
	}
	s.tags = tags.Read(tagged)
	s.exceptions = s.readExceptions()
	return s
}

// entries are the event's entries by type.
type entries struct {
	root   *jsontree.Object
	types  []string
	byType map[string]*jsontree.Object
}

// readEntries finds the entries. One without a type, and one of a type that was
// there before, has no place in the result and is reported.
func readEntries(root *jsontree.Object) entries {
	found := entries{root: root, types: []string{}, byType: map[string]*jsontree.Object{}}
	for _, entry := range root.Objects("entries") {
		kind := entry.String("type")
		if kind == nil || found.byType[*kind] != nil {
			entry.Report()
			continue
		}
		found.types = append(found.types, *kind)
		found.byType[*kind] = entry
	}
	return found
}

// entry gives the entry of a type, an absent object where there is none.
func (e entries) entry(kind string) *jsontree.Object {
	if entry := e.byType[kind]; entry != nil {
		return entry
	}
	return e.root.Absent()
}

// data gives the data of the entry of a type.
func (e entries) data(kind string) *jsontree.Object {
	return e.entry(kind).Object("data")
}

// peek gives the data of the entry of a type for a look into a section that may
// not be read.
func (e entries) peek(kind string) *jsontree.Object {
	return e.entry(kind).Quiet().Object("data")
}

// readExceptions lists the event's exceptions, the main one last. Events of old
// servers hold a single value instead of a list.
func (s source) readExceptions() []*jsontree.Object {
	data := s.entries.peek("exception")
	if s.read[sectionExceptions] {
		data = s.entries.data("exception")
	}
	if !data.Has("values") {
		if single := data.Object("value"); single.Present() {
			return []*jsontree.Object{single}
		}
	}
	return data.Objects("values")
}

// mainException gives the exception that the event is about: the one that the
// event's metadata names, else the last; an absent object where there is none.
func (s source) mainException() *jsontree.Object {
	if len(s.exceptions) == 0 {
		return s.root.Absent()
	}
	metadata := s.root.Quiet().Object("metadata")
	kind, value := metadata.String("type"), metadata.String("value")
	for i := len(s.exceptions) - 1; i >= 0 && kind != nil; i-- {
		exception := s.exceptions[i].Quiet()
		if matches(kind, exception.String("type")) && matches(value, exception.String("value")) {
			return s.exceptions[i]
		}
	}
	return s.exceptions[len(s.exceptions)-1]
}

// matches says whether a text of the metadata, which Sentry cuts with "..." and
// may leave out, is that of an exception.
func matches(metadata, text *string) bool {
	if metadata == nil || text == nil {
		return metadata == nil
	}
	start, cut := strings.CutSuffix(*metadata, "...")
	return *metadata == *text || cut && strings.HasPrefix(*text, start)
}

// handled says whether the program caught the error: the tag of that name, else
// the mechanism of the main exception; nil where neither tells.
func handled(s source) *bool {
	if tag := s.tags.Value("handled"); tag != nil {
		yes := strings.EqualFold(*tag, "yes") || strings.EqualFold(*tag, "true")
		no := strings.EqualFold(*tag, "no") || strings.EqualFold(*tag, "false")
		if yes || no {
			return &yes
		}
	}
	return s.mainException().Quiet().Object("mechanism").Bool("handled")
}
