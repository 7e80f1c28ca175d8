// SPDX-License-Identifier: MPL-2.0

package event

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// evidence lists the members that only events have, in camel case, each with the required
// form of its value. Members of errors prove nothing. Neither do those of projects and issues
// (platform, dateCreated, culprit, metadata, tags): some servers respond to an unknown path
// with the object above it.
var evidence = map[string]func(jsontree.Value) bool{
	"dateReceived": isText, "groupID": isIssueID,
	"entries":      func(v jsontree.Value) bool { return v.Kind() == jsontree.List && anyIn(v, isEntry) },
	"fingerprints": func(v jsontree.Value) bool { return v.Kind() == jsontree.List && anyIn(v, isText) },
	"contexts":     func(v jsontree.Value) bool { return v.Kind() == jsontree.Map && anyIn(v, isObject) },
	"sdk":          isObject, "occurrence": isObject, "groupingConfig": isObject, "packages": isObject, "measurements": isObject,
}

// evidenceFor returns evidence with each key in camel case and in snake case.
var evidenceFor = sync.OnceValue(func() map[string]func(jsontree.Value) bool {
	both := maps.Clone(evidence)
	for key, proves := range evidence {
		both[jsontree.SnakeCase(key)] = proves
	}
	return both
})

// ofErrors are members of an event that errors have as well.
var ofErrors = []string{"id", "message", "title", "type", "errors"}

// isEvent reports whether the response to a read is an event: it has an eventID, or a value
// that only events have. A proxy may respond with anything at all, which would be read as an
// event of nulls. An error may repeat the requested ID under another key, so such a response
// also needs another member of an event.
func isEvent(root *jsontree.Object, requested string) bool {
	if eventID(root, "eventID") != "" {
		return true
	}
	named := eventID(root, "id") == requested || eventID(root, "event_id") == requested
	known, found := derivedOf(fields).members, false
	root.Value().Members(func(_ int, key []byte, value jsontree.Value) {
		proves := evidenceFor()[string(key)]
		member := named && known[string(key)] && !slices.Contains(ofErrors, string(key))
		found = found || proves != nil && proves(value) || member && hasContent(value)
	})
	return found
}

// idKeys are the keys under which servers have the ID of an event.
var idKeys = []string{"eventID", "id", "event_id"}

// eventID returns the event ID under key as 32 hexadecimal digits, or an empty string if the
// value is not an event ID.
func eventID(root *jsontree.Object, key string) string {
	value := root.Value().Member(key)
	id, err := sentry.ParseEventID(string(value.AppendNumber(value.Bytes())))
	if err != nil {
		return ""
	}
	return id
}

// hasContent reports whether a value contains anything other than nulls and white space.
func hasContent(value jsontree.Value) bool {
	switch value.Kind() {
	case jsontree.Absent, jsontree.Null:
		return false
	case jsontree.Text:
		return len(bytes.TrimSpace(value.Bytes())) > 0
	case jsontree.List, jsontree.Map:
		return anyIn(value, hasContent)
	default:
		return true
	}
}

// anyIn reports whether a function returns true for an element of a list or a member of an
// object.
func anyIn(value jsontree.Value, is func(jsontree.Value) bool) bool {
	found := false
	for i := range value.Len() {
		found = found || is(value.Element(i))
	}
	value.Members(func(_ int, _ []byte, member jsontree.Value) { found = found || is(member) })
	return found
}

func isText(value jsontree.Value) bool { return value.Kind() == jsontree.Text && hasContent(value) }

func isObject(value jsontree.Value) bool { return value.Kind() == jsontree.Map && hasContent(value) }

func isEntry(value jsontree.Value) bool { return isText(value.Member("type")) }

// isIssueID reports whether a value can be the ID of an issue. Zero is not one.
func isIssueID(value jsontree.Value) bool {
	id := string(value.AppendNumber(value.Bytes()))
	return sentry.IsIssueID(id) && strings.Trim(id, "0") != ""
}

// Errors of a JSON object that cannot be read as an event.
var (
	// ErrStored is returned for an event in the stored form.
	ErrStored = errors.New("the response is an event in the form that Sentry stores (event_id instead of eventID), not in the form " +
		"of the API")
	// ErrNoEvent is wrapped by the error for JSON without any member of an event.
	ErrNoEvent = errors.New("contains no field of an event")
)

// noEvent returns the error for an object that is not an event. It contains only the number of
// the object's keys.
func noEvent(root *jsontree.Object) error {
	return fmt.Errorf("the JSON document is %s, and %w", root.Value().Describe(), ErrNoEvent)
}

// isStored reports whether an object is an event as Sentry stores it.
func isStored(root *jsontree.Object) bool {
	return !root.Has("eventID") && !root.Has("id") && eventID(root, "event_id") != ""
}

// checkResponse returns an error if the response to a read is not the requested event.
func checkResponse(root *jsontree.Object, requested string) error {
	switch {
	case isStored(root):
		return ErrStored
	case !isEvent(root, requested):
		return noEvent(root)
	}
	return nil
}

// checkDecoded returns an error if the argument of decode_event is not an event. Any member
// of an event is enough, in the form of the API or in the stored form, because tests often
// contain only a few. An issue has some of these members too, and is recognized by its short
// ID.
func checkDecoded(root *jsontree.Object) error {
	if _, proves := hasStoredPart(root); proves || isStored(root) {
		return nil
	}
	known, found := derivedOf(fields).members, eventID(root, "eventID") != "" || eventID(root, "id") != ""
	root.Value().Members(func(_ int, key []byte, value jsontree.Value) {
		found = found || known[string(key)] && string(key) != "id" && hasContent(value)
	})
	isIssue := root.Has("shortId") && eventID(root, "eventID") == ""
	if !found || isIssue {
		return noEvent(root)
	}
	return nil
}
