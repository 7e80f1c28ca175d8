// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// ResponseError reports a JSON response of 200 to 299 that lacks the requested data.
type ResponseError struct {
	Missing string // the key of the API, such as projectSlug, or a kind of JSON
	// Got is the kind of JSON that arrived instead, such as "a list with 2 elements". It is
	// empty if the kind is right.
	Got string
	// Malformed reports whether the response is labeled as JSON but is not valid JSON.
	Malformed bool
	// About is what the response is about instead, such as "another project". It is empty if
	// the response lacks something.
	About string
}

// Error implements error.
func (e *ResponseError) Error() string {
	switch {
	case e.Malformed:
		return "the server's response is not valid JSON"
	case e.Got != "":
		return "the server's response is not a " + e.Missing + ", but " + e.Got
	case e.About != "":
		return "the server's response is about " + e.About
	default:
		return "the server's response contains no usable " + e.Missing
	}
}

// decodeObject decodes a small response that must be a JSON object. Otherwise, it rejects the
// response and returns a [*ResponseError].
func (r *Response) decodeObject(into any) error {
	body := bytes.TrimPrefix(r.Body, []byte("\ufeff"))
	if json.Unmarshal(body, into) == nil {
		return nil
	}
	r.Reject()
	failure := &ResponseError{Missing: "JSON object", Malformed: !json.Valid(body)}
	if !failure.Malformed {
		failure.Got = kindOf(body)
	}
	return afterRedirect(r.Redirected, failure)
}

// lacks rejects a response that lacks the requested data, and returns its error.
func (r *Response) lacks(what string) error {
	r.Reject()
	return afterRedirect(r.Redirected, &ResponseError{Missing: what})
}

// isAbout rejects a response about something other than what was requested, and returns its
// error.
func (r *Response) isAbout(what string) error {
	r.Reject()
	return afterRedirect(r.Redirected, &ResponseError{About: what})
}

// kindOf returns the kind of a JSON document, and nothing of its content.
func kindOf(document []byte) string {
	var elements []json.RawMessage
	switch first := bytes.TrimSpace(document)[0]; first {
	case '[':
		_ = json.Unmarshal(document, &elements) // It is a list.
		if len(elements) == 1 {
			return "a list with 1 element"
		}
		return fmt.Sprintf("a list with %d elements", len(elements))
	case '{':
		return "an object"
	case '"':
		return "a string"
	case 'n':
		return "null"
	case 't', 'f':
		return "a boolean"
	default:
		return "a number"
	}
}
