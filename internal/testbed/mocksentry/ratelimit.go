// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// rateLimit is the limit of one endpoint for one caller and method. It is that of sentry.io
// as far as that is known. Endpoints without a specific limit, and the concurrent limits of
// single reads, are not documented. Their numbers are generous guesses.
type rateLimit struct {
	// requests is the limit for each window of so many seconds. Windows begin at multiples of
	// their length since the epoch, not at the first request.
	requests, seconds int
	// concurrent is the limit of active requests. For callers that are organizations, the
	// limit is ofOrganizations if it is not 0.
	concurrent, ofOrganizations int
}

type limitKey struct {
	caller   string
	endpoint *endpoint
	method   string
}

type window struct {
	number int64
	used   int
}

type limiter struct {
	mu      sync.Mutex
	windows map[limitKey]window
	running map[limitKey]int
}

// admission is the limiter's decision about one request.
type admission struct {
	// header is nil if nothing is limited.
	header http.Header
	// rejection is the sentence for the caller, empty if the request may pass.
	rejection string
	release   func()
}

// admit charges a request. A rejected request counts in its window like any other, but does
// not occupy a concurrent slot.
func (l *limiter) admit(key limitKey, isOrganization bool, now time.Time) admission {
	l.mu.Lock()
	defer l.mu.Unlock()
	limit := key.endpoint.limit
	concurrent := limit.concurrent
	if isOrganization {
		concurrent = cmp.Or(limit.ofOrganizations, concurrent)
	}
	current := window{number: now.Unix() / int64(limit.seconds)}
	if last := l.windows[key]; last.number == current.number {
		current = last
	}
	current.used++
	l.windows[key] = current

	v := admission{release: func() {}}
	switch {
	case current.used > limit.requests:
		v.rejection = fmt.Sprintf("You are attempting to use this endpoint too frequently. Limit is %d requests in %d seconds",
			limit.requests, limit.seconds)
	case l.running[key] >= concurrent:
		v.rejection = fmt.Sprintf("You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is %d",
			concurrent)
	default:
		l.running[key]++
		v.release = func() { l.release(key) }
	}
	v.header = http.Header{}
	for name, value := range map[string]int{
		"Limit": limit.requests, "Remaining": max(limit.requests-current.used, 0), "Reset": int(current.number+1) * limit.seconds,
		"ConcurrentLimit": concurrent, "ConcurrentRemaining": max(concurrent-l.running[key], 0),
	} {
		v.header.Set("X-Sentry-Rate-Limit-"+name, strconv.Itoa(value))
	}
	return v
}

func (l *limiter) release(key limitKey) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running[key]--
}

// tooManyRequests returns a response of 429. The JSON is labeled as HTML, like in Sentry's
// rate-limit middleware.
func tooManyRequests(sentence string) response {
	return detailResponse(http.StatusTooManyRequests, sentence).with("Content-Type", "text/html; charset=utf-8")
}
