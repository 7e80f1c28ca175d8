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

// Bounds on what is read in vain. A server that ignores a time range in the past would
// otherwise be read through its whole history.
const (
	// maxUnwanted is how many events are left out: as many as the largest limit.
	maxUnwanted = 10_000
	// maxUnwantedPages is how many pages may contain such events and no other. Pages of some
	// servers are small.
	maxUnwantedPages = 200
)

// unwantedError reports that none of so many events was wanted.
type unwantedError struct{ events int }

// Error implements error.
func (e *unwantedError) Error() string {
	return fmt.Sprintf("the server does not filter, and none of the first %d events of its list matches", e.events)
}

// filter leaves out events that were not requested. Some servers ignore the time range or the
// environments of a list, without an error.
type filter struct {
	timeRange        argument.TimeRange
	earliest, latest time.Time // for the present page; a zero time is no bound
	environments     []string  // none means any

	// untimely and elsewhere count the events that are left out for each of the reasons.
	untimely, elsewhere int
	// unverified counts the events that are not left out, but do not contain their environment.
	unverified int
	page       pageCount
	pages      int // how many contained only events that are left out
	// byCreation and byReception are the order of the list.
	byCreation, byReception entity.Order
	// stopped reports that the read ended before the list, and wanted events may follow.
	stopped bool
}

// pageCount counts the events of one page.
type pageCount struct{ events, older, unwanted int }

// active reports whether anything is filtered.
func (f *filter) active() bool { return f.timeRange.Named() != "" || len(f.environments) > 0 }

// beginPage begins a page that was received at a time, at which the server's relative time
// range ends. That may be a while ago, because a cached response is shared with other readers.
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
		f.untimely++
	case f.isOtherThanRequested(event):
		f.elsewhere++
	default:
		return true
	}
	f.page.unwanted++
	return false
}

// countOrder records the times of an event, and reports whether it was received before the
// time range, as far as they show it. An old event may have been received recently: then newer
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
	if name == nil && !slices.Contains(f.environments, "") { // The empty name is that of events without one.
		f.unverified++
	}
	return name != nil && !slices.Contains(f.environments, *name)
}

// endPage decides after a page whether the next one is read. The list is sorted by time,
// the latest first, so it has ended with a page of older events only. Because some servers
// sort by the time of reception, and a first page may be short, it must not be the first
// page with unwanted events. If the list turns out not to be sorted, wanted events may
// follow. A sample is not sorted.
func (f *filter) endPage(pages *sentry.Pages, sorted, empty bool) error {
	page, unwanted := f.page, f.untimely+f.elsewhere
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

// The keys of the times of an event.
var (
	creation  = []string{"dateCreated", "date_created"}
	reception = []string{"dateReceived", "date_received"}
)

// timeOf returns the time of an event under the first of the keys that it has, and whether it
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
