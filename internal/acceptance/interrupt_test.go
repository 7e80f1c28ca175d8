// SPDX-License-Identifier: MPL-2.0

// Processes cannot be interrupted on Windows.
//go:build !windows

package acceptance_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
)

const (
	// interruptCanary is what interrupted answers hold of an event.
	interruptCanary = "interrupted-7d30-canary"
	// endsWithin is how long Terraform may take to end after Ctrl-C. The read itself
	// takes a small part of it; the rest is Terraform's, on a machine that does other
	// things too. Without the signal the shortest phase, a handshake, lasts twice as
	// long, and is then tried again.
	endsWithin = 5 * time.Second
)

// interruption is a phase of a read in which Ctrl-C is pressed.
type interruption struct {
	start func(t *testing.T) situation
	// canceled is what the error says was canceled.
	canceled string
}

// situation is a server, what the environment of Terraform says of it, and whether
// the phase has begun.
type situation struct {
	url     string
	env     []string
	reached func(w *workspace) bool
}

// of makes a situation of a rough server behind a scheme.
func (r *rough) of(scheme string) situation {
	return situation{url: scheme + "://" + r.address, reached: func(*workspace) bool { return r.reached.Load() }}
}

// roughPhase makes a phase of what a rough server does behind a scheme.
func roughPhase(scheme string, serve func(*rough, net.Conn)) interruption {
	return interruption{canceled: "canceled while requesting", start: func(t *testing.T) situation {
		t.Helper()
		return startRough(t, serve).of(scheme)
	}}
}

// mockPhase makes a phase of a fault of the mock.
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

// behindProxy is a proxy that takes the request for a tunnel and never answers it.
func behindProxy(t *testing.T) situation {
	t.Helper()
	proxy := startRough(t, silent).of("http")
	return situation{url: "https://sentry.invalid", env: []string{"HTTPS_PROXY=" + proxy.url}, reached: proxy.reached}
}

// fullQueue is a port whose queue of connections is full, so that the system answers
// no further attempt to connect. There the provider has nobody to be seen by but its
// log.
func fullQueue(t *testing.T) situation {
	t.Helper()
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(socket)
	t.Cleanup(func() { _ = syscall.Close(socket) })
	if err := errors.Join(syscall.Bind(socket, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}), syscall.Listen(socket, 0)); err != nil {
		t.Fatal(err)
	}
	bound, err := syscall.Getsockname(socket)
	if err != nil {
		t.Fatal(err)
	}
	address := fmt.Sprintf("127.0.0.1:%d", bound.(*syscall.SockaddrInet4).Port)
	for range 16 {
		conn, err := net.DialTimeout("tcp", address, time.Second)
		if err != nil {
			return situation{url: "http://" + address, reached: func(w *workspace) bool {
				log, _ := os.ReadFile(w.path("trace.log"))
				return strings.Contains(string(log), "tf_rpc=ReadDataSource")
			}}
		}
		t.Cleanup(func() { _ = conn.Close() })
	}
	t.Skip("this system takes more connections than its queue is for")
	return situation{}
}

// enormous is an answer that takes long to map.
func enormous(t *testing.T) situation {
	t.Helper()
	body := slowToMap()
	return startRough(t, roughAnswer(jsonHead(len(body))+body)).of("http")
}

// silent takes a connection and what comes first on it, and never says anything.
func silent(server *rough, conn net.Conn) {
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		server.reached.Store(true)
		hang(conn)
	}
}

// slowToMap is an event below max_response_bytes that takes long to map: more than a
// million breadcrumbs, each with an address for section scan to find.
func slowToMap() string {
	return `{"title": "` + interruptCanary + `", "entries": [{"type": "breadcrumbs", "data": {"values": [{}` +
		strings.Repeat(`,{"message":"a@b.cc"}`, 1_200_000) + `]}}]}`
}

// TestInterrupt presses Ctrl-C while the server takes its time, or the provider.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	const slow = 60 * time.Second
	for name, phase := range map[string]interruption{
		"requesting":                             mockPhase("canceled while requesting", mocksentry.Slow(slow)),
		"waiting":                                mockPhase("canceled while waiting", mocksentry.AnswerTooManyRequests("59", "")),
		"TLS handshake without an answer":        roughPhase("https", silent),
		"proxy without an answer to CONNECT":     {behindProxy, "canceled while requesting"},
		"connecting to a port with a full queue": {fullQueue, "canceled while requesting"},
		"body":                                   roughPhase("http", roughAnswer(jsonHead(1<<20)+`{"title": "`+interruptCanary)),
		"body of a failure": roughPhase("http", roughAnswer("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n"+
			`{"detail": "`+interruptCanary)),
		"mapping": {enormous, "canceled while decoding the answer"},
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
	w := newWorkspace(t, providerAt(at.url)+eventFrom("error-python", `include = ["all"]`),
		append(at.env, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")...)
	var pressed time.Time
	var children []string
	got := w.terraformWhile(func(process *os.Process) {
		if !eventually(time.Minute, func() bool { return at.reached(w) }) {
			t.Error("the phase did not begin")
		}
		time.Sleep(500 * time.Millisecond) // What is on its way arrives.
		children = childrenOf(t, process.Pid)
		pressed = time.Now()
		if err := process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
	}, "plan", "-no-color", "-input=false")
	if took := time.Since(pressed); took > endsWithin {
		t.Errorf("it took %s", took)
	}
	if len(children) == 0 {
		t.Error("there was no process of the provider")
	}
	if !eventually(time.Second, func() bool { return !slices.ContainsFunc(children, runs) }) {
		t.Errorf("processes of the provider are left: %s", children)
	}
	got.fails(t, "Read Canceled", "with data.sentry_event.x", "While reading event", i.canceled)
	got.expectNone(t, interruptCanary, "a@b.cc")
	for _, text := range []string{interruptCanary, "a@b.cc", mocksentry.TokenFull} {
		noneIn(t, "trace.log", w.read("trace.log"), text)
	}
}

// TestSwitchedProtocolNeedsNoInterrupt answers with HTTP 101, after which the
// connection is another protocol's and stays open: there is nothing to wait for, so
// that the read ends by itself.
func TestSwitchedProtocolNeedsNoInterrupt(t *testing.T) {
	t.Parallel()
	var answered atomic.Pointer[time.Time]
	server := startRough(t, func(_ *rough, conn net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
			return
		}
		_, _ = io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"+interruptCanary)
		now := time.Now()
		answered.Store(&now)
		hang(conn)
	})
	w := newWorkspace(t, providerAt("http://"+server.address)+eventFrom("error-python"), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
	got := w.terraform("plan", "-no-color", "-input=false")
	if began := answered.Load(); began == nil || time.Since(*began) > endsWithin {
		t.Errorf("it took since %v", began)
	}
	got.fails(t, "Answer Is Not From Sentry's API", "with data.sentry_event.x", "101 Switching Protocols")
	got.expectNone(t, interruptCanary)
	for _, text := range []string{interruptCanary, mocksentry.TokenFull} {
		noneIn(t, "trace.log", w.read("trace.log"), text)
	}
}

// eventually waits until something holds, and says whether it did in time.
func eventually(within time.Duration, holds func() bool) bool {
	for deadline := time.Now().Add(within); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// childrenOf lists the processes that one started, as their ids: of Terraform, those
// of its providers.
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

// runs says whether there is a process of an id that has not ended: one that has,
// and nobody asked for its result, counts no more.
func runs(pid string) bool {
	state, err := exec.Command("ps", "-o", "stat=", "-p", pid).Output()
	return err == nil && !strings.HasPrefix(strings.TrimSpace(string(state)), "Z")
}
