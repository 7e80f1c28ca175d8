// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"math/rand/v2"
	"time"
)

// allowance is this client's share of a limit that others use too: other processes with the
// same token, or other tokens of the same user. They only notice each other by rejections, and
// by what a window has left, which is most exact in its last response. So each takes half of
// its share after a rejection, observes some windows, and then takes a part of what was left
// in all of them. The more often it is rejected, the longer it observes.
type allowance struct {
	taken int // requests per window, 0 for all of the limit
	cuts  int // rejections in short time

	rejectedAt time.Time
	lookUntil  time.Time
	left       int // least that was left since it looks
}

// mostCuts bounds how long it looks: 2^mostCuts windows.
const mostCuts = 3

// of returns how much of a limit may be used.
func (a *allowance) of(limit int) int {
	if a.taken == 0 {
		return limit
	}
	return min(a.taken, limit)
}

// rejected cuts the allowance, once for all rejections of a window.
func (a *allowance) rejected(now time.Time, limit int, window time.Duration) {
	since := now.Sub(a.rejectedAt)
	if limit == 0 || since < window {
		return
	}
	if since > window<<(a.cuts+2) {
		a.cuts = 0
	}
	a.taken, a.cuts, a.rejectedAt = max(1, a.of(limit)/2), min(a.cuts+1, mostCuts), now
	a.look(now, limit, window)
}

// responded raises the allowance after it has observed for long enough.
func (a *allowance) responded(now time.Time, remaining, limit int, window time.Duration) {
	if a.taken == 0 {
		return
	}
	a.left = min(a.left, remaining)
	if now.Before(a.lookUntil) {
		return
	}
	a.taken += (a.left + 1) / 2
	a.look(now, limit, window)
	if a.taken >= limit {
		a.taken = 0
	}
}

// look begins to look for what is left, each client for another time.
func (a *allowance) look(now time.Time, limit int, window time.Duration) {
	wait := window << (a.cuts - 1)
	a.left, a.lookUntil = limit, now.Add(wait+rand.N(wait)) //nolint:gosec // Spreading load needs no secrecy.
}
