// SPDX-License-Identifier: MPL-2.0

package events

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// reading is a list that is being read page by page.
type reading struct {
	field.Whole
	entity.List

	filter    filter
	sorted    bool
	ahead     int    // how many events after the limit are read, to find out whether there are more
	issue     string // the ID of the issue whose events are read; empty for a project
	foreign   int    // how many events of the result contain the ID of another issue
	full      bool
	hidden    map[string]bool
	ids       []string
	events    *field.Rows
	rawEvents []string
	seen      map[string]bool // the IDs of all wanted events, including those after the limit
	// elements and identified count the elements that were read, and those with an event ID.
	elements, identified int
	moved                string
}

// newReading returns a list without entries. A server other than sentry.io may ignore
// filters. Such a server may have more pages, but none of the requested events. So an event
// after the limit is read, to find out whether there are more.
func newReading(ctx context.Context, provider *argument.Provider, arguments Arguments, limit int) *reading {
	r := &reading{
		List: entity.List{Limit: limit}, full: arguments.full(),
		filter: filter{timeRange: arguments.TimeRange, environments: arguments.Environments}, sorted: !argument.OrZero(arguments.Sample),
		seen: map[string]bool{}, hidden: map[string]bool{}, ids: []string{}, events: event.Rows(ctx),
	}
	if r.filter.active() && !provider.Client.IsHosted() {
		r.ahead = 1
	}
	for _, section := range provider.Exclude {
		r.hidden[section] = true
	}
	if r.full {
		r.rawEvents = []string{}
	}
	return r
}

// all reads the pages until the end of the list or the limit.
func (r *reading) all(ctx context.Context, pages *sentry.Pages) error {
	err := r.Read(ctx, pages, r.have, func(page *sentry.Response) error {
		if page.Moved != "" {
			r.moved = page.Moved
		}
		r.filter.beginPage(page.Received)
		if err := r.page(ctx, page.Body); err != nil {
			return err
		}
		return r.filter.endPage(pages, r.sorted, len(r.ids) == 0)
	})
	r.HasMore = r.HasMore || len(r.seen) > r.Limit || r.filter.stopped
	return err
}

func (r *reading) have() int { return len(r.seen) - r.ahead }

// page reads one page. It splits the list before it parses the events, so that the limits of
// a document apply to one event, not to a hundred.
func (r *reading) page(ctx context.Context, body []byte) error {
	var elements []json.RawMessage
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if err := json.Unmarshal(body, &elements); err != nil || elements == nil {
		return entity.Undecodable(notEvents(body))
	}
	before := r.identified
	for _, element := range elements {
		if err := ctx.Err(); err != nil {
			return &sentry.InterruptedError{Doing: "decoding the response", Err: err}
		}
		if err := r.element(element); err != nil {
			return err
		}
	}
	if len(elements) > 0 && r.identified == before {
		return entity.Undecodable(notEvents(body))
	}
	return nil
}

// notEvents returns the error for a page that is not a list of events.
func notEvents(body []byte) error {
	if !json.Valid(body) {
		return jsontree.ErrSyntax
	}
	document, err := jsontree.ParseList(body)
	if err != nil {
		return err
	}
	defer document.Release()
	return fmt.Errorf("the JSON document is %s, and no element has an event ID", document.Value().Describe())
}

// element reads one element of a page. It leaves out elements that are not events.
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
	if err != nil {
		r.mismatch("eventID")
		return nil
	}
	r.identified++
	switch {
	case !r.filter.admits(document.Root()):
	case r.seen[known]: // also on the page before, because newer events moved it
	case len(r.ids) == r.Limit:
		r.seen[known] = true
	default:
		r.seen[known] = true
		return r.add(document, id, len(text))
	}
	return nil
}

// add adds an event to the results. Size is its length in bytes.
func (r *reading) add(document *jsontree.Document, id *string, size int) error {
	r.ids = append(r.ids, *id)
	if isForeign(document.Root(), r.issue) {
		r.foreign++
	}
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

// mismatch records the location of a value that was not read: the index of the event in the
// list, and the path in the event.
func (r *reading) mismatch(path string) {
	location := fmt.Sprintf("[%d]", r.elements-1)
	if path != "" {
		location += "." + path
	}
	r.Unexpected.Add(location)
}
