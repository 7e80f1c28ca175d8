// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// event is an event with the facts that lists and searches use.
type event struct {
	id   string
	body []byte
	// project is the project of the event, and group the ID of its issue, or empty.
	project *project
	group   string
	// top contains the members of the body. It is nil if the body is not a JSON object.
	top                  map[string]json.RawMessage
	kind, title, message string
	tags                 []recordTag
	// date is when the event happened, or else was received. It is zero if neither can be
	// parsed.
	date time.Time
}

type recordTag struct{ key, value string }

func newEvent(p *project, id string, body []byte) *event {
	e := &event{id: id, body: body, project: p}
	if json.Unmarshal(body, &e.top) != nil {
		e.top = nil
		return e
	}
	e.kind, e.title, e.message = stringOf(e.top["type"]), stringOf(e.top["title"]), stringOf(e.top["message"])
	if group := strings.Trim(string(e.top["groupID"]), `"`); group != "null" && issueIDPattern.MatchString(group) {
		e.group = group
	}
	for _, name := range []string{"dateReceived", "dateCreated"} {
		if date, err := time.Parse(time.RFC3339Nano, stringOf(e.top[name])); err == nil {
			e.date = date.UTC()
		}
	}
	var tags []json.RawMessage
	_ = json.Unmarshal(e.top["tags"], &tags)
	for _, raw := range tags {
		var tag struct{ Key, Value *string }
		if json.Unmarshal(raw, &tag) == nil && tag.Key != nil && tag.Value != nil {
			e.tags = append(e.tags, recordTag{*tag.Key, *tag.Value})
		}
	}
	return e
}

// tag returns the first value of a tag.
func (e *event) tag(key string) (string, bool) {
	for _, t := range e.tags {
		if t.key == key {
			return t.value, true
		}
	}
	return "", false
}

// isOccurrence reports whether the event belongs to Sentry's issue platform, whose
// events are in another dataset than errors.
func (e *event) isOccurrence() bool { return e.kind == "generic" || e.kind == "feedback" }

// isError reports whether the event is in the dataset of errors. All events are, except
// transactions and occurrences.
func (e *event) isError() bool { return e.kind != "transaction" && !e.isOccurrence() }

// member returns a member of the body, or the default JSON if it is absent.
func (e *event) member(key, absent string) json.RawMessage {
	if raw, present := e.top[key]; present {
		return raw
	}
	return json.RawMessage(absent)
}

// stringOf returns the value of a JSON string, or an empty string for anything else.
func stringOf(raw json.RawMessage) string {
	var text string
	_ = json.Unmarshal(raw, &text)
	return text
}

// store stores an event, and assigns a short ID to its issue if the issue is new.
func (p *project) store(id string, body []byte) {
	e := newEvent(p, id, body)
	if _, replaced := p.events[id]; !replaced {
		p.order = append(p.order, id)
	}
	p.events[id] = e
	if e.group != "" && p.org.issueByID(e.group) == nil {
		p.org.issues = append(p.org.issues, p.newIssue(e.group))
	}
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// visibleEvents returns the events of an organization that a token can see and a function
// accepts. Bodies that are not JSON objects cannot be listed.
func (c *call) visibleEvents(accept func(*event) bool) []*event {
	var found []*event
	for _, p := range c.org.projects {
		if !p.Inactive && c.token.seesProject(p.Slug) {
			found = append(found, p.listable(accept)...)
		}
	}
	return found
}

func (p *project) listable(accept func(*event) bool) []*event {
	var found []*event
	for _, id := range p.order {
		if e := p.events[id]; e.top != nil && accept(e) {
			found = append(found, e)
		}
	}
	return found
}

// newestFirst sorts by date and then by ID, both descending.
func newestFirst(events []*event) {
	slices.SortFunc(events, func(a, b *event) int { return cmp.Or(b.date.Compare(a.date), strings.Compare(b.id, a.id)) })
}

// byID sorts by event ID, the order of samples. Event IDs are random, and do not change.
func byID(events []*event) {
	slices.SortFunc(events, func(a, b *event) int { return strings.Compare(a.id, b.id) })
}

// detailedOnly lists the members that only single reads of an event contain.
var detailedOnly = []string{"release", "userReport", "sdkUpdates", "resolvedWith", "nextEventID", "previousEventID"}

// base returns the detailed event without detailedOnly.
func (e *event) base() json.RawMessage {
	return edited(e.body, func(name string, value json.RawMessage) json.RawMessage {
		if slices.Contains(detailedOnly, name) {
			return nil
		}
		return value
	})
}

// simple returns an event in the form of lists.
func (e *event) simple() json.RawMessage {
	return fmt.Appendf(nil, `{"id":%s,"event.type":%s,"groupID":%s,"eventID":"%s","projectID":"%s","message":%s,"title":%s,`+
		`"location":%s,"culprit":%s,"user":%s,"tags":%s,"platform":%s,"dateCreated":%s,"crashFile":%s,"metadata":%s}`,
		e.member("id", quoted(e.id)), e.member("type", `"default"`), e.member("groupID", "null"), e.id, e.project.id,
		e.member("message", `""`), e.member("title", `"<unlabeled event>"`), e.member("location", "null"), e.member("culprit", "null"),
		e.member("user", "null"), e.member("tags", "[]"), e.member("platform", "null"),
		e.member("dateCreated", string(e.member("dateReceived", "null"))), e.member("crashFile", "null"), e.member("metadata", "{}"))
}

// edited returns a JSON object with its members changed, or left out if change returns nil.
// Every other byte stays, so that unusual numbers and strings do not change. A value that is
// not an object is returned unchanged.
func edited(body []byte, change func(name string, value json.RawMessage) json.RawMessage) json.RawMessage {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return body
	}
	var members []string
	for decoder.More() {
		token, err := decoder.Token()
		var value json.RawMessage
		if err != nil || decoder.Decode(&value) != nil {
			return body
		}
		name, _ := token.(string)
		if value = change(name, value); value != nil {
			members = append(members, quoted(name)+":"+string(value))
		}
	}
	return json.RawMessage("{" + strings.Join(members, ",") + "}")
}

// withMember returns a JSON object with another value of a member. If the object has no such
// member, it is added at the end.
func withMember(body []byte, key string, value json.RawMessage) json.RawMessage {
	has, comma := false, ""
	changed := edited(body, func(name string, old json.RawMessage) json.RawMessage {
		comma = ","
		if name == key {
			has = true
			return value
		}
		return old
	})
	end := bytes.LastIndexByte(changed, '}')
	if has || end < 0 {
		return changed
	}
	return fmt.Appendf(nil, "%s%s%s:%s}", changed[:end], comma, quoted(key), value)
}

func quoted(text string) string { return string(jsonResponse(0, text).body) }
