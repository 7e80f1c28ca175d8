// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// cannedResponse returns the response of a fault that replaces the server's.
func cannedResponse(r *http.Request, f Fault) response {
	resp := response{status: cmp.Or(f.Status, http.StatusOK), header: http.Header{}, body: f.Body}
	switch {
	case f.RedirectLoop, f.RedirectTo != "":
		resp.status = cmp.Or(f.Status, http.StatusFound)
		resp.header.Set("Location", strings.TrimRight(f.RedirectTo, "/")+r.URL.RequestURI())
		resp.header["Content-Type"] = nil
	case f.GzipBomb > 0:
		resp.header.Set("Content-Type", "application/json")
		resp.header.Set("Content-Encoding", "gzip")
		resp.body = gzipBomb(f.GzipBomb)
	}
	return resp
}

// deliver sends a response in the way that a fault requires. The zero fault changes nothing.
func (s *Server) deliver(w http.ResponseWriter, r *http.Request, resp response, f Fault, entry *Request) {
	switch f.Cut {
	case CutBeforeHeaders:
		panic(http.ErrAbortHandler)
	case CutWithReset:
		reset(w)
		panic(http.ErrAbortHandler)
	}

	header, body := w.Header(), resp.body
	maps.Copy(header, resp.header)
	header.Set("Date", s.clock().UTC().Format(http.TimeFormat))
	if f.Truncate {
		body = body[:len(body)/2]
	}
	if f.Double {
		body = append(append(bytes.Clone(body), '\n'), body...)
	}
	if f.Gzip && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && header.Get("Content-Encoding") == "" {
		body = gzipped(body)
		header.Set("Content-Encoding", "gzip")
		header.Add("Vary", "Accept-Encoding")
	}
	maps.Copy(header, f.Header)
	if header.Get("Content-Length") == "" {
		header.Set("Content-Length", strconv.Itoa(len(body)))
	}

	s.journal.setStatus(entry, resp.status)
	w.WriteHeader(resp.status)
	if f.Cut == NoCut && f.BodyDelay == 0 {
		_, _ = w.Write(body)
		return
	}
	half := len(body) / 2
	_, _ = w.Write(body[:half])
	_ = http.NewResponseController(w).Flush()
	if !sleep(r.Context(), f.BodyDelay) || f.Cut == CutWithinBody {
		panic(http.ErrAbortHandler)
	}
	_, _ = w.Write(body[half:])
}

// reset closes the connection so that the peer sees a TCP reset. Over TLS it
// closes it without the closing alert.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	raw := conn
	if wrapped, ok := conn.(interface{ NetConn() net.Conn }); ok {
		raw = wrapped.NetConn()
	}
	if tcp, ok := raw.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = raw.Close()
}

func gzipped(parts ...[]byte) []byte {
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	for _, part := range parts {
		_, _ = writer.Write(part)
	}
	_ = writer.Close()
	return buffer.Bytes()
}

// gzipBomb returns a JSON object of a size as a chain of gzip members. A block is compressed
// once and repeated, which costs next to nothing.
func gzipBomb(size int64) []byte {
	const blockSize = 1 << 20
	head, tail := []byte(`{"id":"`), []byte(`"}`)
	padding := max(size-int64(len(head)+len(tail)), 0)
	zeros := bytes.Repeat([]byte{'0'}, blockSize)
	block := gzipped(zeros)

	bomb := gzipped(head, zeros[:padding%blockSize])
	bomb = append(bomb, bytes.Repeat(block, int(padding/blockSize))...)
	return append(bomb, gzipped(tail)...)
}
