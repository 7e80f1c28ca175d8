// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"net/http"
	"slices"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// Response is the result of a successful request.
type Response struct {
	// Body is the whole decompressed JSON body. Its content type was checked, its syntax was
	// not. It must not be changed, because other readers may share it.
	Body []byte
	// Moved is the new slug of the project if Sentry responded that the project was renamed,
	// or else empty. The body comes from the new location.
	Moved string
	// Redirected is the target of a redirect that was followed: the origin and the path
	// without query, cleaned and truncated for printing. It is empty if there was none.
	Redirected string
	// Received is when the response arrived, even if it is read later. It is the time of the
	// server if its Date header contains one, and otherwise that of this machine.
	Received time.Time

	// next is the cursor of the next page of a list, or empty at its end. nextKnown reports
	// whether the response contains it.
	next      string
	nextKnown bool
	buffer    *bytes.Buffer // that contains Body; nil if Body is shared
	forget    func()        // nil if nothing is cached
}

// Reject records that the body is not the requested one. The next reader of the same URL then
// requests it again instead of getting the cached one.
func (r *Response) Reject() {
	if r.forget != nil {
		r.forget()
	}
}

// Release returns the body's memory to later responses, unless others may read it as well.
// Body must not be used afterwards. Without Release, the garbage collector frees the memory.
func (r *Response) Release() {
	if r.buffer != nil {
		buffers.Put(r.buffer)
	}
	r.Body, r.buffer = nil, nil
}

// detach returns the response with its own copy of the body, for several readers. The copy
// has no spare capacity, unlike a buffer, which is released.
func (r *Response) detach() *Response {
	body := slices.Clip(bytes.Clone(r.Body))
	detached := &Response{
		Body: body, Moved: r.Moved, Redirected: r.Redirected, Received: r.Received, next: r.next, nextKnown: r.nextKnown,
	}
	r.Release()
	return detached
}

// response returns the response of the last attempt's reply. It takes over the memory of the
// body.
func (c *call) response(reply *reply) (*Response, error) {
	if reply.status == http.StatusTooManyRequests {
		return nil, c.rateLimitError(reply, pace.DemandedWait(reply.header))
	}
	if !isSuccess(reply.status) {
		return nil, c.apiError(reply)
	}
	if contentType := reply.header.Get("Content-Type"); !isJSON(contentType) || !isWhole(reply.status) {
		return nil, &ContentTypeError{
			StatusCode:  reply.status,
			ContentType: c.client.secrets.Text(mediaType(contentType), redact.MaxName),
		}
	}
	response := &Response{Body: reply.body, Moved: c.moved, Received: received(reply.header), buffer: reply.buffer}
	reply.body, reply.buffer = nil, nil
	response.next, response.nextKnown = nextCursor(reply.header)
	return response, nil
}

// received returns the time of a response that has just arrived.
func received(header http.Header) time.Time {
	if at, err := http.ParseTime(header.Get("Date")); err == nil {
		return at
	}
	return time.Now()
}

func (c *call) rateLimitError(reply *reply, wait time.Duration) *RateLimitError {
	failure := &RateLimitError{
		StatusCode: reply.status,
		Detail:     c.apiError(reply).Detail,
		Wait:       wait,
		MaxWait:    c.client.config.MaxRetryWait,
		Attempts:   c.attempts,
	}
	if wait > 0 {
		failure.RetryAt = time.Now().Add(wait)
	}
	return failure
}

// isWhole reports whether a successful status means a whole document. For example, 203 is a
// 200 that a proxy rewrote, and 206 is a part of one.
func isWhole(status int) bool {
	return status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
}

func isSuccess(status int) bool { return status >= 200 && status <= 299 }
