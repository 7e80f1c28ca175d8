// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// spilled is the start of an event that is never completed.
const spilled = `{"title": "` + eventCanary

func compressed(with func(io.Writer) io.WriteCloser, text string) string {
	var buffer bytes.Buffer
	writer := with(&buffer)
	_, _ = io.WriteString(writer, text)
	_ = writer.Close()
	return buffer.String()
}

func zipped(text string) string {
	return compressed(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }, text)
}

// bodyFaults returns bodies that arrive changed, incomplete, or not at all.
func bodyFaults() []fault {
	whole := zipped(`{"title": "` + eventCanary + `"}`)
	var rows []fault
	for name, text := range map[string]string{
		"cut":                          okHead("Content-Length: 100") + spilled,
		"missing":                      okHead("Content-Length: 2"),
		"cut between chunks":           okHead("Transfer-Encoding: chunked") + "5\r\n{\"can\r\n",
		"cut within a chunk":           okHead("Transfer-Encoding: chunked") + "ff\r\n" + spilled,
		"chunked with no size":         okHead("Transfer-Encoding: chunked") + eventCanary + "\r\n",
		"chunked with a negative":      okHead("Transfer-Encoding: chunked") + "-5\r\n{}\r\n0\r\n\r\n",
		"chunked with a huge size":     okHead("Transfer-Encoding: chunked") + "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
		"chunks longer than announced": okHead("Transfer-Encoding: chunked") + "2\r\n{\"a\":1}\r\n0\r\n\r\n",
		"zipped and cut":               okHead("Content-Encoding: gzip") + whole[:len(whole)-12],
		"zipped with a bad checksum":   okHead("Content-Encoding: gzip") + whole[:len(whole)-8] + "canarycc",
		"labeled as gzip":              okHead("Content-Encoding: gzip") + spilled + `"}`,
		"x-zipped and cut":             okHead("Content-Encoding: x-gzip") + whole[:len(whole)-12],
		"labeled as x-gzip":            okHead("Content-Encoding: x-gzip") + spilled + `"}`,
		"zipped and garbled":           okHead("Content-Encoding: gzip") + whole[:12] + "\xff\xff\xff" + whole[15:],
	} {
		rows = append(rows, fault{
			name: "body " + name, summary: "Incomplete Response From Sentry", handle: func(e *exchange) { e.write(text) },
		}.retried())
	}
	rows = append(rows,
		fault{
			name: "body reset", summary: "Connection to Sentry Failed", want: []string{"was reset"},
			handle: func(e *exchange) {
				e.write(okHead("Content-Length: 100"), spilled)
				time.Sleep(time.Millisecond)
				e.tear()
			},
		}.retried().slower(5*time.Millisecond),
		fault{
			name: "body cut by the mock", mock: []mocksentry.Fault{{Cut: mocksentry.CutWithinBody}},
			summary: "Incomplete Response From Sentry",
		}.retried(),
		fault{
			name: "body longer than announced", title: "good",
			handle: func(e *exchange) {
				e.write(okHead("Content-Length: 35"), `{"groupID": "171", "title": "good"}`, spilled)
			},
		}.once(),
		fault{
			name: "body shorter than an error's length", summary: "Organization or Project Not Found", attribute: "project",
			handle: func(e *exchange) {
				e.write(head("404 Not Found", "Content-Type: application/json", "Content-Length: 60"), `{"detail": "The requested resource does not exist"}`)
			},
		}.once(),
		fault{
			name: "body at one byte a second", summary: "Connection to Sentry Timed Out", attempts: 5,
			handle: func(e *exchange) { e.write(okHead()); e.drip(`{"title": "`+strings.Repeat("x", 100)+`"}`, time.Second) },
			least:  150*time.Second + backoffLeast, most: 150*time.Second + backoffMost,
		},
		fault{
			name: "slow but good body", title: "good", attempts: 1, least: 28 * time.Second, most: 28 * time.Second,
			handle: func(e *exchange) { e.write(okHead()); e.drip(`{"groupID":1,"title":"good"}`, time.Second) },
		},
		fault{
			name: "body that stops", summary: "Connection to Sentry Timed Out", attempts: 5,
			handle: func(e *exchange) { e.write(okHead("Content-Length: 100"), spilled); e.hang() },
			least:  150*time.Second + backoffLeast, most: 150*time.Second + backoffMost,
		},
		tooLarge("body without end", func(e *exchange) { e.write(okHead(), spilled); e.flood(strings.Repeat("x", 64<<10)) }),
		tooLarge("body without end, in chunks", func(e *exchange) {
			e.write(okHead("Transfer-Encoding: chunked"))
			e.flood("10000\r\n" + strings.Repeat("x", 0x10000) + "\r\n")
		}),
		tooLarge("body announced as too large", func(e *exchange) { e.write(okHead("Content-Length: 99999999999"), spilled); e.hang() }),
		tooLarge("gzip without end", func(e *exchange) {
			e.write(okHead("Content-Encoding: gzip"))
			e.flood(zipped(strings.Repeat("x", 1<<20)))
		}),
		fault{
			name: "gzip bomb", mock: []mocksentry.Fault{{GzipBomb: 1 << 30}}, summary: "Response Too Large",
			attribute: "event_id", want: []string{"larger than 33554432 bytes", "`max_response_bytes`"},
		}.once(),
		fault{name: "gzip", mock: []mocksentry.Fault{{Gzip: true}}, title: pythonTitle}.once(),
		fault{
			name: "x-gzip", title: "good",
			handle: func(e *exchange) {
				e.write(okHead("Content-Encoding: x-gzip"), zipped(`{"groupID": "171", "title": "good"}`))
			},
		}.once(),
		tooLarge("x-gzip without end", func(e *exchange) {
			e.write(okHead("Content-Encoding: x-gzip"))
			e.flood(zipped(strings.Repeat(" ", 1<<20)))
		}),
		fault{
			name: "gzip in two members", title: "good",
			handle: func(e *exchange) {
				e.write(okHead("Content-Encoding: gzip"), zipped(`{"groupID": "171", "title": `), zipped(`"good"}`))
			},
		}.once(),
		fault{
			name: "error that never ends", taken: 1 << 20, summary: "Sentry Rejected the Request", attribute: "event_id",
			handle: func(e *exchange) { e.write(head("400 Bad Request"), spilled); e.flood(strings.Repeat("x", 64<<10)) },
		}.once(),
		fault{
			name: "error as a gzip bomb", mock: []mocksentry.Fault{{Status: 400, GzipBomb: 1 << 30}},
			summary: "Sentry Rejected the Request", attribute: "event_id",
		}.once(),
		fault{
			name: "error that stops", summary: "Sentry Rejected the Request", attribute: "event_id", attempts: 1,
			handle: func(e *exchange) { e.write(head("400 Bad Request", "Content-Length: 100"), spilled); e.hang() },
			least:  30 * time.Second, most: 30 * time.Second,
		},
	)
	deflated := compressed(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, `{"title": "`+eventCanary+`"}`)
	for _, encoding := range []string{"deflate", "br", "zstd", "compress", "gzip, gzip", "x-gzip, br", "x\u202e"} {
		rows = append(rows, fault{
			name: "encoded as " + encoding, summary: "Unsupported Content Encoding", want: []string{"200 OK and the unsupported"},
			handle: func(e *exchange) { e.write(okHead("Content-Encoding: "+encoding), deflated) },
		}.once())
	}
	return rows
}

// tooLarge returns a row with a body over the default limit.
func tooLarge(name string, handle func(*exchange)) fault {
	return fault{
		name: name, handle: handle, summary: "Response Too Large", attribute: "event_id", want: []string{"larger than 33554432 bytes"},
	}.once()
}
