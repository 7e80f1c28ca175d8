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
	said.tookTooLong = said.tookTooLong && isTimeout(reply.status) && c.endpoint.searches()
	return &said
}

// parseDetail tries JSON for every content type, because Sentry sends the JSON of its rate
// limiter as text/html.
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
		return APIError{} // half of a document, which may be the event itself
	case (media == "text/plain" || media == "") && utf8.Valid(body) && !json.Valid(body):
		return APIError{Detail: string(body)}
	}
	return APIError{}
}

// parseErrorObject parses the forms of error objects of Sentry, of compatible servers,
// gateways and proxies.
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
	said := APIError{
		Detail:  cmp.Or(jsonString(object["detail"]), jsonString(coded.Message)),
		Code:    jsonString(coded.Code),
		ErrorID: jsonString(object["errorId"]),
	}
	said.tookTooLong = isAboutTime(jsonString(object["detail"]))
	if said.Detail == "" && said.Code == "" {
		said.Detail = cmp.Or(fieldErrors(nested), messages(object["detail"]))
	}
	said.Detail = cmp.Or(said.Detail, otherText(object), fieldErrors(object))
	return said
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

// jsonString returns the value of a JSON string, or an empty string for anything else.
func jsonString(raw []byte) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return ""
	}
	return text
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

// isJSON reports whether a body is JSON that can be the requested document. A problem (RFC
// 9457) is not: it describes a failure, whatever its status.
func isJSON(contentType string) bool {
	media := mediaType(contentType)
	return media == "application/json" ||
		strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json") && media != "application/problem+json"
}
