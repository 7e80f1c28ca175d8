// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// rawServer is a server that writes the bytes that a test passes to it. The mock server cannot
// send malformed responses. Each connection has one request and one response, unless
// connections are kept.
type rawServer struct {
	handle func(*exchange)
	keeps  bool // keeps connections, as long as responses allow it

	mu       sync.Mutex
	requests []*http.Request
	flooded  atomic.Int64 // bytes of floods that were read
}

// exchange is one request and its response.
type exchange struct {
	*http.Request

	conn    net.Conn
	number  int // the number of the request, from 1
	flooded *atomic.Int64
}

// write sends text unchanged.
func (e *exchange) write(texts ...string) {
	for _, text := range texts {
		_, _ = io.WriteString(e.conn, text)
	}
}

// drip sends text byte by byte, one in each interval, and reports whether the client still
// listened at the end.
func (e *exchange) drip(text string, interval time.Duration) bool {
	for i := range len(text) {
		time.Sleep(interval)
		if _, err := e.conn.Write([]byte{text[i]}); err != nil {
			return false
		}
	}
	return true
}

// flood sends text again and again until the client stops reading.
func (e *exchange) flood(text string) {
	for {
		size, err := io.WriteString(e.conn, text)
		e.flooded.Add(int64(size))
		if err != nil {
			return
		}
	}
}

// hang is silent until the client closes the connection.
func (e *exchange) hang() { _, _ = io.Copy(io.Discard, e.conn) }

// tear ends the connection with a reset.
func (e *exchange) tear() { e.conn.(*end).tear() }

// serve responds until the listener is closed.
func (r *rawServer) serve(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer func() { _ = conn.Close() }()
			for reader := bufio.NewReader(conn); ; {
				request, err := http.ReadRequest(reader)
				if err != nil {
					return
				}
				r.mu.Lock()
				r.requests = append(r.requests, request)
				number := len(r.requests)
				r.mu.Unlock()
				r.handle(&exchange{Request: request, conn: conn, number: number, flooded: &r.flooded})
				if !r.keeps {
					return
				}
			}
		}()
	}
}

// seen returns the requests so far.
func (r *rawServer) seen() []*http.Request {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*http.Request{}, r.requests...)
}

// head returns the start of a response, up to its body.
func head(status string, headers ...string) string {
	return "HTTP/1.1 " + status + "\r\n" + strings.Join(append(headers, "Connection: close"), "\r\n") + "\r\n\r\n"
}

// kept returns a complete successful response, after which the connection is reused.
func kept(body string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

// okHead returns the head of a successful response, whose body ends with the connection.
func okHead(headers ...string) string {
	return head("200 OK", append([]string{"Content-Type: application/json"}, headers...)...)
}
