// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/http"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// Attempt describes one HTTP exchange for logs. It contains no header, no query, and nothing
// of a body.
type Attempt struct {
	Method string
	// Path is the path of the requested URL, without query. It is not the path of a redirect,
	// which the server chooses.
	Path       string
	StatusCode int           // 0 if there was no response
	Queued     time.Duration // how long the exchange waited for its turn below the rate limit
	Duration   time.Duration // from dialing to the last byte of the body, without Queued
	Bytes      int64         // the size of the body read, after decompression
	Number     int           // from 1; the hops of a redirect share one number
	// RateLimitRemaining is the number of requests left in the server's current window, or -1
	// if the server did not report it.
	RateLimitRemaining int
	Wait               time.Duration // before the next attempt; 0 if none follows
	Limited            bool          // whether the server, or its rate limit, demands Wait
	// Err is a fixed word for the failure: one of the Kind constants, "canceled",
	// "too_large", "content_encoding", "redirect" or "status". It is empty for a response of
	// 200 to 299 or a redirect that was followed.
	Err string
}

// Wait describes a wait of some seconds, for logs.
type Wait struct {
	Until  time.Time // when it is expected to end
	Reason string    // one of the Wait constants
}

// Reasons of a [Wait].
const (
	// WaitTurn is a wait before a request, so that the server does not have to reject it.
	WaitTurn = "keeping below the rate limit"
	// WaitLimit is a wait before another attempt that the server demanded.
	WaitLimit = "the server asked for it"
	// WaitRetry is a wait before another attempt, after another failure.
	WaitRetry = "the attempt before failed"
)

// report calls the configured hooks with the exchange, and with the wait after it if that is
// noticeable.
func (c *call) report(ctx context.Context, reply *reply, next decision) {
	if next.wait >= pace.Noticeable && c.client.config.OnWait != nil {
		reason := WaitRetry
		if next.limited {
			reason = WaitLimit
		}
		c.client.config.OnWait(ctx, Wait{Until: next.pause.Until, Reason: reason})
	}
	if c.client.config.OnAttempt == nil {
		return
	}
	attempt := Attempt{
		Method:             http.MethodGet,
		Path:               c.path,
		StatusCode:         reply.status,
		Queued:             c.queued,
		Duration:           reply.took,
		Bytes:              int64(len(reply.body)),
		Number:             c.attempts,
		RateLimitRemaining: pace.Remaining(reply.header),
		Wait:               next.wait,
		Limited:            next.limited,
		Err:                errorWord(reply.err),
	}
	if reply.err == nil && !isSuccess(reply.status) && !isRedirect(reply.status) {
		attempt.Err = "status"
	}
	c.client.config.OnAttempt(ctx, attempt)
}

func errorWord(err error) string {
	switch err := err.(type) { //nolint:errorlint // These come from exchange and follow as they are.
	case nil:
		return ""
	case *NetworkError:
		return err.Kind
	case *InterruptedError:
		return "canceled"
	case *RedirectError, *RedirectTargetError:
		return "redirect"
	case *EncodingError:
		return "content_encoding"
	}
	return "too_large"
}
