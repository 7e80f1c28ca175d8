// SPDX-License-Identifier: MPL-2.0

// Processes cannot be interrupted on Windows.
//go:build !windows

package acceptance_test

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
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
	"syscall"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// interruptCanary is the part of an event that interrupted responses contain.
const interruptCanary = "interrupted-7d30-canary"

// patience returns the settings with which a phase lasts until Ctrl-C. Connecting and
// handshakes have bounds of their own, of seconds, so they are repeated for minutes.
func patience(wait time.Duration) []string {
	return []string{
		set("request_timeout", endless.String()), "max_retries = 100", set("max_retry_wait", wait.String()),
		// More than the body of the phase of decoding.
		fmt.Sprintf("max_response_bytes = %d", 1<<30),
	}
}

// interruption is a phase of a read in which Ctrl-C is pressed.
type interruption struct {
	start func(t *testing.T) situation
	// canceled is what the error reports as canceled.
	canceled string
}

// situation is a server, the environment that Terraform needs to reach it, and
// whether the phase has begun, as far as a server or the log can tell. The phase lasts
// until Ctrl-C.
type situation struct {
	url     string
	env     []string
	wait    time.Duration // longest one before another attempt, hardly any if it is zero
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

// waiting is a rate limit that asks to wait. The provider logs that it does.
func waiting(t *testing.T) situation {
	t.Helper()
	at := mockPhase("", mocksentry.AnswerTooManyRequests(strconv.Itoa(int(endless.Seconds())), "")).start(t)
	at.wait = endless
	at.reached = func(w *workspace) bool { return w.logged("Waiting before a Sentry API request") }
	return at
}

// behindProxy is a proxy that takes the request for a tunnel and never answers it.
func behindProxy(t *testing.T) situation {
	t.Helper()
	proxy := startRough(t, silent).of("http")
	return situation{url: "https://sentry.invalid", env: []string{"HTTPS_PROXY=" + proxy.url}, reached: proxy.reached}
}

// fullQueue is a port whose queue of connections is full, so that the system answers
// no further attempt to connect. No server sees the provider there, but the system's
// table of connections does.
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
	port := bound.(*syscall.SockaddrInet4).Port
	for range 16 {
		if fillsQueue(t, port) {
			return situation{url: fmt.Sprintf("http://127.0.0.1:%d", port), reached: func(*workspace) bool { return connecting(t, port) }}
		}
	}
	t.Skip("this system takes more connections than its queue is for")
	return situation{}
}

// fillsQueue opens one more connection to a local port, and reports whether the system
// leaves it without an answer.
func fillsQueue(t *testing.T, port int) bool {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	dialed := make(chan net.Conn, 1)
	go func() {
		conn, _ := new(net.Dialer).DialContext(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
		dialed <- conn
	}()
	full := false
	if !eventually(func() bool {
		full = connecting(t, port)
		return full || len(dialed) > 0
	}) {
		t.Fatal("the system neither connects nor waits")
	}
	stop()
	if conn := <-dialed; conn != nil {
		t.Cleanup(func() { _ = conn.Close() })
		return false // It was on its way.
	}
	if !eventually(func() bool { return !connecting(t, port) }) {
		t.Fatal("the attempt to connect does not end")
	}
	return full
}

// connecting reports whether somebody waits for a connection to a local port.
func connecting(t *testing.T, port int) bool {
	t.Helper()
	const remote, state = 2, 3
	waiting, columns, target := "02", 0, fmt.Sprintf(":%04X", port)
	table, err := os.ReadFile("/proc/net/tcp")
	if err != nil { // This is not Linux.
		waiting, columns, target = "SYN_SENT", 2, fmt.Sprintf(".%d", port)
		if table, err = exec.Command("netstat", "-an", "-p", "tcp").Output(); err != nil {
			t.Fatalf("listing connections: %v", err)
		}
	}
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		if len(fields) > columns+state && strings.HasSuffix(fields[columns+remote], target) && fields[columns+state] == waiting {
			return true
		}
	}
	return false
}

// unread is more than the buffers of a connection hold: once a server has sent it, the
// provider is reading the body.
const unread = 16 << 20

// unfinished is a body that begins with an event and never ends.
func unfinished() interruption {
	return roughPhase("http", roughAnswer(jsonHead(2*unread)+`{"title": "`+interruptCanary+strings.Repeat("x", unread)))
}

