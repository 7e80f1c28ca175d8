// SPDX-License-Identifier: MPL-2.0

package events

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// reading is a list as far as it was read.
type reading struct {
	field.Whole
	entity.List

	filter    filter
	sorted    bool
	limit     int
	full      bool
	hidden    map[string]bool
	ids       []string
	events    *field.Rows
	rawEvents []string
	seen      map[string]bool
	elements  int
	beyond    int // 1 if there is an event after the limit
	moved     string
}

func newReading(ctx context.Context, limit int, arguments Arguments, exclude []string) *reading {
	r := &reading{
		List: entity.List{Limit: limit}, limit: limit, full: arguments.full(),
		filter: newFilter(arguments, time.Now()), sorted: !argument.OrZero(arguments.Sample),
		seen: map[string]bool{}, hidden: map[string]bool{}, ids: []string{}, events: event.Rows(ctx),
	}
	for _, section := range exclude {
		r.hidden[section] = true
	}
	if r.full {
		r.rawEvents = []string{}
	}
	return r
}

// lookBeyond makes the read look for an event after the limit, because the server may
// have more pages but none of the events that were asked for.
func (r *reading) lookBeyond() {
	if r.filter.active() {
		r.Limit = r.limit + 1
	}
}

// all follows the pages until the list or the limit is at its end.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	err := r.Read(ctx, pages, r.have, func(page *sentry.Response) error {
		if page.Moved != "" {
			r.moved = page.Moved
		}
		if err := r.page(ctx, page.Body); err != nil {
			return err
		}
		return r.filter.endPage(pages, r.sorted, len(r.ids) == 0)
	})
	r.HasMore = r.HasMore || r.filter.stopped
	return err
}

func (r *reading) have() int { return len(r.ids) + r.beyond }

// page reads one page. It takes the list apart before it looks into the events,
// so that the bounds on a document are those of one event, not of a hundred.
func (r *reading) page(ctx context.Context, body []byte) error {
	var elements []json.RawMessage
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if err := json.Unmarshal(body, &elements); err != nil || elements == nil {
		return entity.Undecodable(notList(body))
	}
	for _, element := range elements {
		if err := ctx.Err(); err != nil {
			return &sentry.InterruptedError{Doing: "decoding the answer", Err: err}
		}
		if err := r.element(element); err != nil {
			return err
		}
	}
	return nil
}

// notList returns the error of a page that is not a JSON list.
func notList(body []byte) error {
	if !json.Valid(body) {
		return jsontree.ErrSyntax
	}
	document, err := jsontree.ParseList(body)
	if err != nil {
		return err
	}
	document.Release()
	return jsontree.ErrNotList
}

// element reads one element of a page. What is no event is left out.
func (r *reading) element(text []byte) error {
	r.elements++
	document, err := jsontree.Parse(text)
	switch {
	case errors.Is(err, jsontree.ErrNotObject):
		if string(text) != "null" {
			r.mismatch("")
		}
		return nil
	case err != nil:
		return entity.Undecodable(err)
	}
	defer document.Release()
	id := document.Root().Quiet().String("eventID")
	if id == nil {
		id = document.Root().Quiet().String("id")
	}
	known, err := sentry.ParseEventID(argument.OrZero(id))
	switch {
	case err != nil:
		r.mismatch("eventID")
	case !r.filter.admits(document.Root()):
	case r.seen[known]: // on the page before, which newer events have pushed on
	case len(r.ids) == r.limit:
		r.HasMore, r.beyond = true, 1
	default:
		r.seen[known] = true
		return r.add(document, id, len(text))
	}
	return nil
}

// add adds an event of so many bytes to the results.
func (r *reading) add(document *jsontree.Document, id *string, size int) error {
	r.ids = append(r.ids, *id)
	r.events.Add(newElement(document.Root(), id, r.hidden))
	for _, mismatch := range document.Mismatches() {
		r.mismatch(mismatch.Public)
	}
	if !r.full {
		return r.Grow(size)
	}
	raw := *document.RootJSON()
	r.rawEvents = append(r.rawEvents, raw)
	return r.Grow(len(raw))
}

// mismatch notes the place of a value that was not read, by the place of its
// event in the list and its path in there.
func (r *reading) mismatch(path string) {
	place := fmt.Sprintf("[%d]", r.elements-1)
	if path != "" {
		place += "." + path
	}
	r.Unexpected.Add(place)
}
