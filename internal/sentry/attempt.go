// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxErrorBytes is how much of a body is read where only a short explanation
// is looked for.
const maxErrorBytes = 64 << 10

// maxTrustedLength is how much memory is set aside on the word of a header.
const maxTrustedLength = 1 << 20

// buffers recycles the memory that bodies are read into, which grows to several
// times the size of a body whose length is not announced.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// attemptTransport makes one HTTP exchange a unit: it waits for its turn, adds
// the secrets, bounds time and size, and reads the whole body, so that a body
// cut half-way is a failed attempt like any other.
type attemptTransport struct {
	base    http.RoundTripper
	client  *Client
	headers http.Header
	pacer   *pacer
}

// RoundTrip implements [http.RoundTripper]. The body is left in the call.
func (t *attemptTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	state := callFrom(ctx)
	state.report(ctx, 0) // The exchange before was a redirect.
	if originOf(req.URL) != t.client.base.origin() {
		// checkRedirect refused it already; nothing may depend on one check.
		return nil, &RedirectError{Reason: "leads to another origin", Attempts: state.attempts}
	}
	queued := time.Now()
	turn, err := t.pacer.acquire(ctx, state.endpoint, state.attempts)
	if err != nil {
		return nil, err
	}
	started := time.Now()
	waitedFor(ctx, started.Sub(queued))
	resp, err := t.exchange(req, state)
	if resp != nil {
		turn.answered(resp.StatusCode, resp.Header)
	} else {
		interrupted := new(InterruptedError)
		turn.failed(errors.As(err, &interrupted))
	}
	state.unreported = describe(req, resp, err, state, time.Since(started))
	if err != nil {
		return nil, err
	}
	return resp, nil
}

// exchange sends the request and reads the answer into state. A response
// beside an error is good for its status and headers only.
func (t *attemptTransport) exchange(req *http.Request, state *call) (*http.Response, error) {
	state.releaseBuffer()
	state.body = nil
	state.certificateAsked.Store(false)
	ctx, cancel := context.WithTimeoutCause(req.Context(), t.client.config.RequestTimeout, errAttemptTimeout)
	defer cancel()
	attempt := req.Clone(ctx)
	maps.Copy(attempt.Header, t.headers)
	resp, err := t.base.RoundTrip(attempt)
	if err != nil {
		return nil, t.failure(ctx, req, err, state)
	}
	body := resp.Body
	defer func() { _ = body.Close() }()
	// Reading must end with the attempt, whatever net/http makes of the body.
	stop := context.AfterFunc(ctx, func() { _ = body.Close() })
	defer stop()
	resp.Body = http.NoBody
	if resp.StatusCode == http.StatusSwitchingProtocols {
		return resp, nil // Its body is the bare connection.
	}
	if !isSuccess(resp.StatusCode) {
		return resp, t.readFailure(req, resp, body, state)
	}
	if encoding := contentEncoding(resp); encoding != "" {
		return resp, &EncodingError{
			StatusCode: resp.StatusCode, Encoding: t.client.foreign(encoding, maxNameRunes), Attempts: state.attempts,
		}
	}
	if err := t.readBody(resp, body, state); err != nil {
		return resp, t.failure(ctx, req, err, state)
	}
	return resp, nil
}

// readFailure reads what it can of an error body: the status is known, and a
// cut explanation must not hide it.
func (t *attemptTransport) readFailure(req *http.Request, resp *http.Response, body io.Reader, state *call) error {
	if contentEncoding(resp) == "" {
		state.body, _ = io.ReadAll(io.LimitReader(body, maxErrorBytes))
	}
	if len(state.body) == maxErrorBytes {
		state.body = t.client.withoutEnd(state.body)
	}
	if err := req.Context().Err(); err != nil {
		return &InterruptedError{Doing: "requesting", Attempts: state.attempts, Err: err}
	}
	if !isRedirect(resp.StatusCode) {
		return nil
	}
	if err := state.checkRedirect(resp, req.URL); err != nil {
		return err
	}
	if slug := state.client.movedSlug(state.body); slug != "" {
		state.moved = slug
	}
	return nil
}

