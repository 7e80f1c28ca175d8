// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// RateLimit is the limit of one endpoint for one caller and method.
type RateLimit struct {
	// Requests may be made in each Window. Windows begin at multiples of their
	// length since the epoch, not at the first request.
	Requests int
	Window   time.Duration
	// Concurrent requests may be under way at once; 0 means no such limit, and
	// the two headers about it are absent.
	Concurrent int
	// ConcurrentOrganization replaces Concurrent for callers that are
	// organizations, unless it is 0.
	ConcurrentOrganization int
}

// RateLimits holds limits by endpoint name, such as EndpointProjectEvent. The
// empty name stands for the endpoints without a limit of their own.
type RateLimits map[string]RateLimit

// DefaultRateLimits returns the limits of sentry.io as far as they are known.
// The one of the empty name and the concurrent ones of single reads are not
// published; they are generous guesses.
func DefaultRateLimits() RateLimits {
	return RateLimits{
		"":                    {Requests: 40, Window: time.Second, Concurrent: 25},
		EndpointProjectEvent:  {Requests: 5, Window: time.Second, Concurrent: 25},
		EndpointIssueEvent:    {Requests: 15, Window: time.Second, Concurrent: 25},
		EndpointEventIDLookup: {Requests: 1, Window: time.Second, Concurrent: 25},
		EndpointProjectEvents: {Requests: 60, Window: time.Minute, Concurrent: 1, ConcurrentOrganization: 2},
	}
}

type callerKind int

const (
	callerAddress callerKind = iota
	callerUser
	callerOrganization
)

type limitKey struct{ caller, endpoint, method string }

type window struct {
	bucket int64
	length time.Duration
	used   int
}

type limiter struct {
	mu      sync.Mutex
	off     bool
	limits  RateLimits
	windows map[limitKey]window
	running map[limitKey]int
}

func (l *limiter) init() {
	l.limits = DefaultRateLimits()
	l.windows = map[limitKey]window{}
	l.running = map[limitKey]int{}
}

func (l *limiter) set(limits RateLimits) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, limit := range limits {
		if limit.Requests < 0 || limit.Window <= 0 {
			panic(fmt.Sprintf("mocksentry: the rate limit of %q needs a window", name))
		}
		l.limits[name] = limit
	}
}

func (l *limiter) disable() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.off = true
}

// verdict is the limiter's word on one request.
type verdict struct {
	// header is nil where nothing is limited.
	header http.Header
	// refusal is the sentence for the caller, empty if the request may pass.
	refusal string
	release func()
}

// admit charges a request. A refused request counts in its window like any
// other, but takes no concurrent slot.
func (l *limiter) admit(key limitKey, kind callerKind, now time.Time) verdict {
	l.mu.Lock()
	defer l.mu.Unlock()
	pass := verdict{release: func() {}}
	if l.off {
		return pass
	}
	limit, own := l.limits[key.endpoint]
	if !own {
		limit = l.limits[""]
	}
	concurrent := limit.Concurrent
	if kind == callerOrganization && limit.ConcurrentOrganization > 0 {
		concurrent = limit.ConcurrentOrganization
	}

	bucket := floorDiv(now.UnixNano(), int64(limit.Window))
	current := l.windows[key]
	if current.bucket != bucket || current.length != limit.Window {
		current = window{bucket: bucket, length: limit.Window}
	}
	current.used++
	l.windows[key] = current

	v := pass
	seconds := limit.Window.Seconds()
	end := float64(bucket+1) * seconds
	v.header = http.Header{}
	v.header.Set("X-Sentry-Rate-Limit-Limit", strconv.Itoa(limit.Requests))
	v.header.Set("X-Sentry-Rate-Limit-Remaining", strconv.Itoa(max(limit.Requests-current.used, 0)))
	v.header.Set("X-Sentry-Rate-Limit-Reset", strconv.FormatInt(int64(math.Ceil(end)), 10))

	running := l.running[key]
	switch {
	case current.used > limit.Requests:
		v.refusal = fmt.Sprintf("You are attempting to use this endpoint too frequently. Limit is %d requests in %s seconds",
			limit.Requests, strconv.FormatFloat(seconds, 'f', -1, 64))
	case concurrent > 0 && running >= concurrent:
		v.refusal = fmt.Sprintf("You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is %d",
			concurrent)
	default:
		running++
		l.running[key] = running
		v.release = sync.OnceFunc(func() { l.release(key) })
	}
	if concurrent > 0 {
		v.header.Set("X-Sentry-Rate-Limit-ConcurrentLimit", strconv.Itoa(concurrent))
		v.header.Set("X-Sentry-Rate-Limit-ConcurrentRemaining", strconv.Itoa(max(concurrent-running, 0)))
	}
	return v
}

func (l *limiter) release(key limitKey) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running[key]--
	if l.running[key] <= 0 {
		delete(l.running, key)
	}
}

// refuse renders a 429. The JSON is labelled as HTML, as Sentry's rate-limit
// middleware does.
func (s *Server) refuse(sentence string) response {
	var answer response
	if s.oldServer {
		answer = jsonResponse(http.StatusTooManyRequests, sentence)
	} else {
		answer = detailResponse(http.StatusTooManyRequests, sentence)
	}
	return answer.with("Content-Type", "text/html; charset=utf-8")
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
