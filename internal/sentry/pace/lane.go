// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"net/http"
	"slices"
	"time"
)

// lane contains the facts about one limit and about the requests that count against it. The
// pacer's mutex guards it.
//
// A server counts in fixed windows. A slot is free again when the window that counted its
// request is over, as far as its response and the clock show. That is at the latest one
// window after the response: then two uses are further apart than a window for the server
// too, wherever between sending and response it counted them. So no window ever contains more
// requests than there are slots.
type lane struct {
	known        Limit
	hosted       bool // the limit is the documented one of the hosted service
	clock        *clock
	limit        int // requests per window; 0 if there is none or none known
	concurrent   int // parallel requests; 0 if there is none or none known
	state        laneState
	failedProbes int

	allowance    allowance
	inFlight     int
	left         windowLeft
	pauses       int           // consecutive ones, since the last good response
	good         int           // responses since the number of parallel requests changed
	longestPause time.Duration // for a rejection that reports no time
	used         []time.Time   // when slots of finished requests are free again, ascending
	blockedUntil time.Time     // as the server reported
	blockStatus  int           // the status of the response that reported it
}

// windowLeft contains what the latest response reports about its window: how many requests
// were left, and until when. It limits pending requests, even if the window has another
// length than this client assumes.
type windowLeft struct {
	reset    float64 // as the server reports it
	requests int
	until    time.Time
}

// take records what a response reports. Among responses of one window, the smallest number
// counts.
func (w *windowLeft) take(reset float64, requests int, until time.Time) {
	switch {
	case reset > w.reset:
		*w = windowLeft{reset, requests, until}
	case reset == w.reset:
		w.requests, w.until = min(w.requests, requests), until
	}
}

type laneState int

const (
	// laneLearning sends one request at a time until a response arrives.
	laneLearning laneState = iota
	// laneCounting keeps to the limit. It counts even without a limit, so that the past is
	// known if a limit is announced later.
	laneCounting
	// laneUnlimited is for a server that announces no limit.
	laneUnlimited
)

// maxFailedProbes ends learning from a server that does not respond. Sending requests one by
// one, each for the whole request timeout, would take forever.
const maxFailedProbes = 3

// earliest returns the earliest time of the next request, as far as this lane is concerned.
// If a response must arrive first, it returns false, and a time before which no request may
// be sent.
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
	limit := l.allowance.of(l.limit)
	if l.inFlight >= limit {
		return at, false
	}
	l.forget(now)
	if excess := len(l.used) + l.inFlight - limit; excess >= 0 && l.used[excess].After(at) {
		at = l.used[excess]
	}
	if l.inFlight >= l.left.requests && l.left.until.After(now) && l.left.until.After(at) {
		at = l.left.until
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

// failed records that a request got no response. That is evidence about the server, unless
// the caller canceled the request.
func (l *lane) failed(now time.Time, abandoned bool) {
	l.finished(now, now.Add(l.known.Window))
	if !abandoned {
		l.probeFailed()
	}
}

// finished records that a request is over, and when its slot is free again.
func (l *lane) finished(now, free time.Time) {
	l.inFlight--
	if l.state != laneUnlimited {
		l.forget(now)
		i, _ := slices.BinarySearchFunc(l.used, free, time.Time.Compare)
		l.used = slices.Insert(l.used, i, free)
	}
}

// responded records a response, and the limits that it reports.
func (l *lane) responded(sent, now time.Time, status int, header http.Header) {
	announced := announced(header)
	end := WindowEnd(header, l.known.Window)
	if end > 0 && l.known.Requests > 0 {
		// For other responses, the length of the window is not known, so its end is no
		// evidence about the clock.
		l.clock.learn(sent, now, end, l.known.Window)
	}
	l.finished(now, l.windowOver(now, l.known.Window, end))
	l.learn(announced, status)
	over := l.windowOver(now, announced.reset, end)
	blocked := now.Add(l.longestBlock())
	if over.Before(blocked) {
		blocked = over
	}
	if reset, ok := headerSeconds(header, headerReset); ok && announced.remaining >= 0 {
		l.left.take(reset, announced.remaining, blocked)
	}
	switch {
	case status == http.StatusTooManyRequests:
		l.rejected(now, announced, header, over)
	case announced.remaining == 0:
		l.block(blocked, status)
	}
	if status != http.StatusTooManyRequests && announced.remaining >= 0 {
		l.allowance.responded(now, announced.remaining, l.limit, l.known.Window)
	}
	if status >= 200 && status <= 299 {
		l.recover(announced)
	}
}

// goodResponses is how many good responses allow one more parallel request, after rejections
// that reported no time.
const goodResponses = 10

// recover ends the effect of rejections that reported no time. It does so step by step if the
// server does not report what it allows.
func (l *lane) recover(announced announcement) {
	l.pauses = 0
	l.good++
	asKnown := l.hosted && l.concurrent == l.known.Concurrent
	if announced.concurrent == 0 && l.concurrent > 0 && !asKnown && l.good >= goodResponses {
		l.concurrent, l.good = l.concurrent+1, 0
	}
}

// learn records the limits of a response, or that there are none.
func (l *lane) learn(announced announcement, status int) {
	if announced.limit > 0 {
		l.limit, l.state = announced.limit, laneCounting
	}
	if announced.concurrent > 0 {
		l.concurrent = announced.concurrent
	}
	switch {
	case announced.limit > 0:
	case status < 200 || status > 299:
		// A proxy or gateway before Sentry may have responded.
		l.probeFailed()
	case l.state == laneLearning:
		l.state = laneUnlimited
	}
}

// rejected records a response of 429. It may report no time, because too many requests ran in
// parallel or because it is not Sentry's. Then all requests of the lane pause, each time for
// longer.
func (l *lane) rejected(now time.Time, announced announcement, header http.Header, over time.Time) {
	if announced.usedUp() {
		l.allowance.rejected(now, l.limit, l.known.Window)
	}
	until := now.Add(DemandedWait(header))
	if retryAfter(header) == 0 && over.Before(until) {
		until = over
	}
	if !until.After(now) {
		l.pauses++
		until = now.Add(Backoff(l.pauses, l.longestPause))
		l.concurrent, l.good = max(1, l.inFlight/2), 0
	}
	l.block(until, http.StatusTooManyRequests)
}

// longestBlock returns how long a good response may delay the next requests, whatever it
// reports about its window. If the window is longer, the next request is rejected, and that
// response has the right time.
func (l *lane) longestBlock() time.Duration {
	if l.hosted {
		return l.known.Window + time.Second
	}
	return longestWindow + time.Second
}

// longestWindow is the longest window of Sentry's known limits.
const longestWindow = time.Minute

// windowOver returns when the window that ends at a time of the server is over. That is after
// wait, or earlier if the server's clock is known.
func (l *lane) windowOver(now time.Time, wait, end time.Duration) time.Time {
	at := now.Add(wait)
	if over, known := l.clock.after(end); known && end > 0 && over.Before(at) {
		return over
	}
	return at
}

// probeFailed records an outcome that shows nothing about limits.
func (l *lane) probeFailed() {
	l.failedProbes++
	if l.state == laneLearning && l.failedProbes >= maxFailedProbes {
		l.state = laneCounting
	}
}

func (l *lane) block(until time.Time, status int) {
	if until.After(l.blockedUntil) {
		l.blockedUntil, l.blockStatus = until, status
	}
}
