// SPDX-License-Identifier: MPL-2.0

package pace

import "time"

const (
	// borderMargin is the distance that is kept from the end of a window. The machines of one
	// server do not agree on the time to the millisecond.
	borderMargin = 25 * time.Millisecond
	// clockMemory is how long a response counts as evidence about the server's clock, or at
	// most twice that long, because clocks drift.
	clockMemory = time.Minute
)

// clock computes when the server's windows end on the local clock. A response reports the end
// of the window that counted its request. That window began before the response arrived, and
// ended after the request was sent. Every response can bring the two bounds closer together.
type clock struct {
	start           time.Time // of the local clock
	current, former clockBounds
	turned          time.Time // when current began
}

// clockBounds are the earliest and the latest local time, relative to start, at which the
// server's clock may have shown its epoch.
type clockBounds struct {
	known            bool
	earliest, latest time.Duration
}

// learn records that the window that ends at a time of the server, since the epoch, counted a
// request between two local times.
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

// with returns the intersection of the bounds of two observations.
func (b clockBounds) with(other clockBounds) clockBounds {
	switch {
	case !other.known:
		return b
	case !b.known:
		return other
	}
	return clockBounds{true, max(b.earliest, other.earliest), min(b.latest, other.latest)}
}

// after returns a local time at which the server's clock has certainly passed end, and
// whether that time can be computed.
func (c *clock) after(end time.Duration) (time.Time, bool) {
	bounds := c.current.with(c.former)
	return c.start.Add(bounds.latest + end + borderMargin), bounds.known
}
