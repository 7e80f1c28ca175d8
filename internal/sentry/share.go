// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"math/rand/v2"
	"time"
)

// share is what a client takes of a limit that others use too: other processes
// with the same token, or other tokens of the same user. None of them knows of
// the others but by refusals, and by what a window leaves, of which the last one
// to ask has the truth. So each takes half of what it took after a refusal, looks
// at some windows, and then takes of what was left in all of them. The more often
// it is refused, the longer it looks.
type share struct {
	taken int // requests per window, 0 for all of the limit
	cuts  int // refusals in short time

	refusedAt time.Time
	lookUntil time.Time
	left      int // least that was left since it looks
}

// mostCuts bounds how long a share is looked at: 2^mostCuts windows.
const mostCuts = 3

// of is how much of a limit may be used.
func (s *share) of(limit int) int {
	if s.taken == 0 {
		return limit
	}
	return min(s.taken, limit)
}

// refused cuts the share, once for all refusals of a window.
func (s *share) refused(now time.Time, limit int, window time.Duration) {
	since := now.Sub(s.refusedAt)
	if limit == 0 || since < window {
		return
	}
	if since > window<<(s.cuts+2) {
		s.cuts = 0
	}
	s.taken, s.cuts, s.refusedAt = max(1, s.of(limit)/2), min(s.cuts+1, mostCuts), now
	s.look(now, limit, window)
}

// answered raises the share when it was looked at for long enough.
func (s *share) answered(now time.Time, remaining, limit int, window time.Duration) {
	if s.taken == 0 {
		return
	}
	s.left = min(s.left, remaining)
	if now.Before(s.lookUntil) {
		return
	}
	s.taken += (s.left + 1) / 2
	s.look(now, limit, window)
	if s.taken >= limit {
		s.taken = 0
	}
}

// look begins to look for what is left, each client for another time.
func (s *share) look(now time.Time, limit int, window time.Duration) {
	wait := window << (s.cuts - 1)
	s.left, s.lookUntil = limit, now.Add(wait+rand.N(wait)) //nolint:gosec // Spreading load needs no secrecy.
}
