// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// behaviour is how a windowServer limits and how long it takes.
type behaviour struct {
	limit, concurrent int  // 0 for none
	silent            bool // without rate limit headers, as self-hosted servers are
	travel, work      time.Duration
}

// windowServer counts like Sentry's rate limiter: in fixed windows of one
// second that begin with the clock's seconds, and in parallel requests.
type windowServer struct {
	behaviour

	mu       sync.Mutex
	counts   map[int64]int
	running  int
	peak     int
	refused  int
	arrivals []time.Time
}

func (s *windowServer) RoundTrip(*http.Request) (*http.Response, error) {
	time.Sleep(s.travel)
	s.mu.Lock()
	now := time.Now()
	if s.counts == nil {
		s.counts = make(map[int64]int)
	}
	s.counts[now.Unix()]++
	s.running++
	s.peak = max(s.peak, s.running)
	s.arrivals = append(s.arrivals, now)
	count := s.counts[now.Unix()]
	status, body := 200, `{}`
	if s.limit > 0 && count > s.limit || s.concurrent > 0 && s.running > s.concurrent {
		s.refused++
		status, body = 429, `"too frequently"`
	}
	s.mu.Unlock()
	time.Sleep(s.work)
	s.mu.Lock()
	s.running--
	s.mu.Unlock()
	resp := answer(status, body, "Date", now.UTC().Format(http.TimeFormat))
	if !s.silent {
		resp.Header.Set("X-Sentry-Rate-Limit-Limit", strconv.Itoa(s.limit))
		resp.Header.Set("X-Sentry-Rate-Limit-Remaining", strconv.Itoa(max(0, s.limit-count)))
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

// readMany makes reads from ten goroutines, as Terraform does.
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
