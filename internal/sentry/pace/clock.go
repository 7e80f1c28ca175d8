// SPDX-License-Identifier: MPL-2.0

package pace

import "time"

const (
	// borderMargin is kept from the border of a window, as the machines of one
	// server do not agree on the time to the millisecond.
	borderMargin = 25 * time.Millisecond
	// clockMemory is how long a response is evidence about the server's clock, or twice that
	// at most, because clocks drift.
	clockMemory = time.Minute
)

// clock computes when windows of a server end on the local clock. A response reports the end
// of the window that its request was counted in. That window began before the response came,
// and ended after the request was sent. The more responses, the closer the two bounds.
type clock struct {
	start           time.Time // of the local clock
	current, former clockBounds
	turned          time.Time // when current began
}

// clockBounds are the earliest and the latest local time, from start on, at which
// the server's clock may have shown its epoch.
type clockBounds struct {
	known            bool
	earliest, latest time.Duration
}

// learn records that a request between two local times was counted in the window that ends at
// a time of the server, since the epoch.
func (c *clock) learn(sent, responded time.Time, end, window time.Duration) {
	if c.start.IsZero() {
		c.start, c.turned = responded, responded
	}
	if age := responded.Sub(c.turned); age >= clockMemory {
		c.former, c.current, c.turned = c.current, clockBounds{}, responded
		if age >= 2*clockMemory {
			c.former = clockBounds{}
		}
	}
	seen := clockBounds{true, sent.Sub(c.start) - end, responded.Sub(c.start) - (end - window)}
	c.current = c.current.with(seen)
	if all := c.current.with(c.former); all.earliest > all.latest {
		// One of the clocks was set. Earlier bounds no longer apply.
		c.current, c.former = seen, clockBounds{}
	}
}

// with returns the bounds that two observations leave together.
func (b clockBounds) with(other clockBounds) clockBounds {
	switch {
	case !other.known:
		return b
	case !b.known:
		return other
	}
	return clockBounds{true, max(b.earliest, other.earliest), min(b.latest, other.latest)}
}

// after returns a local time at which the server's clock has certainly passed end, and whether
// enough is known to compute it.
func (c *clock) after(end time.Duration) (time.Time, bool) {
	bounds := c.current.with(c.former)
	return c.start.Add(bounds.latest + end + borderMargin), bounds.known
}
