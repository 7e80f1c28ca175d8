// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// maxMessages is how many messages of a list are used. More do not fit into a diagnostic.
const maxMessages = 10

// eventKeys lists keys of events and issues that errors do not have.
var eventKeys = []string{
	"eventID", "event_id", "groupID", "group_id", "projectID", "entries", "exception", "logentry", "platform", "culprit", "tags",
	"contexts", "metadata", "shortId", "sdk", "user", "dateCreated", "dateReceived", "fingerprints", "request", "breadcrumbs", "release",
}

// mayBeEvent reports whether an object may be an event, or another form of one. Its title and
// message are never shown.
func mayBeEvent(object map[string]json.RawMessage) bool {
	return slices.ContainsFunc(eventKeys, func(key string) bool {
		_, found := object[key]
		return found
	})
}

// otherText returns the explanation in an error object without detail, which older endpoints,
// OAuth, gateways and frameworks send.
func otherText(object map[string]json.RawMessage) string {
	text := cmp.Or(messages(object["error"]), jsonString(object["info"]))
	if mayBeEvent(object) {
		return text
	}
	more := cmp.Or(
		jsonString(object["error_description"]), jsonString(object["message"]), jsonString(object["msg"]), jsonString(object["title"]),
	)
	switch {
	case text == "":
		return cmp.Or(more, messages(object["errors"]))
	case more == "" || more == text:
		return text
	default:
		return text + ": " + more // "error" is often just a code.
	}
}

// messages returns a string, the message in an object, or the messages in a list. The messages
// in a list may have a location, which is included. It returns an empty string for anything
// else.
func messages(raw json.RawMessage) string {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return message(raw)
	}
	var texts []string
	for _, element := range list[:min(len(list), maxMessages)] {
		if text := message(element); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "; ")
}

func message(raw json.RawMessage) string {
	if text := jsonString(raw); text != "" {
		return text
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil || mayBeEvent(object) {
		return ""
	}
	text := cmp.Or(jsonString(object["message"]), jsonString(object["msg"]), jsonString(object["detail"]), jsonString(object["title"]))
	var parts []json.RawMessage
	_ = json.Unmarshal(object["loc"], &parts) // It is then empty.
	var location []string
	for _, part := range parts {
		location = append(location, plainText(part))
	}
	location = slices.DeleteFunc(location, func(part string) bool { return part == "" })
	if text == "" || len(location) == 0 {
		return text
	}
	return strings.Join(location, ".") + ": " + text
}

// isTimeout reports whether Sentry uses a status for a query that takes too long: 504, and
// 400 before July 2025.
func isTimeout(status int) bool {
	return status == http.StatusGatewayTimeout || status == http.StatusBadRequest
}

// isAboutTime reports whether an explanation is about a request that takes too long, and not
// about the connection to the server.
func isAboutTime(text string) bool {
	text = strings.ToLower(text)
	contains := func(part string) bool { return strings.Contains(text, part) }
	return slices.ContainsFunc([]string{"timeout", "timed out", "time out", "too long", "longer than", "time limit"}, contains) &&
		!slices.ContainsFunc([]string{"gateway", "upstream", "proxied", "proxy"}, contains)
}
