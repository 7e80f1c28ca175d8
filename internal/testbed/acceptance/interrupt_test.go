// SPDX-License-Identifier: MPL-2.0

// Processes cannot be interrupted on Windows.
//go:build !windows

package acceptance_test

import (
	"cmp"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// interruptCanary is the part of an event that interrupted responses contain.
const interruptCanary = "interrupted-7d30-canary"

// patience returns the settings with which a phase lasts until Ctrl-C. Connecting and
// handshakes have their own limits of seconds, so they are repeated for minutes.
func patience(wait time.Duration) []string {
	return []string{
		set("request_timeout", endless.String()), "max_retries = 100", set("max_retry_wait", wait.String()),
		// This exceeds the body of the phase of decoding.
		fmt.Sprintf("max_response_bytes = %d", 1<<30),
	}
}

// interruption is a phase of a read in which Ctrl-C is pressed.
type interruption struct {
	start func(t *testing.T) situation
	// canceled is the activity that the error reports as canceled.
	canceled string
}

// situation is a server, and the environment that Terraform needs to reach it. It reports
// whether the phase has begun, according to the server or the log. The phase lasts until
// Ctrl-C.
type situation struct {
	url     string
	env     []string
	lines   []string      // of the block that reads
	wait    time.Duration // the longest wait before another attempt, very short if it is zero
	reached func(w *workspace) bool
}

// of returns a situation with a raw server behind a scheme.
func (r *rawServer) of(scheme string) situation {
	return situation{url: scheme + "://" + r.address, reached: func(*workspace) bool { return r.reached.Load() }}
}

// rawPhase returns a phase in which a raw server serves connections behind a scheme.
func rawPhase(scheme string, serve func(*rawServer, net.Conn)) interruption {
	return interruption{canceled: "canceled while requesting", start: func(t *testing.T) situation {
		t.Helper()
		return startRawServer(t, serve).of(scheme)
	}}
}

// mockPhase returns a phase with a fault of the mock.
func mockPhase(canceled string, fault mocksentry.Fault) interruption {
	return interruption{canceled: canceled, start: func(t *testing.T) situation {
		t.Helper()
		server := start(t).Fault(fault)
		t.Cleanup(func() {
			if got := server.Count("/events/"); got != 1 {
				t.Errorf("%d requests, not 1", got)
			}
		})
		return situation{url: server.URL, reached: func(*workspace) bool { return server.Count("/events/") > 0 }}
	}}
}

// TestInterruptEndsEveryPhase presses Ctrl-C while the server or the provider is slow. Each
// phase would last far longer than the test waits.
func TestInterruptEndsEveryPhase(t *testing.T) {
	t.Parallel()
	for name, phase := range map[string]interruption{
		"requesting":                             mockPhase("canceled while requesting", mocksentry.Fault{Delay: endless}),
		"waiting":                                {waiting, "canceled while waiting before another attempt"},
		"waiting for an event":                   {lateEvent, "canceled while"},
		"TLS handshake without a response":       rawPhase("https", silent),
		"proxy without a response to CONNECT":    {behindProxy, "canceled while requesting"},
		"connecting to a port with a full queue": {fullQueue, "canceled while requesting"},
		"body":                                   unfinished(),
		"body of a failure":                      unfinishedFailure(),
		"mapping":                                {decoding, "canceled while decoding the response"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			phase.interrupt(t)
		})
	}
}

func (i interruption) interrupt(t *testing.T) {
	t.Helper()
	at := i.start(t)
	lines := append([]string{`include = ["all"]`, "timeouts = { " + set("read", (2*endless).String()) + " }"}, at.lines...)
	w := newWorkspace(t, providerAt(at.url, patience(cmp.Or(at.wait, time.Millisecond))...)+eventFrom("error-python", lines...),
		append(at.env, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")...)
	var children []string
	got := w.terraformWhile(func(process *os.Process, ended <-chan struct{}) {
		over := func() bool {
			select {
			case <-ended:
				return true
			default:
				return false
			}
		}
		if !eventually(func() bool { return at.reached(w) || over() }) || over() {
			t.Error("the phase did not begin")
			return
		}
		children = childrenOf(t, process.Pid)
		if err := process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
	}, "plan", "-no-color", "-input=false")
	if len(children) == 0 {
		t.Error("there was no process of the provider")
	}
	if !eventually(func() bool { return !slices.ContainsFunc(children, runs) }) {
		t.Errorf("processes of the provider are left: %s", children)
	}
	got.fails(t, "Read Canceled", "with data.sentry_event.x", "While reading event", i.canceled)
	got.expectNone(t, interruptCanary, "a.@a")
	for _, text := range []string{interruptCanary, "a.@a", mocksentry.TokenFull} {
		noneIn(t, "trace.log", w.read("trace.log"), text)
	}
}

// logged reports whether a line of the file trace.log contains all of these strings.
func (w *workspace) logged(texts ...string) bool {
	log, _ := os.ReadFile(w.path("trace.log")) // Nothing is logged yet if there is no file.
	for line := range strings.Lines(string(log)) {
		if !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(line, text) }) {
			return true
		}
	}
	return false
}

// TestSwitchedProtocolNeedsNoInterrupt responds with HTTP 101. The connection then belongs to
// another protocol and stays open. The provider has nothing to wait for, so the read ends
// without an interrupt.
func TestSwitchedProtocolNeedsNoInterrupt(t *testing.T) {
	t.Parallel()
	server := startRawServer(t, rawResponse("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"+interruptCanary))
	w := newWorkspace(t, providerAt("http://"+server.address, patience(time.Millisecond)...)+eventFrom("error-python"), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
	got := w.terraform("plan", "-no-color", "-input=false")
	if !server.reached.Load() {
		t.Error("the server did not respond")
	}
	got.fails(t, "Response Not From Sentry's API", "with data.sentry_event.x", "101 Switching Protocols")
	got.expectNone(t, interruptCanary)
	for _, text := range []string{interruptCanary, mocksentry.TokenFull} {
		noneIn(t, "trace.log", w.read("trace.log"), text)
	}
}

// eventually waits until a condition is true, and reports whether it was. The time limit ends
// conditions that never become true. It does not measure speed.
func eventually(condition func() bool) bool {
	for deadline := time.Now().Add(longestCommand / 2); !condition(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// childrenOf returns the IDs of a process's children: for Terraform, those of its providers.
func childrenOf(t *testing.T, pid int) []string {
	t.Helper()
	table, err := exec.Command("ps", "-A", "-o", "pid=", "-o", "ppid=").Output()
	if err != nil {
		t.Fatalf("listing processes: %v", err)
	}
	var children []string
	for line := range strings.Lines(string(table)) {
		if fields := strings.Fields(line); len(fields) == 2 && fields[1] == strconv.Itoa(pid) {
			children = append(children, fields[0])
		}
	}
	return children
}

// runs reports whether a process with an ID is running. A process that has ended does not
// count, even if nobody has read its result.
func runs(pid string) bool {
	state, err := exec.Command("ps", "-o", "stat=", "-p", pid).Output()
	return err == nil && !strings.HasPrefix(strings.TrimSpace(string(state)), "Z")
}