// readBody reads a whole body up to the configured size.
func (t *attemptTransport) readBody(resp *http.Response, body io.Reader, state *call) error {
	limit := t.client.config.MaxResponseBytes
	if resp.ContentLength > limit {
		return &TooLargeError{Limit: limit, Attempts: state.attempts}
	}
	buffer := buffers.Get().(*bytes.Buffer) //nolint:forcetypeassert // Nothing else is in the pool.
	buffer.Reset()
	state.buffer = buffer
	if resp.ContentLength > 0 {
		// Some more, as ReadFrom grows a full buffer before it sees the end;
		// but not all that a header claims.
		buffer.Grow(int(min(resp.ContentLength, maxTrustedLength)) + bytes.MinRead)
	}
	size, err := buffer.ReadFrom(io.LimitReader(body, limit))
	state.body = buffer.Bytes()
	if err != nil {
		return bodyError{err}
	}
	if size < limit {
		return nil
	}
	switch extra, err := io.ReadFull(body, make([]byte, 1)); {
	case extra > 0:
		return &TooLargeError{Limit: limit, Attempts: state.attempts}
	case !errors.Is(err, io.EOF):
		return bodyError{err}
	}
	return nil
}

// failure types an error of the exchange. A context that ended is the cause of
// whatever else went wrong.
func (t *attemptTransport) failure(ctx context.Context, req *http.Request, err error, state *call) error {
	if ended := req.Context().Err(); ended != nil {
		return &InterruptedError{Doing: "requesting", Attempts: state.attempts, Err: ended}
	}
	if tooLarge := new(TooLargeError); errors.As(err, &tooLarge) {
		return tooLarge
	}
	failed := networkError(ctx, err, t.client.base.host, state.attempts)
	proxy, _ := proxyOfEnvironment(req)
	failed.Proxied = proxy != nil
	if state.certificateAsked.Load() {
		failed.suspectCertificate()
	}
	// Errors of TLS quote the server's certificate.
	if text := t.client.foreign(failed.Err.Error(), maxTextRunes); text != failed.Err.Error() {
		failed.Err = errors.New(text)
	}
	return failed
}

// contentEncoding is what is left to decode: net/http removes the header where
// it decompressed the body itself.
func contentEncoding(resp *http.Response) string {
	encoding := strings.TrimSpace(strings.Join(resp.Header.Values("Content-Encoding"), ", "))
	if strings.EqualFold(encoding, "identity") {
		return ""
	}
	return encoding
}

// describe is the exchange for [Config.OnAttempt].
func describe(req *http.Request, resp *http.Response, err error, state *call, took time.Duration) *Attempt {
	attempt := &Attempt{
		Method:             req.Method,
		Path:               state.path, // not that of a redirect, which is the server's choice
		Duration:           took,
		Bytes:              int64(len(state.body)),
		Number:             state.attempts,
		RateLimitRemaining: -1,
		Err:                errorWord(err),
	}
	if resp != nil {
		attempt.StatusCode = resp.StatusCode
		attempt.RateLimitRemaining = parseRateLimits(resp.Header).remaining
		if err == nil && !isSuccess(resp.StatusCode) && !isRedirect(resp.StatusCode) {
			attempt.Err = "status"
		}
	}
	return attempt
}

func errorWord(err error) string {
	var (
		network     *NetworkError
		interrupted *InterruptedError
		redirect    *RedirectError
		encoding    *EncodingError
	)
	switch {
	case err == nil:
		return ""
	case errors.As(err, &network):
		return network.Kind
	case errors.As(err, &interrupted):
		return "canceled"
	case errors.As(err, &redirect):
		return "redirect"
	case errors.As(err, &encoding):
		return "content_encoding"
	}
	return "too_large"
}
