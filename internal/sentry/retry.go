// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// decide returns the next step after an exchange with a URL, after a number of redirects. The
// error ends the call.
func (c *call) decide(ctx context.Context, from *url.URL, reply *reply, hops int) (decision, error) {
	switch {
	case ctx.Err() != nil:
		return decision{}, c.interrupted(ctx)
	case reply.err == nil && isRedirect(reply.status):
		var target *url.URL
		target, reply.err = c.follow(from, reply, hops)
		return decision{target: target}, reply.err
	case !c.retryable(reply):
		return decision{}, reply.err
	default:
		return c.retry(reply)
	}
}

// interrupted returns the error of a request whose context ended.
func (c *call) interrupted(ctx context.Context) error {
	return &InterruptedError{Doing: "requesting", Attempts: c.attempts, Err: ctx.Err()}
}

// retry returns how long to wait before another attempt, or the error if there may be none.
func (c *call) retry(reply *reply) (decision, error) {
	rejected := reply.err == nil && reply.status == http.StatusTooManyRequests
	demanded := time.Duration(0)
	if rejected || reply.err == nil && reply.status == http.StatusServiceUnavailable {
		demanded = pace.DemandedWait(reply.header)
	}
	longest := c.client.config.MaxRetryWait
	if demanded > longest {
		return decision{}, c.rateLimitError(reply, demanded)
	}
	if rejected && pace.WindowEnd(reply.header, c.endpoint.limit.Window) > 0 {
		c.rejections++
	}
	if c.attempts > c.client.config.MaxRetries+min(c.rejections, c.client.config.maxRejections()) {
		return decision{}, reply.err
	}
	// The wait is longer than demanded after several attempts. Otherwise, several clients of
	// one user would meet again and again at the start of a window.
	wait := max(demanded, pace.Backoff(c.attempts, longest))
	pause := InterruptedError{
		Doing: "waiting before another attempt", Until: time.Now().Add(wait), Attempts: c.attempts,
		Last: c.lastFailure(reply), Err: context.DeadlineExceeded,
	}
	if c.deadline.Before(pause.Until) {
		return decision{}, &pause
	}
	return decision{wait: wait, pause: pause, limited: rejected || demanded > 0}, nil
}

// retryable reports whether another attempt may succeed.
func (c *call) retryable(reply *reply) bool {
	if reply.err != nil {
		failure, ok := errors.AsType[*NetworkError](reply.err)
		return ok && failure.retryable
	}
	if reply.status == http.StatusInternalServerError {
		// Mostly a bug that an event triggers, rarely a temporary failure.
		c.serverErrors++
		return c.serverErrors == 1
	}
	return retryableStatus(reply.status) && !c.apiError(reply).TookTooLong()
}

func retryableStatus(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable,
		http.StatusGatewayTimeout, http.StatusInsufficientStorage:
		return true
	}
	// Statuses of CDNs about the server behind them.
	return status >= 520 && status <= 524
}

// lastFailure returns the error that would have been returned without any retry.
func (c *call) lastFailure(reply *reply) error {
	if reply.err != nil {
		return reply.err
	}
	_, err := c.response(reply)
	return err
}
