// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// simulation is a number of reads of events on a fake clock, with other events that affect
// the token's limit.
type simulation struct {
	name      string
	server    behavior
	processes int           // on one token, of which each reads all events
	events    int           // of each process
	others    float64       // requests a second that somebody else makes
	changed   int           // the limit from the fifth second on, 0 for the same
	step      time.Duration // by which the server's clock is set then
	atMost    float64       // times the time that the limit alone takes
	rejected  float64       // how many of 100 requests may be rejected
	start     time.Duration // within a window
}

// TestSimulationRejectsNoRead prints how much of the limit is used. A read must never fail.
// If nobody else uses the token, and neither limit nor clock changes, no request is rejected.
func TestSimulationRejectsNoRead(t *testing.T) {
	t.Parallel()
	near := behavior{limit: 5, travel: 10 * time.Millisecond, work: 40 * time.Millisecond, jitter: 40 * time.Millisecond}
	far := behavior{limit: 5, travel: 90 * time.Millisecond, work: 100 * time.Millisecond, jitter: 200 * time.Millisecond}
	ahead, behind := near, far
	ahead.skew, behind.skew = 17*time.Minute+300*time.Millisecond, -3*time.Hour-700*time.Millisecond
	for _, s := range []simulation{
		{name: "one event", server: near, events: 1, atMost: 1},
		{name: "one window", server: near, events: 5, atMost: 1},
		{name: "a hundred", server: near, events: 100, atMost: 1.02},
		{name: "a thousand", server: near, events: 1000, atMost: 1.01},
		{name: "a thousand from afar", server: far, events: 1000, atMost: 1.01},
		{name: "late in a window", server: far, events: 100, atMost: 1.02, start: 950 * time.Millisecond},
		{name: "clock ahead", server: ahead, events: 250, atMost: 1.02},
		{name: "clock behind", server: behind, events: 250, atMost: 1.02},
		{name: "clock set ahead", server: near, events: 250, step: 600 * time.Millisecond, atMost: 1.05},
		{name: "clock set back", server: near, events: 250, step: -400 * time.Millisecond, atMost: 1.1, rejected: 2},
		{name: "limit raised", server: near, events: 250, changed: 10, atMost: 1.05},
		{name: "limit lowered", server: near, events: 100, changed: 2, atMost: 1.05, rejected: 5},
		{name: "others, now and then", server: near, events: 250, others: 0.5, atMost: 1.3, rejected: 5},
		{name: "others, half", server: near, events: 250, others: 2.5, atMost: 2.6, rejected: 25},
		{name: "two processes", server: near, processes: 2, events: 125, atMost: 1.7, rejected: 20},
		{name: "four processes", server: near, processes: 4, events: 60, atMost: 1.7, rejected: 35},
	} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, s.run)
		})
	}
}

func (s simulation) run(t *testing.T) {
	time.Sleep(s.start)
	server := &windowServer{behavior: s.server}
	stop := make(chan struct{})
	var background, readers sync.WaitGroup
	if s.others > 0 {
		background.Go(func() { s.disturb(server, stop) })
	}
	time.AfterFunc(5*time.Second, func() {
		server.mu.Lock()
		defer server.mu.Unlock()
		server.skew += s.step
		if s.changed > 0 {
			server.limit = s.changed
		}
	})
	started := time.Now()
	for range max(1, s.processes) {
		settings := patient()
		settings.BaseURL = "https://us.sentry.io"
		client := over(t, settings, server)
		readers.Go(func() { readMany(t, client, s.events) })
	}
	readers.Wait()
	took := time.Since(started)
	close(stop)
	background.Wait()
	events := max(1, s.processes) * s.events
	requested, rejected := len(server.arrivals)-server.foreign, server.rejected-server.foreignRejected
	allowed := server.allowedIn(started, took)
	t.Logf("%4d events in %6.1f s, %4d of %4d requests used (%3.0f %%), %3d by others, %2d rejected",
		events, took.Seconds(), requested-rejected, allowed, 100*float64(requested-rejected)/float64(allowed), server.foreign, rejected)
	if ideal := s.ideal(events); took > time.Duration(float64(ideal)*s.atMost)+2*(2*s.server.travel+s.server.work+s.server.jitter)+time.Second {
		t.Errorf("took %s, not %.2f times %s", took, s.atMost, ideal)
	}
	if 100*float64(rejected) > s.rejected*float64(requested) {
		t.Errorf("%d of %d requests were rejected", rejected, requested)
	}
}

// ideal returns the time that the limit alone requires.
func (s simulation) ideal(events int) time.Duration {
	const before = 5
	limit := s.server.limit
	if s.changed > 0 && events > before*limit {
		return before*time.Second + time.Duration(events-before*limit)*time.Second/time.Duration(s.changed)
	}
	return time.Duration((events-1)/limit) * time.Second
}

// disturb sends requests of another client with the same token, which ignores limits.
func (s simulation) disturb(server *windowServer, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(time.Duration(float64(time.Second) / s.others)):
		}
		request, _ := http.NewRequest(http.MethodGet, "https://us.sentry.io/somebody/else", nil)
		resp, _ := server.RoundTrip(request)
		server.mu.Lock()
		server.foreign++
		if resp.StatusCode == http.StatusTooManyRequests {
			server.foreignRejected++
		}
		server.mu.Unlock()
	}
}
