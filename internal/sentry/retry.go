// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"time"
)

// firstBackoff is the wait before the first retry where the server names none.
const firstBackoff = 500 * time.Millisecond

// checkRetry is go-retryablehttp's hook after each attempt. It also settles
// the wait, because only here is the attempt's outcome and its context known.
func (s *call) checkRetry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	retry, verdict := s.decide(ctx, resp, err)
	if !retry {
		s.wait = 0
	}
	if refused := new(RedirectError); errors.As(err, &refused) && s.unreported != nil {
		// One redirect too many looked like any other to the transport.
		s.unreported.Err = errorWord(err)
	}
	s.report(ctx, s.wait)
	return retry, verdict
}

func (s *call) decide(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, s.interrupted(ctx, err)
	}
	if !s.retryable(resp, err) {
		return false, nil
	}
	demanded := time.Duration(0)
	if err == nil && (resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable) {
		demanded = demandedWait(resp.Header)
	}
	longest := s.client.config.MaxRetryWait
	if demanded > longest {
		return false, s.rateLimitError(resp, demanded)
	}
	if err == nil && resp.StatusCode == http.StatusTooManyRequests && windowEnd(resp.Header, s.endpoint.window) > 0 {
		s.refusals++
	}
	if s.attempts > s.client.config.MaxRetries+min(s.refusals, s.client.config.maxRefusals()) {
		return false, nil
	}
	// More than demanded, if attempts went by: several clients of one user
	// would otherwise meet again and again at the start of a window.
	s.wait = max(demanded, backoff(s.attempts, longest))
	s.pause = InterruptedError{
		Doing: "waiting before another attempt", Until: time.Now().Add(s.wait), Attempts: s.attempts,
		Last: s.lastFailure(resp, err), Err: context.DeadlineExceeded,
	}
	if endsBefore(ctx, s.pause.Until) {
		return false, &s.pause
	}
	s.noteRetryWait(ctx, demanded > 0 || err == nil && resp.StatusCode == http.StatusTooManyRequests)
	return true, nil
}

// interrupted is the error of a context that ended, with what the transport
// knows about it if it noticed first.
func (s *call) interrupted(ctx context.Context, err error) error {
	if known := new(InterruptedError); errors.As(err, &known) {
		return known
	}
	return &InterruptedError{Doing: "requesting", Attempts: s.attempts, Err: ctx.Err()}
}

// retryable reports whether another attempt may fare better.
func (s *call) retryable(resp *http.Response, err error) bool {
	if err != nil {
		var failure *NetworkError
		return errors.As(err, &failure) && failure.retryable
	}
	if resp.StatusCode == http.StatusInternalServerError {
		// Mostly a bug that an event triggers, rarely a passing failure.
		s.serverErrors++
		return s.serverErrors == 1
	}
	return retryableStatus(resp.StatusCode)
}

func retryableStatus(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable,
		http.StatusGatewayTimeout, http.StatusInsufficientStorage:
		return true
	}
	// What CDNs say of the server behind them.
	return status >= 520 && status <= 524
}

// lastFailure is what would have been returned had there been no retry.
func (s *call) lastFailure(resp *http.Response, err error) error {
	if err != nil {
		var failure *NetworkError
		errors.As(err, &failure) // Nothing else is retryable.
		return failure
	}
	_, err = s.response(resp)
	return err
}

// backoff doubles with each attempt, up to longest, and takes away up to half
// by chance so that parallel requests spread out.
func backoff(attempt int, longest time.Duration) time.Duration {
	wait := longest
	if doublings := attempt - 1; doublings < 20 {
		wait = min(longest, firstBackoff<<doublings)
	}
	return wait - rand.N(wait/2+1) //nolint:gosec // Spreading load needs no secrecy.
}

// endsBefore reports whether ctx's deadline is before t. Of a request that
// several readers share, it is the latest deadline that counts.
func endsBefore(ctx context.Context, t time.Time) bool {
	if f, shared := ctx.Value(flightKey{}).(*flight); shared {
		return f.endsBefore(t)
	}
	deadline, ok := ctx.Deadline()
	return ok && deadline.Before(t)
}
