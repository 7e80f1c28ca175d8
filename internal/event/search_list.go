// SPDX-License-Identifier: MPL-2.0

package event

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

var (
	errNoID     = errors.New("no element of the list has an event ID")
	errUnsorted = errors.New("the server does not sort the project's events by time")
)

// checkedEvents is how many events are enough to see whether a list is sorted. It is on
// sentry.io, but may not be on other servers.
const checkedEvents = 20

// largestPage is how many events of a page are read at most. Sentry's pages have at most 100.
const largestPage = 1000

// listHead is the beginning of a project's list of events.
type listHead struct {
	wanted int
	// cut reports whether the page contains more events than were read.
	cut bool
	// first is the ID of the first event, and newest that of the latest one.
	first, newest string
	newestAt      time.Time
	// byCreation and byReception check the order of the list.
	byCreation, byReception entity.Order
}

// list returns the latest event of the project's list.
func (s *search) list(ctx context.Context, client *sentry.Client, organization string) (match, error) {
	found := match{project: s.project}
	pages, err := client.ProjectEvents(organization, s.project, sentry.ListOptions{})
	if err != nil {
		return found, err
	}
	head := listHead{wanted: 1}
	if !client.IsHosted() {
		head.wanted = checkedEvents
	}
	err = pages.Each(ctx, head.missing, func(page *sentry.Response) error {
		page.Reject() // As in queryExplore.
		return head.page(ctx, page.Body)
	})
	switch {
	case err != nil:
		return found, err
	case head.first == "":
		return found, s.emptyList(ctx, client, organization)
	}
	found.id, err = head.latest(pages.More())
	return found, err
}

// emptyList returns the error for an empty list. Some servers, such as GlitchTip, respond
// with one for a project that does not exist, so the project is looked up. If that fails, it
// is not known whether the project is empty, unless the server does not have such a lookup.
func (s *search) emptyList(ctx context.Context, client *sentry.Client, organization string) error {
	if client.IsHosted() {
		return errNoMatch
	}
	_, err := client.FindProject(ctx, organization, s.project)
	if api, ok := errors.AsType[*sentry.APIError](err); err == nil || ok && api.RouteMissing() {
		return errNoMatch
	}
	return err
}

// missing returns how many events are still needed. One page with an event is enough.
func (h *listHead) missing() int {
	if h.first != "" {
		return 0
	}
	return h.wanted
}

// page reads a page. Its events may be full ones, so the limits of a document apply to each
// event.
func (h *listHead) page(ctx context.Context, body []byte) error {
	var elements []json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(body, []byte("\ufeff")), &elements); err != nil || elements == nil {
		_, err := jsontree.ParseList(body)
		return entity.Undecodable(err)
	}
	h.cut = len(elements) > largestPage
	for _, element := range elements[:min(len(elements), largestPage)] {
		if err := ctx.Err(); err != nil {
			return &sentry.InterruptedError{Doing: "decoding the response", Err: err}
		}
		document, err := jsontree.Parse(element)
		switch {
		case errors.Is(err, jsontree.ErrNotObject):
			continue
		case err != nil:
			return entity.Undecodable(err)
		}
		h.add(document.Root().Quiet())
		document.Release()
	}
	if len(elements) > 0 && h.first == "" {
		return entity.Undecodable(errNoID)
	}
	return nil
}

// add adds an event. It leaves out elements without an event ID.
func (h *listHead) add(event *jsontree.Object) {
	id := ""
	for _, key := range idKeys {
		id = cmp.Or(id, eventID(event, key))
	}
	if id == "" {
		return
	}
	created, known := argument.EventTime(argument.OrZero(event.String(keyOf(event, "dateCreated", "date_created"))))
	if known {
		h.byCreation.Add(created)
	}
	if received, known := argument.EventTime(argument.OrZero(event.String(keyOf(event, "dateReceived", "date_received")))); known {
		h.byReception.Add(received)
	} else {
		h.byReception.Add(created)
	}
	if h.first == "" {
		h.first, h.newest, h.newestAt = id, id, created
	}
	if created.After(h.newestAt) {
		h.newest, h.newestAt = id, created
	}
}

// latest returns the ID of the latest event, which is the first one of a sorted list. If the
// list is not sorted, all events must be known.
func (h *listHead) latest(more bool) (string, error) {
	switch {
	case !h.byCreation.Broken() || !h.byReception.Broken():
		return h.first, nil
	case more || h.cut:
		return "", errUnsorted
	default:
		return h.newest, nil
	}
}
