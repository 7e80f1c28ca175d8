// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// apiError returns the error for a reply that reports a failure.
func (c *call) apiError(reply *reply) *APIError {
	var parsed APIError
	if contentEncoding(reply.header) == "" {
		parsed = parseDetail(reply.header.Get("Content-Type"), reply.body)
	}
	parsed.Detail = c.client.secrets.Text(parsed.Detail, redact.MaxText)
	parsed.Code = c.client.secrets.Text(parsed.Code, redact.MaxName)
	parsed.ErrorID = c.client.secrets.Text(parsed.ErrorID, redact.MaxName)
	parsed.StatusCode, parsed.Scope, parsed.Attempts = reply.status, c.endpoint.scope, c.attempts
	parsed.tookTooLong = parsed.tookTooLong && isTimeout(reply.status) && c.endpoint.searches()
	return &parsed
}

// parseDetail parses the explanation in a body. It tries JSON for every content type, because
// Sentry sends the JSON of its rate limiter as text/html.
func parseDetail(contentType string, body []byte) APIError {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || string(body) == "{}" {
		return APIError{Empty: true}
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(body, &object) == nil {
		return parseErrorObject(object)
	}
	if text := jsonString(body); text != "" {
		return APIError{Detail: text}
	}
	media := mediaType(contentType)
	switch {
	case media == "text/html" || media == "application/xhtml+xml" || body[0] == '<':
		return APIError{HTML: true}
	case bytes.IndexByte([]byte(`{["`), body[0]) >= 0:
		return APIError{} // part of a document, which may be the event itself
	case (media == "text/plain" || media == "") && utf8.Valid(body) && !json.Valid(body):
		return APIError{Detail: string(body)}
	}
	return APIError{}
}

// parseErrorObject parses the error objects of Sentry, compatible servers, gateways and
// proxies.
func parseErrorObject(object map[string]json.RawMessage) APIError {
	var (
		coded  struct{ Code, Message json.RawMessage }
		nested map[string]json.RawMessage
	)
	switch {
	case json.Unmarshal(object["detail"], &nested) != nil:
	case mayBeEvent(nested):
		nested = nil
	default:
		_ = json.Unmarshal(object["detail"], &coded) // It is an object.
	}
	parsed := APIError{
		Detail:  cmp.Or(jsonString(object["detail"]), jsonString(coded.Message)),
		Code:    jsonString(coded.Code),
		ErrorID: jsonString(object["errorId"]),
	}
	parsed.tookTooLong = isAboutTime(jsonString(object["detail"]))
	if parsed.Detail == "" && parsed.Code == "" {
		parsed.Detail = cmp.Or(fieldErrors(nested), messages(object["detail"]))
	}
	parsed.Detail = cmp.Or(parsed.Detail, otherText(object), fieldErrors(object))
	return parsed
}

// fieldErrors formats the map of field names to messages that Sentry's validation returns.
// All messages must be lists of strings, so that no other object is mistaken for this map.
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

// jsonString returns the value of a JSON string, or an empty string for anything else.
func jsonString(raw []byte) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return ""
	}
	return text
}

// mediaType returns the lower-case media type without parameters, even of headers that
// package mime cannot parse.
func mediaType(contentType string) string {
	if media, _, err := mime.ParseMediaType(contentType); err == nil {
		return media
	}
	media, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// isJSON reports whether a content type is JSON that can be the requested document. A problem
// (RFC 9457) is not, because it describes a failure, whatever its status.
func isJSON(contentType string) bool {
	media := mediaType(contentType)
	return media == "application/json" ||
		strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json") && media != "application/problem+json"
}
