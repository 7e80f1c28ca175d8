// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// call is the state of one request through all its attempts. An http.Client
// has no place for it, so it travels in the request's context. One goroutine
// at a time uses it.
type call struct {
	client       *Client
	endpoint     endpoint
	path         string // what was asked for, below the root, without query
	attempts     int
	serverErrors int              // answers of status 500
	refusals     int              // by a rate limit that says when its window ends
	wait         time.Duration    // before the next attempt
	pause        InterruptedError // what to say if ctx ends during that wait
	unreported   *Attempt
	body         []byte        // of the latest answer
	buffer       *bytes.Buffer // that the body of a success is in, nil before
	moved        string

	// certificateAsked says that the server asked for a client certificate in the
	// handshake of the latest attempt, which another goroutine makes.
	certificateAsked atomic.Bool
}

type callKey struct{}

func callFrom(ctx context.Context) *call { return ctx.Value(callKey{}).(*call) } //nolint:forcetypeassert // Set by request.

// get reads one path below the root, or takes what another reader of the same
// path and query got. No message and no log holds the query.
func (c *Client) get(ctx context.Context, endpoint endpoint, path string, query url.Values) (*Response, error) {
	if c.config.Token == "" {
		return nil, ErrMissingToken
	}
	target := path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	if c.sharing == nil {
		return c.request(ctx, endpoint, path, target)
	}
	return c.sharing.get(ctx, target, func(ctx context.Context) (*Response, error) {
		return c.request(ctx, endpoint, path, target)
	})
}

// request reads target, which is path with its query.
func (c *Client) request(ctx context.Context, endpoint endpoint, path, target string) (*Response, error) {
	state := &call{client: c, endpoint: endpoint, path: c.base.prefix + path, attempts: 1}
	defer state.releaseBuffer()
	request, err := retryablehttp.NewRequestWithContext(
		context.WithValue(ctx, callKey{}, state), http.MethodGet, c.base.root()+target, nil,
	)
	if err != nil {
		// Cannot happen with checked segments; the text would quote the URL.
		return nil, &PathError{Argument: "path", Value: path, Reason: "does not make a valid URL"}
	}
	resp, err := state.retrier().Do(request)
	if err != nil {
		return nil, state.failure(ctx, err)
	}
	_ = resp.Body.Close() // Read and closed by the transport.
	return state.response(resp)
}

// retrier is a go-retryablehttp client for this one call, so that its hooks
// know the call. It is no more than a few fields.
func (s *call) retrier() *retryablehttp.Client {
	return &retryablehttp.Client{
		HTTPClient: s.client.http,
		RetryMax:   s.client.config.MaxRetries + s.client.config.maxRefusals(),
		CheckRetry: s.checkRetry,
		Backoff: func(time.Duration, time.Duration, int, *http.Response) time.Duration {
			return s.wait
		},
		PrepareRetry: func(*http.Request) error {
			s.attempts++
			return nil
		},
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// failure is the typed error in what go-retryablehttp and net/http made of it.
func (s *call) failure(ctx context.Context, err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		// Its text quotes the URL.
		err = wrapped.Err
	}
	if ended := ctx.Err(); err == ended { //nolint:errorlint // The bare error comes from go-retryablehttp's wait.
		interrupted := s.pause
		interrupted.Err = ended
		return &interrupted
	}
	return err
}

// response is the result of the last attempt's answer.
func (s *call) response(resp *http.Response) (*Response, error) {
	if resp.StatusCode == http.StatusTooManyRequests {
		return nil, s.rateLimitError(resp, demandedWait(resp.Header))
	}
	if !isSuccess(resp.StatusCode) {
		return nil, s.apiError(resp)
	}
	if contentType := resp.Header.Get("Content-Type"); !isJSON(contentType) || !isWhole(resp.StatusCode) {
		return nil, &ContentTypeError{
			StatusCode:  resp.StatusCode,
			ContentType: s.client.foreign(mediaType(contentType), maxNameRunes),
			Attempts:    s.attempts,
		}
	}
	response := &Response{Body: s.body, Moved: s.moved, buffer: s.buffer}
	response.next, response.nextKnown = nextCursor(resp.Header)
	s.buffer = nil
	return response, nil
}

// releaseBuffer gives back the memory of a body that nobody will read.
func (s *call) releaseBuffer() {
	if s.buffer != nil {
		buffers.Put(s.buffer)
		s.body, s.buffer = nil, nil
	}
}

func (s *call) rateLimitError(resp *http.Response, wait time.Duration) *RateLimitError {
	failure := &RateLimitError{
		StatusCode: resp.StatusCode,
		Detail:     s.apiError(resp).Detail,
		Wait:       wait,
		MaxWait:    s.client.config.MaxRetryWait,
		Attempts:   s.attempts,
	}
	if wait > 0 {
		failure.RetryAt = time.Now().Add(wait)
	}
	return failure
}

// report hands the latest exchange to the configuration's hook.
func (s *call) report(ctx context.Context, wait time.Duration) {
	attempt := s.unreported
	s.unreported = nil
	if attempt == nil || s.client.config.OnAttempt == nil {
		return
	}
	attempt.Wait = wait
	s.client.config.OnAttempt(ctx, *attempt)
}

// isWhole reports whether a success brings the whole document: 203 is a 200 that
// a proxy rewrote, 206 is a part of one.
func isWhole(status int) bool {
	return status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
}

func isSuccess(status int) bool { return status >= 200 && status <= 299 }
