// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"math/rand/v2"
	"time"
)

// allowance is this client's share of a limit that others use too: other processes with the
// same token, or other tokens of the same user. They only notice each other by rejections,
// and by the number of requests left in a window, which is most exact in its last response.
// So after a rejection, each client halves its share and observes some windows. Then it takes
// a part of the requests that were left in all of them. The more often it is rejected, the
// longer it observes.
type allowance struct {
	taken int // requests per window, 0 for all of the limit
	cuts  int // rejections within a short time

	rejectedAt   time.Time
	observeUntil time.Time
	left         int // minimum that was left since it observes
}

// maxCuts limits how long it observes: 2^maxCuts windows.
const maxCuts = 3

// of returns how much of a limit this client may use.
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
	a.taken, a.cuts, a.rejectedAt = max(1, a.of(limit)/2), min(a.cuts+1, maxCuts), now
	a.observe(now, limit, window)
}

// responded raises the allowance after it has observed for long enough.
func (a *allowance) responded(now time.Time, remaining, limit int, window time.Duration) {
	if a.taken == 0 {
		return
	}
	a.left = min(a.left, remaining)
	if now.Before(a.observeUntil) {
		return
	}
	a.taken += (a.left + 1) / 2
	a.observe(now, limit, window)
	if a.taken >= limit {
		a.taken = 0
	}
}

// observe begins to observe what is left. Clients observe for different times.
func (a *allowance) observe(now time.Time, limit int, window time.Duration) {
	wait := window << (a.cuts - 1)
	a.left, a.observeUntil = limit, now.Add(wait+rand.N(wait)) //nolint:gosec // Spreading load needs no secrecy.
}
