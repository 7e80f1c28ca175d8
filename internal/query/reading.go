// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"errors"
	"fmt"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

var (
	// errNoRows is an object that is no answer of Explore.
	errNoRows = errors.New("the JSON document has no list of rows under data")
	// errTooMuch says that the rows would make a state that is too large.
	errTooMuch = errors.New("the rows are too large together")
)

// pageError is a page that is no table.
type pageError struct{ err error }

// Error implements error.
func (e *pageError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *pageError) Unwrap() error { return e.err }

// reading is a table as far as it was read.
type reading struct {
	limit      int
	results    Results
	pages      int
	size       int // of all rows, in bytes
	unexpected diagnostic.Unexpected
}

func newReading(limit int) *reading {
	more := false
	return &reading{limit: limit, results: Results{
		Rows: []map[string]string{}, FieldTypes: map[string]string{}, FieldUnits: map[string]string{}, HasMore: &more,
	}}
}

func (r *reading) remaining() int { return r.limit - len(r.results.Rows) }

// all follows the pages until the table or the limit is at its end.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	err := pages.Each(ctx, r.remaining, func(page *sentry.Response) error { return r.page(page.Body) })
	*r.results.HasMore = *r.results.HasMore || pages.More()
	return err
}

// page reads one page.
func (r *reading) page(body []byte) error {
	r.pages++
	document, err := jsontree.Parse(body)
	if err != nil {
		return &pageError{err}
	}
	defer document.Release()
	root := document.Root()
	if !root.IsList("data") {
		return &pageError{errNoRows}
	}
	for _, row := range root.Objects("data") {
		if r.remaining() == 0 {
			*r.results.HasMore = true
			break
		}
		if err := r.add(row.Texts()); err != nil {
			return err
		}
	}
	meta := root.Object("meta")
	addMissing(r.results.FieldTypes, meta.StringMap("fields"))
	addMissing(r.results.FieldUnits, meta.StringMap("units"))
	for _, mismatch := range document.Mismatches() {
		r.mismatch(mismatch.Public)
	}
	return nil
}

func (r *reading) add(row map[string]string) error {
	for key, text := range row {
		r.size += len(key) + len(text)
	}
	if r.size > wire.MaxState {
		return errTooMuch
	}
	r.results.Rows = append(r.results.Rows, row)
	return nil
}

// addMissing adds what an earlier page did not tell.
func addMissing(to, from map[string]string) {
	for key, text := range from {
		if _, known := to[key]; !known {
			to[key] = text
		}
	}
}

// mismatch notes the place of a value that was not read.
func (r *reading) mismatch(place string) {
	if r.pages > 1 {
		place += fmt.Sprintf(" on page %d", r.pages)
	}
	r.unexpected.Add(place)
}
