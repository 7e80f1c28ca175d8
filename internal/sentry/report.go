// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/http"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// Attempt describes one HTTP exchange for logs. It holds no header, no query
// and nothing of a body.
type Attempt struct {
	// Method is the HTTP method.
	Method string
	// Path is the path of the URL that was asked for, without query. It is not that of a
	// redirect, which is the server's choice.
	Path string
	// StatusCode is the response's status, or 0 when there was none.
	StatusCode int
	// Queued is how long the exchange waited for its turn below the rate limit.
	Queued time.Duration
	// Duration runs from dialling to the last byte of the body, without Queued.
	Duration time.Duration
	// Bytes is the size of the body read, after decompression.
	Bytes int64
	// Number counts attempts from 1. The hops of a redirect share one number.
	Number int
	// RateLimitRemaining is the number of requests left in the server's
	// current window, or -1 when the server did not say.
	RateLimitRemaining int
	// Wait is the pause before the next attempt, or 0 when none follows.
	Wait time.Duration
	// Limited says that the server, or its rate limit, asked for Wait.
	Limited bool
	// Err is a fixed word for what went wrong: one of the Kind constants,
	// "canceled", "too_large", "content_encoding", "redirect", "status", or ""
	// for a response of 200 to 299 or a redirect that was followed.
	Err string
}

// Wait describes a wait of some seconds, for logs.
type Wait struct {
	// Until is when it is expected to end.
	Until time.Time
	// Reason is one of the Wait constants.
	Reason string
}

// Reasons of a [Wait].
const (
	// WaitTurn is a wait before a request, so that the server need not refuse it.
	WaitTurn = "keeping below the rate limit"
	// WaitLimit is one before another attempt, which the server asked for.
	WaitLimit = "the server asked for it"
	// WaitRetry is one before another attempt, after another failure.
	WaitRetry = "the attempt before failed"
)

// report hands the wait after an exchange, if it is noticeable, and the exchange to the
// configuration's hooks.
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
	case *RedirectError:
		return "redirect"
	case *EncodingError:
		return "content_encoding"
	}
	return "too_large"
}
