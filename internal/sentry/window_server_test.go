// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// behavior is how a windowServer limits requests and how slow it is.
type behavior struct {
	limit, concurrent int  // 0 for none
	silent            bool // without rate limit headers, like self-hosted servers
	travel, work      time.Duration
	jitter            time.Duration // up to this much more of work, by chance
	skew              time.Duration // of the server's clock
}

// windowServer counts like Sentry's rate limiter: in fixed windows of one
// second that begin with the clock's seconds, and in parallel requests.
type windowServer struct {
	behavior

	mu       sync.Mutex
	counts   map[int64]int
	running  int
	peak     int
	rejected int
	arrivals []time.Time
	allowed  map[int64]int // by window
	// Of these, requests of somebody else.
	foreign, foreignRejected int
}

// allowedIn returns how many requests the limit allows in the windows of a time.
func (s *windowServer) allowedIn(from time.Time, took time.Duration) int {
	first, last := from.Add(s.skew).Unix(), from.Add(took-2*s.travel-s.work).Add(s.skew).Unix()
	sum := 0
	for second := first; second <= last; second++ {
		if limit, known := s.allowed[second]; known {
			sum += limit
		} else {
			sum += s.limit
		}
	}
	return sum
}

func (s *windowServer) RoundTrip(*http.Request) (*http.Response, error) {
	time.Sleep(s.travel)
	s.mu.Lock()
	skew := s.skew
	now := time.Now().Add(skew)
	if s.counts == nil {
		s.counts, s.allowed = make(map[int64]int), make(map[int64]int)
	}
	s.counts[now.Unix()]++
	s.allowed[now.Unix()] = s.limit
	s.running++
	s.peak = max(s.peak, s.running)
	s.arrivals = append(s.arrivals, time.Now())
	count := s.counts[now.Unix()]
	status, body := 200, `{}`
	if s.limit > 0 && count > s.limit || s.concurrent > 0 && s.running > s.concurrent {
		s.rejected++
		status, body = 429, `"too frequently"`
	}
	limit := s.limit
	s.mu.Unlock()
	time.Sleep(s.work + rand.N(s.jitter+1))
	s.mu.Lock()
	s.running--
	s.mu.Unlock()
	resp := respond(status, body, "Date", time.Now().Add(skew).UTC().Format(http.TimeFormat))
	if !s.silent {
		resp.Header.Set("X-Sentry-Rate-Limit-Limit", strconv.Itoa(limit))
		resp.Header.Set("X-Sentry-Rate-Limit-Remaining", strconv.Itoa(max(0, limit-count)))
		resp.Header.Set("X-Sentry-Rate-Limit-Reset", strconv.FormatInt(now.Unix()+1, 10))
		if s.concurrent > 0 {
			resp.Header.Set("X-Sentry-Rate-Limit-ConcurrentLimit", strconv.Itoa(s.concurrent))
		}
	}
	time.Sleep(s.travel)
	return resp, nil
}

func (s *windowServer) arrived() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.arrivals)
}

// readMany reads from ten goroutines, like Terraform.
func readMany(t *testing.T, client *sentry.Client, count int) time.Duration {
	t.Helper()
	start := time.Now()
	work := make(chan struct{}, count)
	for range count {
		work <- struct{}{}
	}
	close(work)
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() {
			for range work {
				if _, err := read(t.Context(), client); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	return time.Since(start)
}
