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
	// Code is the code of a detail object, such as sso-required. It is usually empty.
	Code string
	// ErrorID is the ID that helps Sentry's operators to find a failure of status 500.
	ErrorID string
	// HTML reports whether the body was a web page. Then the response probably comes from a
	// proxy or another server, not from Sentry.
	HTML bool
	// Empty reports whether there was no body, or an object without members. Sentry's gateway
	// responds like this to a path or an organization that it cannot route.
	Empty bool
	// Scope is the minimum scope that the request needs, such as [ScopeProjectRead], whatever
	// the response is about.
	Scope string
	// Missing is the object that a response of 404 without a reason is about, as a lookup
	// showed.
	Missing Missing

	tookTooLong bool
}

// TookTooLong reports whether the server canceled a search for events because it took too
// long. Another attempt would not change that. A gateway's own timeout does not count.
func (e *APIError) TookTooLong() bool { return e.tookTooLong }

// EventNotFound reports whether the event does not exist in the project, according to Sentry
// or a lookup. For the issue endpoints, the event does not exist in the issue, or at the
// position among its events. It is false if only an object that contains the event is unknown
// or hidden.
func (e *APIError) EventNotFound() bool {
	none := strings.HasPrefix(e.Detail, "Event not found") || strings.HasPrefix(e.Detail, noMatch)
	return e.StatusCode == http.StatusNotFound && (none && e.Missing == MissingNotLookedUp || e.Missing == MissingEvent)
}

// noMatch begins Sentry's response if an issue has no event at a position.
const noMatch = "No matching event found"

// routeTexts lists responses to an unknown path by Sentry, by the routers of other servers,
// and by gateways, in lower case.
var routeTexts = []string{
	"route not found", "trailing slash", "no route", "page not found", "cannot get /", "no handler", "url was not found",
}

// RouteMissing reports whether a response of 404 is about the path itself, and not about the
// objects that it names: the server does not know the path, or a proxy changed it. A web page
// counts as such a response. A response of 405 counts too: the server knows the path, but
// only for changes, like GlitchTip's path of an issue of an organization.
func (e *APIError) RouteMissing() bool {
	text := strings.ToLower(e.Detail)
	known := func(part string) bool { return strings.Contains(text, part) }
	return e.StatusCode == http.StatusMethodNotAllowed && e.Missing == MissingNotLookedUp ||
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

// RateLimitError reports that the server rejects requests for longer than the configured
// wait, or still rejects them after the last attempt.
type RateLimitError struct {
	StatusCode int           // 429 or 503
	Detail     string        // Sentry's explanation, as in [APIError]
	Wait       time.Duration // the wait that the server demanded; 0 if none
	RetryAt    time.Time     // the local time at which Wait ends; zero when Wait is
	MaxWait    time.Duration // the configured longest wait
	// Attempts is the number of attempts made. It is 0 if the request was not sent, because
	// an earlier response had demanded the wait.
	Attempts int
}

// Error implements error.
func (e *RateLimitError) Error() string {
	text := "the server's rate limit is exceeded"
	if e.StatusCode == http.StatusServiceUnavailable {
		text = "the server responded with " + statusText(e.StatusCode)
	}
	text += afterAttempts(e.Attempts)
	if e.Detail != "" {
		text += " (" + strings.TrimRight(e.Detail, ".") + ")"
	}
	if e.Wait > 0 {
		text += fmt.Sprintf("; the server asks to wait %s, until %s", roundUp(e.Wait), timestamp(e.RetryAt))
	}
	if e.Wait > e.MaxWait {
		text += fmt.Sprintf(", longer than `max_retry_wait` (%s)", e.MaxWait)
	}
	return text
}

// ContentTypeError reports a response of 200 to 299 that is not JSON, or not a whole document
// (201, 204, 206 and similar). Most are the login page of a proxy, or come from a base URL
// that is not Sentry's.
type ContentTypeError struct {
	StatusCode  int
	ContentType string // the media type without parameters; empty if absent
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

// EncodingError reports a response that is compressed in a way that was not requested.
type EncodingError struct {
	StatusCode int
	Encoding   string // the content encoding, cleaned for printing
}

// Error implements error.
func (e *EncodingError) Error() string {
	return fmt.Sprintf("the server responded with %s and the unsupported content encoding %q", statusText(e.StatusCode), e.Encoding)
}

// TooLargeError reports a body over the configured size.
type TooLargeError struct {
	Limit int64 // the configured size in bytes, after decompression
}

// Error implements error.
func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the response body is larger than %d bytes", e.Limit)
}

// RedirectError reports a redirect that was not followed, so that token and headers are sent
// only to their origin.
type RedirectError struct {
	StatusCode int
	// Location is scheme, host and port of the target, never its path. It is empty if the
	// redirect has no usable target.
	Location string
	Reason   string // the end of the sentence "the redirect …"
	// Leaves reports whether the target is on another server.
	Leaves bool
}

// Error implements error.
func (e *RedirectError) Error() string {
	text := "the server responded with " + statusText(e.StatusCode)
	if e.Location != "" {
		text += ", a redirect to " + e.Location
	}
	return text + ", which was not followed: the redirect " + e.Reason
}

// InterruptedError reports that the caller's context ended, or that its deadline is before
// the end of a necessary wait. It wraps [context.Canceled] or [context.DeadlineExceeded].
type InterruptedError struct {
	Doing    string    // the activity, such as "requesting" or "waiting for the rate limit"
	Until    time.Time // the end of the wait; zero if unknown or not waiting
	Attempts int       // the number of attempts begun
	Last     error     // the error of the previous attempt; nil if there was none
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

// roundUp rounds up a wait to a readable length, so that the announced time is never too
// early.
func roundUp(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}
