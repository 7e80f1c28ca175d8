// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// ErrMissingToken is the error of every request of a client without a token.
var ErrMissingToken = errors.New("no Sentry auth token is configured")

// APIError is a response outside 200 to 299 that is neither a followed redirect
// nor a [RateLimitError].
type APIError struct {
	StatusCode int
	Attempts   int // the number of attempts made
	// Detail is Sentry's own explanation, such as "Event not found", truncated and cleaned for
	// printing. It is empty if the body contained none.
	Detail string
	// Code is the code of a detail object, such as sso-required. Mostly empty.
	Code string
	// ErrorID is what Sentry's operators need to find a failure of status 500.
	ErrorID string
	// HTML reports that the body was a web page: the response is probably not
	// Sentry's, but that of a proxy before it or of another server.
	HTML bool
	// Empty reports whether there was no body, or an object without members. Sentry's gateway
	// responds so to a path or an organization that it cannot route.
	Empty bool
	// Scope is the minimum scope that the request needs, such as [ScopeProjectRead], whatever
	// the response is about.
	Scope string
	// Missing is what a response of 404 without a reason was found to be about.
	Missing Missing

	tookTooLong bool
}

// TookTooLong reports whether the server gave up a search for events because it took too
// long, which another attempt would not change. A gateway's own timeout is not meant.
func (e *APIError) TookTooLong() bool { return e.tookTooLong }

// EventNotFound reports whether Sentry reported, or a lookup found, that the event does not
// exist in the project (or, for the issue endpoints, in the issue or at the position among its
// events). It is false if only something that contains the event is unknown or hidden.
func (e *APIError) EventNotFound() bool {
	none := strings.HasPrefix(e.Detail, "Event not found") || strings.HasPrefix(e.Detail, noMatch)
	return e.StatusCode == http.StatusNotFound && (none && e.Missing == MissingUnasked || e.Missing == MissingEvent)
}

// noMatch begins Sentry's response if an issue has no event at a position.
const noMatch = "No matching event found"

// routeTexts are responses of Sentry, of the routers of other servers, and of gateways to an
// unknown path, in lower case.
var routeTexts = []string{
	"route not found", "trailing slash", "no route", "page not found", "cannot get /", "no handler", "url was not found",
}

// RouteMissing reports whether a response of 404 is about the path itself, and not about what
// it names: the server does not know it, or a proxy changed it. A web page counts as such a
// response. So does a response of 405: the server knows the path, but only for changes, like
// GlitchTip's path of an issue of an organization.
func (e *APIError) RouteMissing() bool {
	text := strings.ToLower(e.Detail)
	known := func(part string) bool { return strings.Contains(text, part) }
	return e.StatusCode == http.StatusMethodNotAllowed && e.Missing == MissingUnasked ||
		e.StatusCode == http.StatusNotFound && (e.HTML || slices.ContainsFunc(routeTexts, known))
}

// Error implements error.
func (e *APIError) Error() string {
	text := "the server responded with " + statusText(e.StatusCode) + afterAttempts(e.Attempts)
	switch {
	case e.Detail != "":
		text += ": " + e.Detail
	case e.HTML:
		text += " and a web page"
	case e.Code != "":
		text += ": " + e.Code
	}
	if e.ErrorID != "" {
		text += " (error ID " + e.ErrorID + ")"
	}
	return text
}

// RateLimitError reports that the server rejects requests for longer than configured, or still
// after the last attempt.
type RateLimitError struct {
	StatusCode int           // 429 or 503
	Detail     string        // Sentry's explanation, as in [APIError]
	Wait       time.Duration // how long the server asked to wait; 0 if it did not
	RetryAt    time.Time     // the local time at which Wait ends; zero when Wait is
	MaxWait    time.Duration // the configured longest wait
	// Attempts is the number of attempts made. It is 0 if the request was not sent because an
	// earlier response had asked for the wait.
	Attempts int
}

