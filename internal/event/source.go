// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// source is the source of the fields: an event of the API, with values that several fields
// use.
type source struct {
	ctx      context.Context //nolint:containedctx // It lives as long as one read.
	document *jsontree.Document
	root     *jsontree.Object
	// whole is the event as it was sent. It differs from root if the event is in the stored
	// form.
	whole *jsontree.Object
	table *field.Table
	read  selection

	entries    entries
	tags       tags.Tags
	exceptions []*jsontree.Object

	// id is the ID of the event, and webURL its URL. They are nil if they are not known.
	id, webURL *string
	// missing reports whether the event does not exist.
	missing bool
}

func newSource(ctx context.Context, document *jsontree.Document, read selection) *source {
	return (&source{ctx: ctx, document: document, root: document.Root(), read: read}).prepare(tags.Read)
}

// newStoredSource is like newSource for an event in the stored form.
func newStoredSource(ctx context.Context, document *jsontree.Document, read selection) *source {
	return (&source{ctx: ctx, document: document, root: fromStored(document.Root()), read: read}).prepare(tags.ReadStored)
}

// prepare reads the values that several fields use.
func (s *source) prepare(readTags func(*jsontree.Object) tags.Tags) *source {
	s.table, s.whole = fields, s.document.Root()
	s.entries, s.id = readEntries(s.root), readID(s.root)
	tagged := s.root
	if !s.read[sectionTags] && !s.read[sectionUser] {
		tagged = s.root.Quiet()
	}
	s.tags = readTags(tagged)
	s.exceptions = s.readExceptions()
	return s
}

// readID returns the ID of an event as 32 lower-case digits, or nil if it has none. The ID is
// normalized because Terraform prints it unchanged.
func readID(root *jsontree.Object) *string {
	id, err := sentry.ParseEventID(argument.OrZero(root.String("eventID")))
	if err != nil {
		return nil
	}
	return &id
}

// Object returns the event.
func (s *source) Object() *jsontree.Object { return s.root }

// Reads reports whether a section is read. A missing event has no sections.
func (s *source) Reads(section string) bool { return !s.missing && (section == "" || s.read[section]) }

// Select returns the entry of a type.
func (s *source) Select(_, kind string) *jsontree.Object { return s.entries.entry(kind) }

// Tags returns the tags of the event.
func (s *source) Tags() tags.Tags { return s.tags }

// keyOf returns the first of the keys under which an object has a value, or the first key if
// there is none.
func keyOf(o *jsontree.Object, keys ...string) string {
	for _, key := range keys {
		if o.Has(key) {
			return key
		}
	}
	return keys[0]
}