// unfinishedFailure is the same for the body of a failure, of which the provider reads
// the beginning only. Here that never comes to its end, because most of it is
// compressed nothing.
func unfinishedFailure() interruption {
	var body bytes.Buffer
	packed := gzip.NewWriter(&body)
	_, _ = io.WriteString(packed, `{"detail": "`+interruptCanary)
	_ = packed.Flush()
	const nothing = "\x00\x00\x00\xff\xff" // a stored block of no bytes
	body.WriteString(strings.Repeat(nothing, unread/len(nothing)))
	return roughPhase("http", roughAnswer("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n"+body.String()))
}

// decoding is a response that the provider decodes for a long time, with a text full
// of what looks like the beginning of an address to section scan. The provider logs when it
// has received the body, and decodes it from then on.
func decoding(t *testing.T) situation {
	t.Helper()
	const repeated = 1 << 10
	head, part, tail := `{"title": "`+interruptCanary+`", "entries": [], "context": {"a": "`, strings.Repeat("a.@", 1<<15), `"}}`
	at := startRough(t, func(_ *rough, conn net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
			return
		}
		_, _ = io.WriteString(conn, jsonHead(len(head)+repeated*len(part)+len(tail))+head)
		for range repeated {
			_, _ = io.WriteString(conn, part)
		}
		_, _ = io.WriteString(conn, tail)
		hang(conn)
	}).of("http")
	at.reached = func(w *workspace) bool { return w.logged(requestLine, "http_status_code=200") }
	return at
}

// silent takes a connection and what comes first on it, and never says anything.
func silent(server *rough, conn net.Conn) {
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		server.reached.Store(true)
		hang(conn)
	}
}

// TestInterrupt presses Ctrl-C while the server takes its time, or the provider. Each
// phase would last far longer than the test waits.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for name, phase := range map[string]interruption{
		"requesting":                             mockPhase("canceled while requesting", mocksentry.Fault{Delay: endless}),
		"waiting":                                {waiting, "canceled while waiting before another attempt"},
		"TLS handshake without an answer":        roughPhase("https", silent),
		"proxy without an answer to CONNECT":     {behindProxy, "canceled while requesting"},
		"connecting to a port with a full queue": {fullQueue, "canceled while requesting"},
		"body":                                   unfinished(),
		"body of a failure":                      unfinishedFailure(),
		"mapping":                                {decoding, "canceled while decoding the answer"},
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
	w := newWorkspace(t, providerAt(at.url, patience(cmp.Or(at.wait, time.Millisecond))...)+
		eventFrom("error-python", `include = ["all"]`, "timeouts = { "+set("read", (2*endless).String())+" }"),
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

// logged reports whether a line of the file trace.log contains all of these texts.
func (w *workspace) logged(texts ...string) bool {
	log, _ := os.ReadFile(w.path("trace.log")) // Nothing is logged yet where there is no file.
	for line := range strings.Lines(string(log)) {
		if !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(line, text) }) {
			return true
		}
	}
	return false
}

// TestSwitchedProtocolNeedsNoInterrupt answers with HTTP 101, after which the
// connection is another protocol's and stays open: there is nothing to wait for, so
// that the read ends by itself.
func TestSwitchedProtocolNeedsNoInterrupt(t *testing.T) {
	t.Parallel()
	server := startRough(t, roughAnswer("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"+interruptCanary))
	w := newWorkspace(t, providerAt("http://"+server.address, patience(time.Millisecond)...)+eventFrom("error-python"), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
	got := w.terraform("plan", "-no-color", "-input=false")
	if !server.reached.Load() {
		t.Error("the server did not respond")
	}
	got.fails(t, "Answer Is Not From Sentry's API", "with data.sentry_event.x", "101 Switching Protocols")
	got.expectNone(t, interruptCanary)
	for _, text := range []string{interruptCanary, mocksentry.TokenFull} {
		noneIn(t, "trace.log", w.read("trace.log"), text)
	}
}

// eventually waits until something holds, and reports whether it did. The bound is
// for what never holds, and says nothing about speed.
func eventually(holds func() bool) bool {
	for deadline := time.Now().Add(longestCommand / 2); !holds(); time.Sleep(10 * time.Millisecond) {
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
