// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// record is what lists and searches know of an event. It is read from the body
// once, when it is first needed.
type record struct {
	// top holds the members of the body, nil if that is no JSON object.
	top                  map[string]json.RawMessage
	kind, title, message string
	tags                 []recordTag
	// date is when the event happened or else was received; zero if neither
	// can be read.
	date time.Time
}

type recordTag struct{ key, value string }

func (e *event) record() *record {
	e.once.Do(func() {
		r := &e.parsed
		if json.Unmarshal(e.body, &r.top) != nil {
			r.top = nil
			return
		}
		r.kind, r.title, r.message = textOf(r.top["type"]), textOf(r.top["title"]), textOf(r.top["message"])
		for _, name := range []string{"dateCreated", "dateReceived"} {
			if date, err := time.Parse(time.RFC3339Nano, textOf(r.top[name])); err == nil {
				r.date = date.UTC()
				break
			}
		}
		var tags []json.RawMessage
		_ = json.Unmarshal(r.top["tags"], &tags)
		for _, raw := range tags {
			var tag struct{ Key, Value *string }
			if json.Unmarshal(raw, &tag) == nil && tag.Key != nil && tag.Value != nil {
				r.tags = append(r.tags, recordTag{*tag.Key, *tag.Value})
			}
		}
	})
	return &e.parsed
}

// tag returns the first value of a tag.
func (r *record) tag(key string) (string, bool) {
	for _, t := range r.tags {
		if t.key == key {
			return t.value, true
		}
	}
	return "", false
}

// member returns a member of the body, or the given JSON where it is absent.
func (r *record) member(key, absent string) json.RawMessage {
	if raw, present := r.top[key]; present {
		return raw
	}
	return json.RawMessage(absent)
}

// textOf returns a JSON string's text, empty for anything else.
func textOf(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return ""
	}
	return text
}

// store keeps an event and gives its issue a short id if it is a new one.
func (p *project) store(id string, body []byte) {
	e := &event{info: describe(p, id, body), body: body, project: p}
	e.group = groupOf(e.info.GroupID, body)
	if _, replaced := p.events[id]; !replaced {
		p.order = append(p.order, id)
	}
	p.events[id] = e
	if e.group != "" && p.org.issueByID(e.group) == nil {
		p.org.issues = append(p.org.issues, p.newIssue(e.group))
	}
}

// groupOf takes the issue's id from text or from a number.
func groupOf(text string, body []byte) string {
	if text == "" {
		var top struct {
			GroupID json.RawMessage `json:"groupID"`
		}
		if json.Unmarshal(body, &top) == nil {
			text = string(top.GroupID)
		}
	}
	if !isDigits(text) {
		return ""
	}
	return text
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// visibleEvents returns the events of an organization that a token sees and a
// test accepts. Bodies that are no JSON objects cannot be listed.
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
		if e := p.events[id]; e.record().top != nil && accept(e) {
			found = append(found, e)
		}
	}
	return found
}

// newestFirst sorts by date and then by id, both descending.
func newestFirst(events []*event) {
	slices.SortFunc(events, func(a, b *event) int {
		return cmp.Or(b.record().date.Compare(a.record().date), strings.Compare(b.info.ID, a.info.ID))
	})
}

// byID is the order of samples: event ids are random, and stay the same.
func byID(events []*event) {
	slices.SortFunc(events, func(a, b *event) int { return strings.Compare(a.info.ID, b.info.ID) })
}

// detailedOnly are the members that only single reads of an event have.
var detailedOnly = []string{"release", "userReport", "sdkUpdates", "resolvedWith", "nextEventID", "previousEventID"}

// base is the detailed event without detailedOnly.
func (e *event) base() json.RawMessage { return withoutMembers(e.body, detailedOnly) }

// simple is an event as lists show it.
func (e *event) simple() json.RawMessage {
	r := e.record()
	id := quoted(e.info.ID)
	pairs := []struct {
		name  string
		value json.RawMessage
	}{
		{"id", r.member("id", id)},
		{"event.type", r.member("type", `"default"`)},
		{"groupID", r.member("groupID", "null")},
		{"eventID", json.RawMessage(id)},
		{"projectID", json.RawMessage(quoted(e.project.idText()))},
		{"message", r.member("message", `""`)},
		{"title", r.member("title", `"<unlabeled event>"`)},
		{"location", r.member("location", "null")},
		{"culprit", r.member("culprit", "null")},
		{"user", r.member("user", "null")},
		{"tags", r.member("tags", "[]")},
		{"platform", r.member("platform", "null")},
		{"dateCreated", r.member("dateCreated", string(r.member("dateReceived", "null")))},
		{"crashFile", r.member("crashFile", "null")},
		{"metadata", r.member("metadata", "{}")},
	}
	var out bytes.Buffer
	for i, pair := range pairs {
		out.WriteString(map[bool]string{true: "{", false: ","}[i == 0])
		out.WriteString(quoted(pair.name))
		out.WriteByte(':')
		out.Write(pair.value)
	}
	out.WriteByte('}')
	return out.Bytes()
}

// withoutMembers leaves members of a JSON object out and every other byte of
// their values alone.
func withoutMembers(body []byte, names []string) json.RawMessage {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return body
	}
	out := []byte{'{'}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return body
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return body
		}
		key, _ := name.(string)
		if slices.Contains(names, key) {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(append(append(out, quoted(key)...), ':'), value...)
	}
	return append(out, '}')
}

func quoted(text string) string {
	return string(jsonResponse(0, text).body)
}
