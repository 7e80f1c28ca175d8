// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/http"
	"slices"
	"time"
)

// lane is what is known about the limits of one endpoint and about the
// requests that count against them. The pacer's mutex guards it.
//
// A server counts in fixed windows. A slot is used again when the window is over
// that the request was counted in which had it, as far as its answer and the
// clock tell; at the latest one window after that answer, since two uses are then
// further apart than a window for the server too, wherever between sending and
// answer it counted them. So no window ever holds more requests than there are
// slots.
type lane struct {
	endpoint     endpoint
	clock        *serverClock
	limit        int // requests per window; 0 when there is none or none known
	concurrent   int // parallel requests; 0 when there is none or none known
	state        laneState
	failedProbes int

	share        share
	inFlight     int
	used         []time.Time // when slots of answered requests are free again, ascending
	blockedUntil time.Time   // the server said so
	blockStatus  int         // the status of the answer that said so
}

type laneState int

const (
	// laneLearning lets one request at a time go until one is answered.
	laneLearning laneState = iota
	// laneCounting keeps to the limit, and counts even without one, so that
	// the past is known should a limit turn up.
	laneCounting
	// laneUnlimited belongs to a server that announces no limits.
	laneUnlimited
)

// maxFailedProbes ends learning from a server that does not answer: asking it
// one by one, each time for the whole request timeout, would take forever.
const maxFailedProbes = 3

func newLearningLane(e endpoint) *lane { return &lane{endpoint: e, state: laneLearning} }

func newOpenLane(e endpoint) *lane { return &lane{endpoint: e, state: laneCounting} }

// newLimitedLane begins with what is known of the hosted service.
func newLimitedLane(e endpoint) *lane {
	if e.limit == 0 {
		return newLearningLane(e)
	}
	return &lane{endpoint: e, state: laneCounting, limit: e.limit, concurrent: e.concurrent}
}

// earliest is when the next request may go, as far as this lane is concerned.
// If not known, it is a time before which none may, and an answer decides.
func (l *lane) earliest(now time.Time) (at time.Time, known bool) {
	if l.blockedUntil.After(now) {
		at = l.blockedUntil
	}
	if l.inFlight > 0 {
		if l.state == laneLearning || l.concurrent > 0 && l.inFlight >= l.concurrent {
			return at, false
		}
	}
	if l.limit == 0 {
		return at, true
	}
	limit := l.share.of(l.limit)
	if l.inFlight >= limit {
		return at, false
	}
	l.forget(now)
	if excess := len(l.used) + l.inFlight - limit; excess >= 0 && l.used[excess].After(at) {
		at = l.used[excess]
	}
	return at, true
}

// forget drops the slots that are free again.
func (l *lane) forget(now time.Time) {
	count := 0
	for count < len(l.used) && !l.used[count].After(now) {
		count++
	}
	l.used = l.used[count:]
}

// failed notes that a request got no answer.
func (l *lane) failed(now time.Time) {
	l.finished(now, now.Add(l.endpoint.window))
	l.probeFailed()
}

// finished notes that a request is over, and when its slot is free again.
func (l *lane) finished(now, free time.Time) {
	l.inFlight--
	if l.state != laneUnlimited {
		l.forget(now)
		i, _ := slices.BinarySearchFunc(l.used, free, time.Time.Compare)
		l.used = slices.Insert(l.used, i, free)
	}
}

// answered notes that a request was answered, and takes the limits from the
// answer.
func (l *lane) answered(sent, now time.Time, status int, header http.Header) {
	limits := parseRateLimits(header)
	end := windowEnd(header, l.endpoint.window)
	if end > 0 {
		l.clock.learn(sent, now, end, l.endpoint.window)
	}
	l.finished(now, l.windowOver(now, l.endpoint.window, end))
	if limits.limit > 0 {
		l.limit, l.state = limits.limit, laneCounting
	}
	if limits.concurrent > 0 {
		l.concurrent = limits.concurrent
	}
	switch {
	case limits.limit > 0:
	case status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status >= 500:
		l.probeFailed()
	case l.state == laneLearning:
		l.state = laneUnlimited
	}
	switch {
	case status == http.StatusTooManyRequests:
		if limits.remaining <= 0 {
			l.share.refused(now, l.limit, l.endpoint.window)
		}
		wait := demandedWait(header)
		if retryAfter(header) == 0 {
			wait = l.windowOver(now, wait, end).Sub(now)
		}
		l.block(now, wait, status)
	case limits.remaining == 0:
		l.block(now, l.windowOver(now, limits.reset, end).Sub(now), status)
	}
	if status != http.StatusTooManyRequests && limits.remaining >= 0 {
		l.share.answered(now, limits.remaining, l.limit, l.endpoint.window)
	}
}

// windowOver is when the window that ends at a time of the server is over: after
// wait, or earlier where the server's clock is known.
func (l *lane) windowOver(now time.Time, wait, end time.Duration) time.Time {
	at := now.Add(wait)
	if over, known := l.clock.after(end); known && end > 0 && over.Before(at) {
		return over
	}
	return at
}

// probeFailed notes an outcome from which nothing about limits can be learnt.
func (l *lane) probeFailed() {
	l.failedProbes++
	if l.state == laneLearning && l.failedProbes >= maxFailedProbes {
		l.state = laneCounting
	}
}

func (l *lane) block(now time.Time, wait time.Duration, status int) {
	if until := now.Add(wait); until.After(l.blockedUntil) {
		l.blockedUntil, l.blockStatus = until, status
	}
}

// refusal is the error of a request that is not sent because the server asked
// for more patience than configured.
func (l *lane) refusal(now time.Time, maxWait time.Duration, attempts int) *RateLimitError {
	return &RateLimitError{
		StatusCode: l.blockStatus,
		Wait:       l.blockedUntil.Sub(now),
		RetryAt:    l.blockedUntil,
		MaxWait:    maxWait,
		Attempts:   attempts,
	}
}
