// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"encoding/json"
	"maps"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// apiError is a reply that reports a failure.
func (c *call) apiError(reply *reply) *APIError {
	var said APIError
	if contentEncoding(reply.header) == "" {
		said = parseDetail(reply.header.Get("Content-Type"), reply.body)
	}
	said.Detail = c.client.secrets.Text(said.Detail, redact.MaxText)
	said.Code = c.client.secrets.Text(said.Code, redact.MaxName)
	said.ErrorID = c.client.secrets.Text(said.ErrorID, redact.MaxName)
	said.StatusCode, said.Scope, said.Attempts = reply.status, c.endpoint.scope, c.attempts
	return &said
}

// parseDetail tries JSON whatever the content type says: Sentry sends the JSON
// of its rate limiter as text/html.
func parseDetail(contentType string, body []byte) APIError {
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		return APIError{Empty: true}
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(body, &object) == nil {
		return parseErrorObject(object)
	}
	if text, ok := jsonString(body); ok {
		return APIError{Detail: text}
	}
	media := mediaType(contentType)
	switch {
	case media == "text/html" || media == "application/xhtml+xml" || body[0] == '<':
		return APIError{HTML: true}
	case bytes.IndexByte([]byte(`{["`), body[0]) >= 0:
		return APIError{} // half of a document, which may be the event itself
	case (media == "text/plain" || media == "") && utf8.Valid(body) && !json.Valid(body):
		return APIError{Detail: string(body)}
	}
	return APIError{}
}

// parseErrorObject knows the shapes of Sentry's error objects.
func parseErrorObject(object map[string]json.RawMessage) APIError {
	var d APIError
	d.ErrorID, _ = jsonString(object["errorId"])
	var coded struct{ Code, Message json.RawMessage }
	if text, ok := jsonString(object["detail"]); ok {
		d.Detail = text
	} else if object["detail"] != nil && json.Unmarshal(object["detail"], &coded) == nil {
		d.Detail, _ = jsonString(coded.Message)
		d.Code, _ = jsonString(coded.Code)
		if d.Detail == "" && d.Code == "" {
			d.Detail = nestedErrors(object["detail"])
		}
	}
	for _, name := range []string{"error", "info"} {
		if d.Detail == "" {
			d.Detail, _ = jsonString(object[name])
		}
	}
	if d.Detail == "" {
		d.Detail = fieldErrors(object)
	}
	return d
}

// nestedErrors renders such a map that stands where the text should be.
func nestedErrors(raw json.RawMessage) string {
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return ""
	}
	return fieldErrors(object)
}

// fieldErrors renders the map of field name to messages of Sentry's
// validation. All of them have to be lists of strings, so that another object is
// not taken for one.
func fieldErrors(object map[string]json.RawMessage) string {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(object)) {
		var messages []string
		if json.Unmarshal(object[name], &messages) != nil || len(messages) == 0 {
			return ""
		}
		texts = append(texts, name+": "+strings.Join(messages, " "))
	}
	return strings.Join(texts, "; ")
}

func jsonString(raw []byte) (string, bool) {
	if len(raw) == 0 || raw[0] != '"' {
		return "", false
	}
	var text string
	return text, json.Unmarshal(raw, &text) == nil
}

// mediaType is the lower-case media type without parameters, of headers too
// broken for the mime package as well.
func mediaType(contentType string) string {
	if media, _, err := mime.ParseMediaType(contentType); err == nil {
		return media
	}
	media, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// isJSON reports whether a body is JSON that can be what was asked for: a problem
// (RFC 9457) tells of a failure, whatever its status.
func isJSON(contentType string) bool {
	media := mediaType(contentType)
	return media == "application/json" ||
		strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json") && media != "application/problem+json"
}