// Error implements error.
func (e *RateLimitError) Error() string {
	text := "the server's rate limit is exceeded"
	if e.StatusCode == http.StatusServiceUnavailable {
		text = "the server responded with " + statusText(e.StatusCode)
	}
	text += afterAttempts(e.Attempts)
	if e.Wait > 0 {
		text += fmt.Sprintf("; it asks to wait %s, until %s", roundUp(e.Wait), timestamp(e.RetryAt))
	}
	if e.Wait > e.MaxWait {
		text += fmt.Sprintf(", which is longer than the allowed %s", e.MaxWait)
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// ContentTypeError is a response of 200 to 299 that is not JSON, or not the whole of it
// (201, 204, 206 and the like): mostly the login page of a proxy, or a base URL that is
// not Sentry's.
type ContentTypeError struct {
	StatusCode  int
	ContentType string // the media type without parameters; empty when absent
}

// Error implements error.
func (e *ContentTypeError) Error() string {
	text := "the server responded with " + statusText(e.StatusCode)
	switch {
	case !isWhole(e.StatusCode):
		return text + " instead of a complete document"
	case e.ContentType == "":
		text += " without a content type"
	default:
		text += " and " + e.ContentType
	}
	return text + " instead of application/json"
}

// EncodingError is a response that is compressed in a way that was not requested.
type EncodingError struct {
	StatusCode int
	Encoding   string // the content encoding, cleaned for printing
}

// Error implements error.
func (e *EncodingError) Error() string {
	return fmt.Sprintf("the server responded with %s and the unsupported content encoding %q", statusText(e.StatusCode), e.Encoding)
}

// TooLargeError is a body over the configured size.
type TooLargeError struct {
	Limit int64 // the configured size in bytes, after decompression
}

// Error implements error.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the response body is larger than %d bytes", e.Limit)
}

// RedirectError is a redirect that was not followed, so that token and headers are sent only
// to their origin.
type RedirectError struct {
	StatusCode int
	// Location is scheme, host and port of the target, never its path; empty
	// when the redirect named no usable target.
	Location string
	Reason   string // the end of the sentence "the redirect …"
}

// Error implements error.
func (e *RedirectError) Error() string {
	text := "the server responded with " + statusText(e.StatusCode)
	if e.Location != "" {
		text += ", a redirect to " + e.Location
	}
	return text + ", which was not followed: the redirect " + e.Reason
}

// InterruptedError reports that the caller's context ended, or that its deadline is before the
// end of a necessary wait. It wraps [context.Canceled] or [context.DeadlineExceeded].
type InterruptedError struct {
	Doing    string    // at what, such as "requesting" or "waiting for the rate limit"
	Until    time.Time // the end of the wait; zero when unknown or not waiting
	Attempts int       // the number of attempts begun
	Last     error     // why the attempt before failed; nil when there was none
	Err      error     // the context's error
}

// Error implements error.
func (e *InterruptedError) Error() string {
	text := "canceled while " + e.Doing
	if errors.Is(e.Err, context.DeadlineExceeded) {
		text = "the time limit was reached while " + e.Doing
	}
	if !e.Until.IsZero() {
		text += " until " + timestamp(e.Until)
	}
	if e.Attempts > 0 {
		text += fmt.Sprintf(" (attempt %d)", e.Attempts)
	}
	if e.Last != nil {
		text += "; before that, " + e.Last.Error()
	}
	return text
}

// Unwrap returns the context's error.
func (e *InterruptedError) Unwrap() error { return e.Err }

func statusText(status int) string {
	if text := http.StatusText(status); text != "" {
		return fmt.Sprintf("%d %s", status, text)
	}
	return fmt.Sprint(status)
}

func afterAttempts(attempts int) string {
	if attempts < 2 {
		return ""
	}
	return fmt.Sprintf(" after %d attempts", attempts)
}

func timestamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// roundUp makes a wait readable without promising too early a time.
func roundUp(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}
