// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The stored form of an event is the form that the button JSON of Sentry's web interface
// downloads, and that SDKs send. It contains the same facts as the API's response, in other
// locations.

// storedNames maps members of an event to their names in the stored form.
var storedNames = map[string]string{
	"eventID": "event_id", "projectID": "project", "fingerprints": "hashes", "packages": "modules", "context": "extra",
}

// storedEntry is an entry of an event, with the member that contains its data in the stored
// form.
type storedEntry struct {
	kind, key string
	// proves reports whether only events have such a member.
	proves bool
}

// storedEntries lists the entries in the order of the API.
var storedEntries = []storedEntry{
	{"message", "logentry", true},
	{"exception", "exception", true},
	{"stacktrace", "stacktrace", true},
	{"spans", "spans", false},
	{"threads", "threads", true},
	{"csp", "csp", true},
	{"hpkp", "hpkp", true},
	{"expectct", "expectct", true},
	{"expectstaple", "expectstaple", true},
	{"breadcrumbs", "breadcrumbs", true},
	{"template", "template", false},
	{"request", "request", false},
	{"debugmeta", "debug_meta", true},
	{"nel", "nel", false},
}

// hasStoredPart reports whether an object contains the data of an entry as its own member,
// and whether only events do.
func hasStoredPart(root *jsontree.Object) (found, proves bool) {
	for _, entry := range storedEntries {
		kind := root.Kind(entry.key)
		if (kind == jsontree.Map || kind == jsontree.List) && hasContent(root.Value().Member(entry.key)) {
			found, proves = true, proves || entry.proves
		}
	}
	return found, proves
}

// isStoredForm reports whether the object that decode_event gets is in the stored form. Tests
// contain few members of an event, and maybe not its ID.
func isStoredForm(root *jsontree.Object) bool {
	if eventID(root, "eventID") != "" || root.Has("entries") {
		return false
	}
	found, _ := hasStoredPart(root)
	return found || isStored(root) || !root.Has("id") && slices.ContainsFunc(storedOnly, root.Has)
}

// storedOnly lists other members that only the stored form has.
var storedOnly = []string{"project", "hashes", "modules", "extra", "datetime", "timestamp", "received"}

// stored is an event in the stored form while it is rebuilt in the form of the API.
type stored struct {
	root *jsontree.Object
	*jsontree.Rebuilt
}

// fromStored converts an event in the stored form to the form of the API.
func fromStored(root *jsontree.Object) *jsontree.Object {
	s := stored{root: root, Rebuilt: root.Rebuild()}
	for key := range derivedOf(fields).members {
		s.Member(key, key)
	}
	for as, key := range storedNames {
		s.Member(as, key)
	}
	s.message()
	s.times()
	s.Elements("errors", "errors", processingError)
	s.Parts("entries", s.entries())
	return s.Object()
}

// message adds the logged message, which is empty for events without one.
func (s stored) message() {
	if s.root.Kind("message") != jsontree.Absent && s.root.Kind("message") != jsontree.Map {
		return
	}
	entry := s.root.Quiet().Object(keyOf(s.root, "logentry", "message"))
	if text := entry.String(keyOf(entry, "formatted", "message")); text != nil {
		s.Text("message", *text)
	} else {
		s.Text("message", "")
	}
}

// times adds the times of the event.
func (s stored) times() {
	if kind := s.root.Quiet().String("type"); kind != nil && *kind == "transaction" {
		addSeconds(s.Rebuilt, s.root, "startTimestamp", "start_timestamp")
		addSeconds(s.Rebuilt, s.root, "endTimestamp", "timestamp")
	} else {
		addTime(s.Rebuilt, s.root, "dateCreated", keyOf(s.root, "datetime", "timestamp"))
	}
	addTime(s.Rebuilt, s.root, "dateReceived", "received")
}

