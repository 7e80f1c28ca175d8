// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/flight"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// get reads one path below the root, or returns the response that another reader of the same
// path and query got. No message and no log contains the query.
func (c *Client) get(ctx context.Context, endpoint endpoint, path string, query url.Values) (*Response, error) {
	if c.config.Token == "" {
		return nil, ErrMissingToken
	}
	target := path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	location, err := url.Parse(c.base.root() + target)
	if err != nil {
		// This cannot happen with checked segments. The error would quote the URL.
		return nil, &PathError{Argument: "path", Value: path, Reason: "does not make a valid URL"}
	}
	request := func(ctx context.Context, deadline func() (time.Time, bool)) (*Response, error) {
		call := &call{client: c, endpoint: endpoint, path: c.base.prefix + path, deadline: deadline}
		response, err := call.do(ctx, location)
		if err != nil {
			return nil, afterRedirect(call.redirectedTo, err)
		}
		response.Redirected = call.redirectedTo
		return response, nil
	}
	if c.flights == nil {
		return request(ctx, ctx.Deadline)
	}
	return c.getShared(ctx, target, request)
}

// getShared is like get for readers that share a request for one target.
func (c *Client) getShared(ctx context.Context, target string, request flight.Request[*Response]) (*Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, &InterruptedError{Doing: "requesting", Err: err}
	}
	shared, forget, err := c.flights.Do(ctx, target, func(ctx context.Context, deadline func() (time.Time, bool)) (*Response, error) {
		response, err := request(ctx, deadline)
		if err != nil {
			return nil, err
		}
		return response.detach(), nil
	})
	interrupted, ok := errors.AsType[*InterruptedError](err)
	switch {
	case errors.Is(err, flight.ErrLeft):
		return nil, &InterruptedError{Doing: err.Error(), Err: ctx.Err()}
	case ok && ctx.Err() != nil:
		// The request was canceled because this reader was the last one and left.
		own := *interrupted
		own.Err = ctx.Err()
		return nil, &own
	case err != nil:
		return nil, err
	}
	own := *shared
	own.forget = forget
	return &own, nil
}

// call is one request on its way to a response.
type call struct {
	client   *Client
	endpoint endpoint
	path     string        // the requested path, without query
	deadline pace.Deadline // until when a reader waits for the response

	attempts     int           // the number of the present one
	queued       time.Duration // before the present exchange, for its turn
	serverErrors int           // responses of status 500
	rejections   int           // by a rate limit that reports when its window ends
	moved        string        // the new slug of a renamed project
	redirectedTo string        // the target of the last redirect of the current attempt, for printing
}

// decision is the next step after an exchange. The zero value ends the call with the reply.
type decision struct {
	target *url.URL         // of a redirect; nil if there is none
	wait   time.Duration    // before another attempt; 0 if there is none
	pause  InterruptedError // the error if the time ends during that wait
	// limited reports whether the server, or its rate limit, demands the wait.
	limited bool
}

// do reads a URL. Each iteration of the loop is one HTTP exchange. It waits for its turn
// below the rate limit and sends the request. Then it follows a redirect, waits for another
// attempt, or ends.
func (c *call) do(ctx context.Context, target *url.URL) (*Response, error) {
	c.attempts = 1
	for at, hops := target, 0; ; {
		turn, err := c.takeTurn(ctx)
		if err != nil {
			return nil, err
		}
		reply := c.exchange(ctx, at)
		reply.returnTurn(turn)

		next, err := c.decide(ctx, at, reply, hops)
		c.report(ctx, reply, next)
		if err != nil {
			reply.release()
			return nil, err
		}
		switch {
		case next.target != nil:
			at, hops = next.target, hops+1
		case next.wait > 0:
			reply.release()
			if err := c.wait(ctx, next); err != nil {
				return nil, err
			}
			c.attempts++
			at, hops = target, 0
			c.moved, c.redirectedTo = "", ""
		default:
			response, err := c.response(reply)
			reply.release()
			return response, err
		}
	}
}

// takeTurn waits until the rate limit allows another request.
func (c *call) takeTurn(ctx context.Context) (*pace.Turn, error) {
	began := time.Now()
	turn, err := c.client.pacer.Acquire(ctx, c.endpoint.limit, c.deadline)
	c.queued = time.Since(began)
	if interrupted, ok := errors.AsType[*pace.InterruptedError](err); ok {
		return nil, &InterruptedError{
			Doing: "waiting for the rate limit", Until: interrupted.Until, Attempts: c.attempts, Err: interrupted.Err,
		}
	}
	if rejected, ok := errors.AsType[*pace.RejectedError](err); ok {
		return nil, &RateLimitError{
			StatusCode: rejected.StatusCode, Wait: rejected.Wait, RetryAt: rejected.Until,
			MaxWait: c.client.config.MaxRetryWait, Attempts: c.attempts - 1,
		}
	}
	return turn, err
}

// wait waits before another attempt.
func (c *call) wait(ctx context.Context, next decision) error {
	timer := time.NewTimer(next.wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		next.pause.Err = ctx.Err()
		return &next.pause
	}
}
