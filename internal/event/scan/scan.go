// SPDX-License-Identifier: MPL-2.0

// Package scan finds the locations of personal and secret data in an event, and what
// Sentry's own scrubbing removed. It never returns the data.
package scan

import (
	"bytes"
	"context"
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Finding is a location of personal or secret data.
type Finding struct {
	// Path is the location in the API's response, such as user.email or
	// entries[2].data.headers[0]. See [path] for keys that the sender of the event chose.
	Path string
	// Rule is the kind of data, one of [Rules].
	Rule string
}

// maxPaths limits the total size of all paths. It exceeds the limit of a state, so a result
// that reaches it is rejected in any case.
const maxPaths = 128 << 20

// SensitiveData scans a whole event from its root, including parts that no attribute shows. A
// location is in the result once for each rule, in the document's order. The result is empty,
// never nil. When ctx ends, the result lacks the rest.
func SensitiveData(ctx context.Context, root jsontree.Value) []Finding {
	s := &scanner{ctx: ctx, found: []Finding{}}
	at := event
	if string(root.Member("type").Bytes()) == "feedback" {
		at = feedback
	}
	s.value(root, at, 0)
	return s.found
}

// checkEvery is how many values are scanned between two checks of the context.
const checkEvery = 1024

type scanner struct {
	ctx   context.Context //nolint:containedctx // Lives as long as one SensitiveData.
	looks int             // at values
	path  path
	size  int
	found []Finding
	digit [64]byte
	// inMetadata reports whether the scanned value is in the event's _meta.
	inMetadata bool
}

// value scans a value and everything below it. At contains the facts about its location, or
// is nil if there are none. Name contains the facts that its name indicates.
func (s *scanner) value(v jsontree.Value, at *location, name detect.Name) {
	s.looks++
	if s.looks%checkEvery == 0 && s.ctx.Err() != nil {
		s.size = maxPaths + 1 // Nothing more is scanned.
	}
	if s.size > maxPaths {
		return
	}
	if at != nil {
		if at.rule != "" && containsData(v) {
			s.report(at.rule)
		}
		name |= at.name
		if at.look != nil {
			at.look(s, v)
			return
		}
	}
	s.byName(v, name)
	switch v.Kind() {
	case jsontree.Text:
		s.reportAll(detect.Text(s.ctx, v.Bytes(), name))
	case jsontree.Number:
		s.reportAll(detect.Digits(v.AppendNumber(s.digit[:0]), name))
	case jsontree.List:
		s.list(v, at, name)
	case jsontree.Map:
		s.object(v, at)
	}
}

// byName inspects values that are recognized by their name alone, in any location.
func (s *scanner) byName(v jsontree.Value, name detect.Name) {
	isText := v.Kind() == jsontree.Text
	switch {
	case name&detect.Credentials != 0 && isText && containsData(v):
		s.report(detect.Authorization.String())
	case name&detect.Cookie != 0 && (!isText || bytes.IndexByte(v.Bytes(), '=') > 0) && containsData(v):
		s.report(ruleCookies)
	}
}

func (s *scanner) list(v jsontree.Value, at *location, name detect.Name) {
	for i := range v.Len() {
		s.path.pushIndex(i)
		below := at.below(nil)
		if at != nil && at.element != nil {
			below = at.element(v, i)
		}
		s.value(v.Element(i), below, name)
		s.path.pop()
	}
}

func (s *scanner) object(v jsontree.Value, at *location) {
	v.Members(func(index int, key []byte, member jsontree.Value) {
		s.member(index, key, member, at.below(key))
	})
}

// member scans a member of an object. It also scans the key as a string, because keys of maps
// may be data too.
func (s *scanner) member(index int, key []byte, member jsontree.Value, at *location) {
	s.path.pushKey(key, index)
	if !isName(key) {
		s.reportAll(detect.Text(s.ctx, key, 0))
	}
	var name detect.Name
	if !s.inMetadata { // Its names are those of the described values.
		name = detect.NameOf(key)
	}
	s.value(member, at, name)
	s.path.pop()
}

func (s *scanner) reportAll(rules detect.Rules) {
	if rules != 0 {
		rules.Each(s.report)
	}
}

func (s *scanner) report(rule string) {
	at := s.path.String()
	s.size += len(at)
	s.found = append(s.found, Finding{Path: at, Rule: rule})
}

// isName reports whether a key consists of letters only, and is not data itself.
func isName(key []byte) bool {
	return !slices.ContainsFunc(key, func(c byte) bool { return (c|0x20 < 'a' || c|0x20 > 'z') && c != '_' })
}

// containsData reports whether a value contains anything that scrubbing has left.
func containsData(v jsontree.Value) bool {
	switch v.Kind() {
	case jsontree.Text:
		return !detect.IsPlaceholder(v.Bytes())
	case jsontree.Bool, jsontree.Number:
		return true
	case jsontree.List:
		for i := range v.Len() {
			if containsData(v.Element(i)) {
				return true
			}
		}
	case jsontree.Map:
		found := false
		v.Members(func(_ int, _ []byte, member jsontree.Value) {
			found = found || containsData(member)
		})
		return found
	}
	return false
}
