// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestPacingStaysBelowLimit(t *testing.T) {
	t.Parallel()
	const hosted, other = "https://de.sentry.io", "https://sentry.example.com"
	for name, test := range map[string]struct {
		baseURL    string
		rate       float64
		server     behavior
		reads      int
		min, max   time.Duration
		rejectable int
	}{
		"hosted":                         {hosted, 0, behavior{limit: 5, travel: 20 * time.Millisecond, work: 60 * time.Millisecond}, 50, 9 * time.Second, 9500 * time.Millisecond, 0},
		"hosted, slow":                   {hosted, 0, behavior{limit: 5, travel: 450 * time.Millisecond, work: 200 * time.Millisecond}, 20, 3 * time.Second, 10 * time.Second, 0},
		"hosted, instant":                {hosted, 0, behavior{limit: 5}, 50, 9 * time.Second, 9 * time.Second, 0},
		"hosted without headers":         {hosted, 0, behavior{limit: 5, silent: true, work: 10 * time.Millisecond}, 50, 9 * time.Second, 10 * time.Second, 0},
		"hosted with another limit":      {hosted, 0, behavior{limit: 20, work: 10 * time.Millisecond}, 100, 4 * time.Second, 5200 * time.Millisecond, 0},
		"other with limit":               {other, 0, behavior{limit: 5, work: 60 * time.Millisecond}, 50, 9 * time.Second, 11 * time.Second, 0},
		"other with few parallel":        {other, 0, behavior{limit: 100, concurrent: 2, work: 100 * time.Millisecond}, 20, time.Second, 2 * time.Second, 0},
		"self-hosted":                    {other, 0, behavior{silent: true, work: 100 * time.Millisecond}, 101, 1100 * time.Millisecond, 1100 * time.Millisecond, 0},
		"fixed rate":                     {other, 4, behavior{silent: true}, 41, 10 * time.Second, 10 * time.Second, 0},
		"fixed rate beats what is known": {hosted, 10, behavior{silent: true}, 41, 4 * time.Second, 4 * time.Second, 0},
		"fixed rate above the limit":     {hosted, 1000, behavior{limit: 5, work: 10 * time.Millisecond}, 50, 8 * time.Second, 14 * time.Second, 5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, offset := range []time.Duration{0, 333 * time.Millisecond, 999 * time.Millisecond} {
				synctest.Test(t, func(t *testing.T) {
					time.Sleep(offset)
					server := &windowServer{behavior: test.server}
					settings := patient()
					settings.BaseURL, settings.RequestsPerSecond = test.baseURL, test.rate
					took := readMany(t, over(t, settings, server), test.reads)
					if server.rejected > test.rejectable {
						t.Errorf("%d requests were rejected", server.rejected)
					}
					if took < test.min || took > test.max {
						t.Errorf("took %s, want %s to %s", took, test.min, test.max)
					}
				})
			}
		})
	}
}

func TestFixedRateSpacesRequestsEvenly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &windowServer{behavior: behavior{silent: true, work: time.Second}}
		settings := patient()
		settings.RequestsPerSecond = 8
		readMany(t, over(t, settings, server), 20)
		for i := range server.arrivals[1:] {
			if gap := server.arrivals[i+1].Sub(server.arrivals[i]); gap < time.Second/8 {
				t.Errorf("gap %d is %s", i, gap)
			}
		}
	})
}

func TestRemainingZeroDelaysAllReaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// Another client of the same user used the window up.
		server := new(script)
		server.responses = append(server.responses, func() (*http.Response, error) {
			return respond(200, `{}`, "X-Sentry-Rate-Limit-Remaining", "0", "X-Sentry-Rate-Limit-Limit", "5",
				"Date", time.Now().UTC().Format(http.TimeFormat), "X-Sentry-Rate-Limit-Reset", epoch(time.Now().Add(30*time.Second))), nil
		})
		server.then(200, `{}`)
		readMany(t, over(t, patient(), server), 3)
		for _, at := range server.times[1:] {
			if wait := at.Sub(server.times[0]); wait != 30*time.Second {
				t.Errorf("waited %s", wait)
			}
		}
	})
}

func TestRejectionDelaysAllReaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := new(script).then(200, `{}`).then(429, `"slow down"`, "Retry-After", "20").then(200, `{}`)
		client := over(t, patient(), server)
		readMany(t, client, 1)
		start := time.Now()
		go func() { _, _ = read(t.Context(), client) }()
		synctest.Wait()
		readMany(t, client, 5)
		synctest.Wait()
		if took := time.Since(start); took != 20*time.Second || len(server.times) != 8 {
			t.Errorf("%d requests in %s", len(server.times), took)
		}
	})
}

func TestFirstRequestRunsAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &windowServer{behavior: behavior{silent: true, work: time.Second}}
		client := over(t, patient(), server)
		go readMany(t, client, 10)
		synctest.Wait()
		if count := server.arrived(); count != 1 {
			t.Errorf("%d requests before the first response", count)
		}
		time.Sleep(1500 * time.Millisecond)
		if count := server.arrived(); count != 10 {
			t.Errorf("%d requests after it", count)
		}
		time.Sleep(time.Minute)
	})
}

// TestDeadServerFailsAllReadersTogether: ten reads of a server that never responds must not
// each wait for the timeouts of all others.
func TestDeadServerFailsAllReadersTogether(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		settings := patient()
		settings.MaxRetries = 1
		client := over(t, settings, transport(func(req *http.Request) (*http.Response, error) {
			<-req.Context().Done()
			return nil, req.Context().Err()
		}))
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				_, err := read(t.Context(), client)
				_ = wantError[*sentry.NetworkError](t, err)
			})
		}
		group.Wait()
		if took := time.Since(start); took > 4*time.Minute {
			t.Errorf("took %s", took)
		}
	})
}

func TestReadersTakeTurnsInOrderOfArrival(t *testing.T) {
	t.Parallel()
	for _, baseURL := range []string{"https://sentry.io", "https://sentry.example.com"} {
		synctest.Test(t, func(t *testing.T) {
			var mu sync.Mutex
			var order []string
			settings := patient()
			settings.BaseURL = baseURL
			client := over(t, settings, transport(func(req *http.Request) (*http.Response, error) {
				mu.Lock()
				order = append(order, req.URL.Path)
				mu.Unlock()
				time.Sleep(100 * time.Millisecond)
				return respond(200, `{}`, "X-Sentry-Rate-Limit-Limit", "1"), nil
			}))
			var want []string
			var group sync.WaitGroup
			for i := range 20 {
				slug := "p" + strconv.Itoa(i)
				want = append(want, eventPath(slug))
				group.Go(func() { _, _ = client.Event(t.Context(), "acme", slug, testEvent) })
				synctest.Wait()
			}
			group.Wait()
			for i := range want {
				// The hosted limit of five is sent at once, in any order.
				if i >= 5 && order[i] != want[i] {
					t.Errorf("%s: request %d is %s", baseURL, i, order[i])
				}
			}
		})
	}
}

func TestLeavingQueueEndsWaitAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &windowServer{behavior: behavior{silent: true, work: 10 * time.Second}}
		client := over(t, patient(), server)
		ctx, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() { _, _ = read(t.Context(), client) }) // Goes alone, for 10 s.
		synctest.Wait()
		start := time.Now()
		for range 5 {
			group.Go(func() {
				_, err := read(ctx, client)
				got := wantError[*sentry.InterruptedError](t, err)
				if !errors.Is(err, context.Canceled) || time.Since(start) != time.Second || got.Doing != "waiting for the rate limit" {
					t.Errorf("%v after %s", err, time.Since(start))
				}
			})
		}
		group.Go(func() {
			if _, err := read(t.Context(), client); err != nil || time.Since(start) != 20*time.Second {
				t.Errorf("%v after %s", err, time.Since(start))
			}
		})
		time.Sleep(time.Second)
		cancel()
		group.Wait()
		if len(server.arrivals) != 2 {
			t.Errorf("%d requests", len(server.arrivals))
		}
	})
}

// TestLeavingAtHeadOfQueueReturnsTurn: a request that leaves the head of the queue must not
// cost the others a slot.
func TestLeavingAtHeadOfQueueReturnsTurn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &windowServer{behavior: behavior{limit: 5}}
		settings := patient()
		settings.BaseURL = "https://sentry.io"
		client := over(t, settings, server)
		for round := range 10 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second) // When the next slots come free.
			var group sync.WaitGroup
			for range 20 {
				group.Go(func() { _, _ = read(ctx, client) })
			}
			group.Wait()
			cancel()
			if server.rejected > 0 {
				t.Fatalf("rejected in round %d", round)
			}
		}
		time.Sleep(time.Minute)
		if took := readMany(t, client, 5); took != 0 {
			t.Errorf("five slots should be free, but it took %s", took)
		}
	})
}
