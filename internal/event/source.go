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

// source is what the fields are read from: an event of the API, with what several
// fields look up in it.
type source struct {
	ctx      context.Context //nolint:containedctx // It lives as long as one read.
	document *jsontree.Document
	root     *jsontree.Object
	// whole is the event in the form in which it was sent. It differs from root for an event
	// in the stored form.
	whole *jsontree.Object
	table *field.Table
	read  selection

	entries    entries
	tags       tags.Tags
	exceptions []*jsontree.Object

	// id is the ID of the event and webURL its address; nil if that is not known.
	id, webURL *string
	// missing means that the event does not exist.
	missing bool
}

func newSource(ctx context.Context, document *jsontree.Document, read selection) *source {
	return (&source{ctx: ctx, document: document, root: document.Root(), read: read}).prepare(tags.Read)
}

// newStoredSource returns the same for an event in the stored form.
func newStoredSource(ctx context.Context, document *jsontree.Document, read selection) *source {
	return (&source{ctx: ctx, document: document, root: fromStored(document.Root()), read: read}).prepare(tags.ReadStored)
}

// prepare reads what several fields look up.
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

// readID returns the ID of an event as 32 lower-case digits, or nil if it has none. Terraform
// prints it unchanged.
func readID(root *jsontree.Object) *string {
	id, err := sentry.ParseEventID(argument.OrZero(root.String("eventID")))
	if err != nil {
		return nil
	}
	return &id
}

// Object returns the event.
func (s *source) Object() *jsontree.Object { return s.root }

// Reads reports whether a section is read, which none is of a missing event.
func (s *source) Reads(section string) bool { return !s.missing && (section == "" || s.read[section]) }

// Select returns the entry of a type.
func (s *source) Select(_, kind string) *jsontree.Object { return s.entries.entry(kind) }

// Tags returns the tags of the event.
func (s *source) Tags() tags.Tags { return s.tags }

// keyOf returns the first of the keys under which an object has a value, or else the
// first of them.
func keyOf(o *jsontree.Object, keys ...string) string {
	for _, key := range keys {
		if o.Has(key) {
			return key
		}
	}
	return keys[0]
}
