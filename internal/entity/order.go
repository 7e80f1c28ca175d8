// SPDX-License-Identifier: MPL-2.0

package entity

import "time"

// Order checks whether a list is sorted by a time, the latest first. The zero value is ready
// to use.
type Order struct {
	last   time.Time
	broken bool
}

// Add adds the time of the next entry.
func (o *Order) Add(at time.Time) {
	o.broken = o.broken || !o.last.IsZero() && at.After(o.last)
	o.last = at
}

// Broken reports whether any entry is later than the one before it.
func (o *Order) Broken() bool { return o.broken }