// entries returns the entries that are not empty. Only the list of spans may be empty.
func (s stored) entries() []*jsontree.Rebuilt {
	var found []*jsontree.Rebuilt
	for _, entry := range storedEntries {
		value := s.root.Value().Member(entry.key)
		isSpans := entry.kind == "spans" && value.Kind() == jsontree.List
		if entry.kind == "message" && value.Kind() == jsontree.Absent {
			found = append(found, s.messageEntry()...)
		} else if isSpans || hasContent(value) {
			found = append(found, s.entry(entry.kind, entry.key))
		}
	}
	return found
}

// messageEntry returns the entry of a message that an SDK sends without logentry.
func (s stored) messageEntry() []*jsontree.Rebuilt {
	if !hasContent(s.root.Value().Member("message")) {
		return nil
	}
	if s.root.Kind("message") == jsontree.Map {
		return []*jsontree.Rebuilt{s.entry("message", "message")}
	}
	entry, data := s.root.Rebuild(), s.root.Rebuild()
	entry.Text("type", "message")
	data.Member("formatted", "message")
	entry.Part("data", data)
	return []*jsontree.Rebuilt{entry}
}

// entry returns an entry with the data under key.
func (s stored) entry(kind, key string) *jsontree.Rebuilt {
	entry := s.root.Rebuild()
	entry.Text("type", kind)
	replace, hasValues := valuesOf[kind]
	switch at := s.root.Kind(key); {
	case hasValues && at == jsontree.List: // SDKs may send only the list.
		data := s.root.Rebuild()
		data.Elements("values", key, replace)
		entry.Part("data", data)
	case hasValues && at == jsontree.Map:
		data := s.root.Object(key).Rebuild()
		data.Member("value", "value")
		data.Elements("values", "values", replace)
		entry.Part("data", data)
	default:
		entry.Member("data", key)
	}
	return entry
}

// valuesOf lists the entries that contain a list of values. Each has a function that replaces
// the values that the API sends in another form.
var valuesOf = map[string]func(*jsontree.Object) *jsontree.Rebuilt{
	"exception": func(*jsontree.Object) *jsontree.Rebuilt { return nil }, "threads": thread, "breadcrumbs": breadcrumb,
}

// thread replaces a thread that lacks whether it crashed or sent the event.
func thread(from *jsontree.Object) *jsontree.Rebuilt {
	if from.Has("crashed") && from.Has("current") {
		return nil
	}
	to := from.Rebuild()
	to.False("crashed")
	to.False("current")
	for _, key := range []string{"id", "name", "state", "current", "crashed", "stacktrace"} {
		to.Member(key, key)
	}
	return to
}

// breadcrumb replaces a breadcrumb whose time is not in the form of the API, or whose data is
// empty.
func breadcrumb(from *jsontree.Object) *jsontree.Rebuilt {
	to := from.Rebuild()
	isEmpty := from.Kind("data") == jsontree.Map && from.Object("data").Empty()
	if !addTime(to, from, "timestamp", "timestamp") && !isEmpty {
		return nil
	}
	for _, key := range []string{"type", "category", "level", "message", "event_id"} {
		to.Member(key, key)
	}
	if !isEmpty {
		to.Member("data", "data")
	}
	return to
}

// largestError is the maximum number of members of a processing error whose type is left out
// of its data. Adding members takes quadratic time.
const largestError = 100

// processingError replaces a processing error. The API sends its other members as its data,
// and leaves out errors about parts that are large.
func processingError(from *jsontree.Object) *jsontree.Rebuilt {
	if name := from.Quiet().String("name"); name != nil && isHidden(*name) {
		return from.Omitted()
	}
	to, data := from.Rebuild(), from.Rebuild()
	to.Member("type", "type")
	keys := from.Keys()
	if len(keys) > largestError {
		to.Itself("data")
		return to
	}
	for _, key := range keys {
		if key != "type" {
			data.Member(key, key)
		}
	}
	to.Part("data", data)
	return to
}

// isHidden reports whether the API leaves out processing errors with a member of that name.
func isHidden(name string) bool {
	return strings.HasPrefix(name, "breadcrumbs.") || strings.HasPrefix(name, "extra.") || strings.HasPrefix(name, "tags.") ||
		strings.Contains(name, ".frames.")
}
