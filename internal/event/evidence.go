// SPDX-License-Identifier: MPL-2.0

package event

import (
	"errors"
	"fmt"
	"maps"
	"sync"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// evidence are the members that only events have, in camel case, with the types of their values. Members
// of errors prove nothing (message, title, type, errors), and neither do those of projects
// and issues (platform, dateCreated, culprit, metadata, tags): some servers respond to a path
// that they do not know with the object above it.
var evidence = map[string][]jsontree.Kind{
	"dateReceived": {jsontree.Text}, "groupID": {jsontree.Text, jsontree.Number},
	"entries": {jsontree.List}, "fingerprints": {jsontree.List},
	"contexts": {jsontree.Map}, "sdk": {jsontree.Map}, "occurrence": {jsontree.Map},
	"groupingConfig": {jsontree.Map}, "packages": {jsontree.Map}, "measurements": {jsontree.Map},
}

// evidenceFor returns the types that prove an event if a member of that key, in camel case or
// in snake case, has one of them.
var evidenceFor = sync.OnceValue(func() map[string][]jsontree.Kind {
	both := maps.Clone(evidence)
	for key, kinds := range evidence {
		both[jsontree.SnakeCase(key)] = kinds
	}
	return both
})

// isEvent reports whether the response to a read is an event: it has an event ID, or
// a value that only events have. A proxy may respond with anything at all, which would
// be read as an event of nulls.
func isEvent(root *jsontree.Object, asked string) bool {
	if eventID(root, "eventID") != "" || eventID(root, "id") == asked || eventID(root, "event_id") == asked {
		return true
	}
	found := false
	root.Value().Members(func(_ int, key []byte, value jsontree.Value) {
		for _, kind := range evidenceFor()[string(key)] {
			found = found || value.Kind() == kind && hasContent(value)
		}
	})
	return found
}

// idKeys are the keys under which servers have the ID of an event.
var idKeys = []string{"eventID", "id", "event_id"}

// eventID returns the event ID under key, as 32 hexadecimal digits; empty if it is none.
func eventID(root *jsontree.Object, key string) string {
	value := root.Value().Member(key)
	id, err := sentry.ParseEventID(string(value.AppendNumber(value.Bytes())))
	if err != nil {
		return ""
	}
	return id
}

// hasContent reports whether a value is neither null nor empty.
func hasContent(value jsontree.Value) bool {
	switch value.Kind() {
	case jsontree.Absent, jsontree.Null:
		return false
	case jsontree.Text:
		return len(value.Bytes()) > 0
	case jsontree.List:
		return value.Len() > 0
	case jsontree.Map:
		found := false
		value.Members(func(int, []byte, jsontree.Value) { found = true })
		return found
	default:
		return true
	}
}

// Errors of JSON that is an object, but no event that can be read.
var (
	// ErrStored is returned for what the button JSON of an event leads to.
	ErrStored = errors.New("the JSON document has event_id and not eventID, so it is an event as Sentry stores it, whose fields have " +
		"other names; read .../events/{event_id}/ of the API without json/ at the end")
	// ErrNoEvent is wrapped by the error for JSON without anything of an event.
	ErrNoEvent = errors.New("nothing in it is part of an event")
)

// noEvent returns the error for an object, of which it contains only the number of keys.
func noEvent(root *jsontree.Object) error {
	return fmt.Errorf("the JSON document is %s, and %w", root.Value().Describe(), ErrNoEvent)
}

// isStored reports whether an object is an event as Sentry stores it.
func isStored(root *jsontree.Object) bool {
	return !root.Has("eventID") && !root.Has("id") && eventID(root, "event_id") != ""
}

// checkResponse returns the error for the response to a read that is no event.
func checkResponse(root *jsontree.Object, asked string) error {
	switch {
	case isStored(root):
		return ErrStored
	case !isEvent(root, asked):
		return noEvent(root)
	}
	return nil
}

// checkDecoded does the same for what decode_event gets: any member of an event is
// enough, because tests write few of them.
func checkDecoded(root *jsontree.Object) error {
	if isStored(root) {
		return ErrStored
	}
	known, found := derivedOf(fields).members, eventID(root, "eventID") != "" || eventID(root, "id") != ""
	root.Value().Members(func(_ int, key []byte, value jsontree.Value) {
		found = found || known[string(key)] && string(key) != "id" && hasContent(value)
	})
	if !found {
		return noEvent(root)
	}
	return nil
}
