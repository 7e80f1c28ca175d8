// SPDX-License-Identifier: MPL-2.0

// Processes cannot be interrupted on Windows.
//go:build !windows

package acceptance_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// waiting is a rate limit that demands a wait. The provider logs the wait.
func waiting(t *testing.T) situation {
	t.Helper()
	at := mockPhase("", mocksentry.RespondTooManyRequests(strconv.Itoa(int(endless.Seconds())), "")).start(t)
	at.wait = endless
	at.reached = func(w *workspace) bool { return w.logged("Waiting before a Sentry API request") }
	return at
}

// lateEvent is an event that never arrives. Most of the wait is a pause between requests.
func lateEvent(t *testing.T) situation {
	t.Helper()
	server := start(t).Fault(mocksentry.RespondDetail(http.StatusNotFound, "Event not found"))
	return situation{
		url: server.URL, lines: []string{`wait_for = "1h"`},
		reached: func(w *workspace) bool { return w.logged("Waiting for an event") },
	}
}

// behindProxy is a proxy that accepts the request for a tunnel and never responds to it.
func behindProxy(t *testing.T) situation {
	t.Helper()
	proxy := startRawServer(t, silent).of("http")
	return situation{url: "https://sentry.invalid", env: []string{"HTTPS_PROXY=" + proxy.url}, reached: proxy.reached}
}

// fullQueue is a port whose queue of connections is full, so that the system ignores further
// attempts to connect. No server sees the provider there, but the system's table of
// connections contains the attempt.
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
	t.Skip("this system accepts more connections than its queue should hold")
	return situation{}
}

// fillsQueue opens one more connection to a local port, and reports whether the system ignores
// it.
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
		return false // The connection was pending.
	}
	if !eventually(func() bool { return !connecting(t, port) }) {
		t.Fatal("the attempt to connect does not end")
	}
	return full
}

// connecting reports whether a process waits for a connection to a local port.
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

// unread exceeds the buffers of a connection. Once a server has sent it, the provider is
// reading the body.
const unread = 16 << 20

// unfinished is a body that begins with an event and never ends.
func unfinished() interruption {
	return rawPhase("http", rawResponse(jsonHead(2*unread)+`{"title": "`+interruptCanary+strings.Repeat("x", unread)))
}

// unfinishedFailure is like unfinished for the body of a failure. The provider reads only its
// beginning, which never ends here, because most of it is an empty compressed block.
func unfinishedFailure() interruption {
	var body bytes.Buffer
	packed := gzip.NewWriter(&body)
	_, _ = io.WriteString(packed, `{"detail": "`+interruptCanary)
	_ = packed.Flush()
	const nothing = "\x00\x00\x00\xff\xff" // a stored block of no bytes
	body.WriteString(strings.Repeat(nothing, unread/len(nothing)))
	return rawPhase("http", rawResponse("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n"+body.String()))
}

// decoding is a response that the provider decodes for a long time: a string full of
// beginnings of an address for the section scan. The provider logs when it has received the
// body, and decodes it from then on.
func decoding(t *testing.T) situation {
	t.Helper()
	const repeated = 1 << 10
	head, part, tail := `{"title": "`+interruptCanary+`", "entries": [], "context": {"a": "`, strings.Repeat("a.@", 1<<15), `"}}`
	at := startRawServer(t, func(_ *rawServer, conn net.Conn) {
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

// silent accepts a connection and its first bytes, and never sends anything.
func silent(server *rawServer, conn net.Conn) {
	if _, err := conn.Read(make([]byte, 1)); err == nil {
		server.reached.Store(true)
		hang(conn)
	}
}
