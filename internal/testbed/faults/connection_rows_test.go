// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// connectionFaults returns faults of the network, from the host name to the end of the
// headers.
func connectionFaults() []fault {
	fails := func(err error) func(context.Context) error { return func(context.Context) error { return err } }
	dialed := []fault{
		{name: "connection refused", dialing: fails(os.NewSyscallError("connect", syscall.ECONNREFUSED)), want: []string{"connection refused"}},
		{name: "no route", dialing: fails(os.NewSyscallError("connect", syscall.EHOSTUNREACH))},
		{name: "reset while connecting", dialing: fails(os.NewSyscallError("read", syscall.ECONNRESET)), want: []string{"was reset"}},
	}
	var rows []fault
	for _, row := range dialed {
		row.summary = "Connection to Sentry Failed"
		row.want = append(row.want, "`base_url`")
		rows = append(rows, row.retried())
	}
	rows = append(rows,
		fault{
			name: "unknown host", dialing: fails(&net.DNSError{Err: "no such host", Name: eventCanary, IsNotFound: true}),
			summary: "Sentry Host Not Found", want: []string{"does not exist"},
		}.once(),
		fault{
			name: "resolver out of order", dialing: fails(&net.DNSError{Err: "server misbehaving", Name: eventCanary, IsTemporary: true}),
			summary: "Sentry Host Not Found", want: []string{"could not be resolved"},
		}.retried(),
		fault{
			// Ten seconds for each of five attempts.
			name: "nobody accepts the connection", summary: "Connection to Sentry Timed Out", want: []string{"connecting took too long"},
			dialing:  func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() },
			attempts: 5, least: 50*time.Second + backoffLeast, most: 50*time.Second + backoffMost,
		},
		fault{
			name: "closed before the headers", handle: func(*exchange) {}, summary: "Connection to Sentry Failed",
			want: []string{"closed before a response"},
		}.retried(),
		fault{
			name: "reset before the headers", handle: (*exchange).tear, summary: "Connection to Sentry Failed", want: []string{"was reset"},
		}.retried(),
		fault{
			name: "reset before the headers, then good", title: "good", attempts: 2, least: 250 * time.Millisecond, most: 500 * time.Millisecond,
			handle: func(e *exchange) {
				if e.number == 1 {
					e.tear()
				} else {
					e.write(okHead(), `{"groupID": "171", "title": "good"}`)
				}
			},
		},
		fault{
			name: "reset within the headers", summary: "Connection to Sentry Failed", want: []string{"was reset"},
			handle: func(e *exchange) {
				e.write("HTTP/1.1 200 OK\r\nX-Half: " + eventCanary)
				time.Sleep(time.Millisecond)
				e.tear()
			},
		}.retried().slower(5*time.Millisecond),
		fault{
			name: "closed within the headers", summary: "Incomplete Response From Sentry",
			handle: func(e *exchange) { e.write("HTTP/1.1 200 OK\r\nX-Half: " + eventCanary) },
		}.retried(),
		fault{
			name: "no headers at all", handle: (*exchange).hang, summary: "Connection to Sentry Timed Out",
			want: []string{"no complete response within the request timeout", "`request_timeout`"}, attempts: 5,
			least: 150*time.Second + backoffLeast, most: 150*time.Second + backoffMost,
		},
		fault{
			name: "headers at one byte a second", summary: "Connection to Sentry Timed Out", attempts: 5,
			handle: func(e *exchange) { e.drip(okHead()+"{}", time.Second) },
			least:  150*time.Second + backoffLeast, most: 150*time.Second + backoffMost,
		},
		fault{
			name: "slow but good headers", mock: []mocksentry.Fault{{Delay: 29 * time.Second}}, attempts: 1, title: pythonTitle,
			least: 29 * time.Second, most: 29 * time.Second,
		},
		fault{
			name: "10 MB of headers", summary: "Response Headers Too Large",
			want: []string{"larger than 1 MiB"},
			handle: func(e *exchange) {
				e.write("HTTP/1.1 200 OK\r\n")
				for range 10 << 20 >> 10 {
					e.write("X-" + eventCanary + ": " + strings.Repeat("x", 1024-25) + "\r\n")
				}
			},
		}.once(),
		fault{
			name: "another protocol after the headers", summary: "Response Not From Sentry's API", want: []string{"101 Switching Protocols"},
			handle: func(e *exchange) {
				e.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", spilled)
				e.hang()
			},
		}.once(),
		fault{
			name: "hints without end", taken: 10 << 20, summary: "Response Headers Too Large",
			want:   []string{"larger than 1 MiB"},
			handle: func(e *exchange) { e.flood("HTTP/1.1 103 Early Hints\r\nX: " + eventCanary + "\r\n\r\n") },
		}.once(),
		fault{
			name: "headers without end", taken: 10 << 20, summary: "Response Headers Too Large",
			want: []string{"larger than 1 MiB"},
			handle: func(e *exchange) {
				e.write("HTTP/1.1 200 OK\r\nX-Long: ")
				e.flood(strings.Repeat(eventCanary, 100))
			},
		}.once(),
	)
	for name, text := range map[string]string{
		"no HTTP": eventCanary + "\r\n\r\n", "a header without a colon": "HTTP/1.1 200 OK\r\n" + eventCanary + "\r\n\r\n",
		"a length that is no number": okHead("Content-Length: " + eventCanary), "a negative length": okHead("Content-Length: -5"),
		"two lengths": okHead("Content-Length: 2", "Content-Length: 3") + "{}", "an unknown transfer coding": okHead("Transfer-Encoding: " + eventCanary),
		"a status that is none": "HTTP/1.1 20X OK\r\n\r\n", "another protocol": "SSH-2.0-OpenSSH_9.6\r\n", "a NUL in a header": okHead("X: a\x00b") + "{}",
	} {
		row := fault{
			name: "response with " + name, summary: "Connection to Sentry Failed", handle: func(e *exchange) { e.write(text) },
		}.retried()
		rows = append(rows, row)
	}
	for name, text := range map[string]string{
		"HTTP/1.0": strings.Replace(okHead(), "1.1", "1.0", 1), "100 Continue before it": "HTTP/1.1 100 Continue\r\n\r\n" + okHead(),
		"103 Early Hints before it": "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + okHead(), "no reason": strings.Replace(okHead(), "200 OK", "200", 1),
	} {
		rows = append(rows, fault{
			name: "good response with " + name, title: "good", handle: func(e *exchange) { e.write(text, `{"groupID": "171", "title": "good"}`) },
		}.once())
	}
	return rows
}

// slower adds the time of the server itself.
func (f fault) slower(most time.Duration) fault {
	f.most += most
	return f
}
