// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// phase is the phase in which a read ends.
type phase struct {
	name    string
	mock    []mocksentry.Fault
	handle  func(*exchange)
	dialing func(ctx context.Context) error
	others  int    // reads that use all turns of the rate limit
	want    string // the activity of the read; empty for requesting
	silent  bool   // connections are accepted, and TLS never begins
}

// slow is how long each phase would last: far longer than the tests wait.
const slow = 25 * time.Second

func phases() []phase {
	return []phase{
		{name: "wait for a turn", want: "waiting for the rate limit", others: 1, mock: []mocksentry.Fault{{Delay: slow}}},
		{name: "wait before another attempt", want: "waiting before another attempt", mock: []mocksentry.Fault{mocksentry.RespondTooManyRequests("50", "")}},
		{name: "dialling", dialing: func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }},
		{name: "headers", mock: []mocksentry.Fault{{Delay: slow}}},
		{name: "headers, byte by byte", handle: func(e *exchange) { e.drip(okHead(), time.Second) }},
		{name: "body", mock: []mocksentry.Fault{{BodyDelay: slow}}},
		{name: "body, byte by byte", handle: func(e *exchange) { e.write(okHead()); e.drip(spilled+strings.Repeat("x", 100), time.Second) }},
		{name: "body of an error", handle: func(e *exchange) { e.write(head("403 Forbidden"), spilled); e.hang() }},
		{name: "TLS handshake", silent: true},
		{name: "redirected", handle: func(e *exchange) {
			if e.number == 1 {
				e.write(moved("web", strings.Replace(e.URL.Path, "/backend/", "/web/", 1)))
				return
			}
			_, _ = io.Copy(io.Discard, e.conn)
		}},
	}
}

// TestReadsEndWithinASecond cancels reads, like SIGINT, and lets their time end, in every
// phase. Reads end within a second, report it, and leave nothing behind.
func TestReadsEndWithinASecond(t *testing.T) {
	t.Parallel()
	for _, p := range phases() {
		for _, shared := range []bool{false, true} {
			name := p.name
			if shared {
				name += ", shared"
			}
			t.Run("canceled/"+name, func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) { p.cancel(w, shared) })
			})
		}
		t.Run("out of time/"+p.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, p.expire)
		})
	}
}

func (p phase) start(w *world) {
	switch {
	case p.handle != nil:
		w.startRaw(p.handle)
	case p.silent:
		go w.silent(w.network.listen(loopback))
	case p.dialing == nil:
		w.startMock(p.mock...)
	}
	w.network.dialing = p.dialing
	block := map[string]any{}
	if p.silent {
		block["base_url"] = "https://" + loopback
	}
	if diagnostics := w.configure(block); len(diagnostics) > 0 {
		w.t.Fatal(diagnostics)
	}
	for range p.others {
		ctx, cancel := context.WithCancel(w.t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			w.read(ctx, otherID, nil)
		}()
		w.t.Cleanup(func() { cancel(); <-ended })
		time.Sleep(time.Millisecond)
	}
}

// cancel cancels a read after two seconds. The read may share its request with another one
// that continues.
func (p phase) cancel(w *world, shared bool) {
	p.start(w)
	ctx, cancel := context.WithCancel(w.t.Context())
	time.AfterFunc(2*time.Second, cancel)
	both := make(chan struct{})
	otherCtx, endOther := context.WithCancel(w.t.Context())
	go func() {
		defer close(both)
		if shared {
			w.read(otherCtx, pythonID, nil)
		}
	}()
	_, diagnostics, took := w.read(ctx, pythonID, nil)
	if took < 2*time.Second || took > 3*time.Second {
		w.t.Errorf("it ended after %s", took)
	}
	doing := cmp.Or(p.want, "requesting")
	if shared {
		doing = "waiting for a request that several blocks share"
	}
	checkFailure(w.t, diagnostics, fault{summary: "Read Canceled", want: []string{"canceled while " + doing}, unadvised: true})
	if strings.Contains(diagnostics[0].Detail, "until 2000-01-01T00:00:00Z") {
		w.t.Errorf("it waited for the past: %s", diagnostics[0].Detail)
	}
	endOther()
	<-both
}

// expire lets the block's own timeout end.
func (p phase) expire(w *world) {
	p.start(w)
	_, diagnostics, took := w.read(w.t.Context(), pythonID, map[string]any{"timeouts": map[string]any{"read": "2s"}})
	// A wait that is known to be too long does not begin.
	begun := slices.Contains([]string{"wait before another attempt"}, p.name)
	if took > 3*time.Second || took < 2*time.Second && !begun {
		w.t.Errorf("it ended after %s", took)
	}
	checkFailure(w.t, diagnostics, fault{
		summary: "Read Timed Out", attribute: "timeouts",
		want: []string{"the time limit was reached while " + cmp.Or(p.want, "requesting"), "The read is limited to 2s in total"},
	})
}
