// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// rawServer is a server that sends the bytes that a test passes to it. The mock server cannot
// send malformed responses.
type rawServer struct {
	address string
	// reached reports whether a connection has reached the state that the test needs.
	reached atomic.Bool
}

// startRawServer starts a server that passes each of its connections to serve. They are closed
// when the function returns, or at the end of the test.
func startRawServer(t *testing.T, serve func(*rawServer, net.Conn)) *rawServer {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &rawServer{address: listener.Addr().String()}
	over := make(chan struct{})
	t.Cleanup(func() {
		close(over)
		_ = listener.Close()
	})
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				served := make(chan struct{})
				go func() {
					defer close(served)
					serve(server, conn)
				}()
				select {
				case <-served:
				case <-over:
				}
			}()
		}
	}()
	return server
}

// rawResponse returns a handler for a connection of a raw server. It reads a request,
// writes the text, and is silent until the client closes the connection.
func rawResponse(text string) func(*rawServer, net.Conn) {
	return func(server *rawServer, conn net.Conn) {
		if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
			return
		}
		_, _ = io.WriteString(conn, text)
		server.reached.Store(true)
		hang(conn)
	}
}

// hang is silent until the client closes the connection.
func hang(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) }

// jsonHead returns the head of a response with JSON of a length.
func jsonHead(length int) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", length)
}

// providerAt renders a provider block for a server at a URL.
func providerAt(baseURL string, lines ...string) string {
	return block(`provider "sentry"`, append([]string{
		set("base_url", baseURL), set("token", mocksentry.TokenFull), set("organization", mocksentry.DefaultOrganization),
	}, lines...)...)
}
