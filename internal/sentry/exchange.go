// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// maxErrorBytes is how much of a body is read if only a short explanation is needed.
const maxErrorBytes = 64 << 10

// maxTrustedLength is how much memory is allocated because of the Content-Length header
// alone.
const maxTrustedLength = 1 << 20

// buffers recycles the memory that bodies are read into. It grows to several times the size
// of a body whose length is not announced.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// reply is the result of one exchange.
type reply struct {
	status int // 0 if no response came
	header http.Header
	body   []byte
	buffer *bytes.Buffer // with the body of a success, or nil
	took   time.Duration
	// err is the reason why there is no complete response. If it is set, only status and
	// header are valid.
	err error
}

// returnTurn ends the turn of the exchange, with the limits that the reply reports.
func (r *reply) returnTurn(turn *pace.Turn) {
	if r.status != 0 {
		turn.Responded(r.status, r.header)
		return
	}
	_, abandoned := errors.AsType[*InterruptedError](r.err)
	turn.Failed(abandoned)
}

// release returns the memory of a body that is no longer used.
func (r *reply) release() {
	if r.buffer != nil {
		buffers.Put(r.buffer)
		r.body, r.buffer = nil, nil
	}
}

// exchange sends one request and reads the whole response, within limits of time and size. A
// body that ends early is a failed attempt like any other.
func (c *call) exchange(ctx context.Context, target *url.URL) *reply {
	reply := new(reply)
	began := time.Now()
	defer func() { reply.took = time.Since(began) }()

	certificateRequested := new(atomic.Bool)
	attempt, cancel := context.WithTimeoutCause(
		context.WithValue(ctx, certificateRequestedKey{}, certificateRequested), c.client.config.RequestTimeout, errAttemptTimeout,
	)
	defer cancel()
	if originOf(target) != c.client.base.origin() {
		// follow already rejected it, but safety must not depend on one check.
		reply.err = &RedirectError{Reason: "leads to another origin"}
		return reply
	}
	request := (&http.Request{Method: http.MethodGet, URL: target, Header: c.client.headers.Clone()}).WithContext(attempt)
	response, err := c.client.transport.RoundTrip(request)
	if err == nil {
		decompress(response)
		defer func() { _ = response.Body.Close() }()
		// Reading must end with the attempt, even if net/http does not close the body.
		defer context.AfterFunc(attempt, func() { _ = response.Body.Close() })()
		reply.status, reply.header = response.StatusCode, response.Header
		err = c.read(reply, response)
	}
	switch {
	case ctx.Err() != nil: // the cause of any other error
		reply.err = c.interrupted(ctx)
	case err != nil:
		reply.err = c.failure(attempt, request, err, certificateRequested.Load())
	}
	return reply
}

// read reads the body of a response into the reply.
func (c *call) read(reply *reply, response *http.Response) error {
	switch encoding := contentEncoding(reply.header); {
	case reply.status == http.StatusSwitchingProtocols:
		return nil // Its body is the bare connection.
	case !isSuccess(reply.status):
		if encoding == "" {
			// The status is known, and a truncated explanation must not hide it.
			reply.body, _ = io.ReadAll(io.LimitReader(response.Body, maxErrorBytes))
		}
		if len(reply.body) == maxErrorBytes {
			reply.body = c.client.secrets.WithoutEnd(reply.body)
		}
		return nil
	case encoding != "":
		return &EncodingError{StatusCode: reply.status, Encoding: c.client.secrets.Text(encoding, redact.MaxName)}
	}
	return c.readWhole(reply, response)
}

// readWhole reads the body of a success, up to the configured size.
func (c *call) readWhole(reply *reply, response *http.Response) error {
	limit := c.client.config.MaxResponseBytes
	if response.ContentLength > limit {
		return &TooLargeError{Limit: limit}
	}
	reply.buffer = buffers.Get().(*bytes.Buffer) //nolint:forcetypeassert // Nothing else is in the pool.
	reply.buffer.Reset()
	if response.ContentLength > 0 {
		// Allocates some more, because ReadFrom grows a full buffer before it sees the end.
		// It does not allocate everything that a header claims.
		reply.buffer.Grow(int(min(response.ContentLength, maxTrustedLength)) + bytes.MinRead)
	}
	size, err := reply.buffer.ReadFrom(io.LimitReader(response.Body, limit))
	reply.body = reply.buffer.Bytes()
	if err != nil {
		return bodyError{err}
	}
	if size < limit {
		return nil
	}
	switch extra, err := io.ReadFull(response.Body, make([]byte, 1)); {
	case extra > 0:
		return &TooLargeError{Limit: limit}
	case !errors.Is(err, io.EOF):
		return bodyError{err}
	}
	return nil
}

// failure converts an error of an exchange to an error of this package. The context is that
// of the attempt.
func (c *call) failure(ctx context.Context, request *http.Request, err error, certificateRequested bool) error {
	switch err.(type) { //nolint:errorlint // These come from read as they are.
	case *TooLargeError, *EncodingError:
		return err
	}
	failed := networkError(ctx, err, c.client.base.host, c.attempts)
	proxy, _ := proxyOfEnvironment(request)
	failed.Proxied = proxy != nil
	if certificateRequested {
		failed.suspectCertificate()
	}
	// TLS errors quote the server's certificate.
	if text := c.client.secrets.Text(failed.Err.Error(), redact.MaxText); text != failed.Err.Error() {
		failed.Err = errors.New(text)
	}
	return failed
}

// contentEncoding returns the encoding that is still to be decoded. Net/http removes the
// header if it decompressed the body itself.
func contentEncoding(header http.Header) string {
	encoding := strings.TrimSpace(strings.Join(header.Values("Content-Encoding"), ", "))
	if strings.EqualFold(encoding, "identity") {
		return ""
	}
	return encoding
}
