// SPDX-License-Identifier: MPL-2.0

package events

import (
	"fmt"
	"slices"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Limits for reading events that are not requested. Without them, a server that ignores a
// past time range would be read through its whole history.
const (
	// maxUnwanted is how many events can be left out: as many as the largest limit.
	maxUnwanted = 10_000
	// maxUnwantedPages is how many pages can contain only such events. Some servers have
	// small pages.
	maxUnwantedPages = 200
)

// unwantedError reports that none of a number of events was requested.
type unwantedError struct{ events int }

// Error implements error.
func (e *unwantedError) Error() string {
	return fmt.Sprintf("the server does not filter, and none of the first %d events of its list matches", e.events)
}

// filter leaves out events that were not requested. Some servers ignore the time range or the
// environments of a list without an error.
type filter struct {
	timeRange        argument.TimeRange
	earliest, latest time.Time // for the current page; a zero time means no bound
	environments     []string  // none means any

	// outsideTimeRange and otherEnvironments count the events that are left out, by reason.
	outsideTimeRange, otherEnvironments int
	// unverified counts the included events that do not contain their environment.
	unverified int
	page       pageCount
	pages      int // with only events that are left out
	// byCreation and byReception check the order of the list.
	byCreation, byReception entity.Order
	// stopped reports whether the read ended before the list did, so that requested events
	// may be missing.
	stopped bool
}

// pageCount counts the events of one page.
type pageCount struct{ events, older, unwanted int }

// active reports whether anything is filtered.
func (f *filter) active() bool { return f.timeRange.Named() != "" || len(f.environments) > 0 }

// beginPage begins a page that was received at a time. The server's relative time range ends
// at that time, which may be a while ago, because readers share cached responses.
func (f *filter) beginPage(received time.Time) {
	f.page = pageCount{}
	f.earliest, f.latest = f.timeRange.Bounds(received)
}

// admits reports whether an event can be one of the requested ones. An event whose time or
// environment is not known can.
func (f *filter) admits(event *jsontree.Object) bool {
	f.page.events++
	at, known := timeOf(event, slices.Concat(creation, reception)...)
	older := known && !f.earliest.IsZero() && at.Before(f.earliest)
	newer := known && !f.latest.IsZero() && at.After(f.latest)
	if f.countOrder(event, at, known) && older {
		f.page.older++
	}
	switch {
	case older, newer:
		f.outsideTimeRange++
	case f.isOtherThanRequested(event):
		f.otherEnvironments++
	default:
		return true
	}
	f.page.unwanted++
	return false
}

// countOrder records the times of an event, and reports whether they show that it was
// received before the time range. An old event may have been received recently. Then newer
// ones can follow in a list that is sorted by reception.
func (f *filter) countOrder(event *jsontree.Object, at time.Time, known bool) bool {
	received, receivedKnown := timeOf(event, reception...)
	if !receivedKnown {
		received = at
	}
	if known {
		f.byCreation.Add(at)
	}
	if receivedKnown || known {
		f.byReception.Add(received)
	}
	return !receivedKnown || received.Before(f.earliest)
}

func (f *filter) isOtherThanRequested(event *jsontree.Object) bool {
	if len(f.environments) == 0 {
		return false
	}
	name := tags.Environment(event)
	if name == nil && !slices.Contains(f.environments, "") { // The empty name selects events without an environment.
		f.unverified++
	}
	return name != nil && !slices.Contains(f.environments, *name)
}

// endPage ends the list if the next page cannot contain requested events. The list is sorted
// by time, the latest first, so it ends with a page of only older events. That page must not
// be the first one with unwanted events: some servers sort by the time of reception, and a
// first page may be short. If the list turns out not to be sorted, requested events may
// follow. A sample is not sorted.
func (f *filter) endPage(pages *sentry.Pages, sorted, empty bool) error {
	page, unwanted := f.page, f.outsideTimeRange+f.otherEnvironments
	if page.unwanted == 0 {
		return nil
	}
	pages.Skip()
	if page.unwanted == page.events {
		f.pages++
	}
	switch {
	case !pages.More():
	case sorted && page.older == page.events && unwanted > page.unwanted:
		f.stopped = f.byCreation.Broken() && f.byReception.Broken()
		pages.End()
	case unwanted < maxUnwanted && f.pages < maxUnwantedPages:
	case empty:
		return &unwantedError{unwanted}
	default:
		f.stopped = true
		pages.End()
	}
	return nil
}

// The keys of an event's times.
var (
	creation  = []string{"dateCreated", "date_created"}
	reception = []string{"dateReceived", "date_received"}
)

// timeOf returns the time of an event under the first key that it has, and whether that time
// is known.
func timeOf(event *jsontree.Object, keys ...string) (time.Time, bool) {
	quiet := event.Quiet()
	for _, key := range keys {
		if text := quiet.String(key); text != nil {
			return argument.EventTime(*text)
		}
	}
	return time.Time{}, false
}
