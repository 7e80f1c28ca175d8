// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"regexp"
	"strconv"
	"sync"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Removal is a location at which Sentry's own scrubbing changed the event.
type Removal struct {
	// Path is the location, in the form of [Finding], by the keys of Sentry's metadata. A key
	// that the sender chose and that no longer exists is [*].
	Path string
	// Rule is the scrubbing rule, such as @email:replace, @password:filter or project:0. It
	// is "custom" for any rule except Sentry's own and those with a number.
	Rule string
	// Kind is the kind of change: removed, substituted, masked, pseudonymized, encrypted or
	// annotated. It is empty if Sentry does not report it, or reports a new kind.
	Kind string
}

// kinds maps Sentry's codes to the kinds of changes.
var kinds = map[string]string{
	"x": "removed", "s": "substituted", "m": "masked", "p": "pseudonymized", "e": "encrypted", "a": "annotated",
}

// Scrubbed returns the changes by scrubbing, from the member _meta of an event, in the
// document's order. It leaves out rules that begin with an exclamation mark, because with
// these, Sentry reports strings that it truncated or split. The result is empty, never nil.
func Scrubbed(root jsontree.Value) []Removal {
	r := &remarkReader{found: []Removal{}, cache: map[jsontree.Value]map[string]member{}}
	r.node(root.Member("_meta"), root)
	return r.found
}

type remarkReader struct {
	path  path
	size  int
	found []Removal
	// cache contains the results of membersOf, because metadata may describe the same object
	// again and again.
	cache map[jsontree.Value]map[string]member
}

// node reads the metadata of a value, under the empty key, and continues with those of the
// values below it. The value is Absent if scrubbing removed it.
func (r *remarkReader) node(meta, value jsontree.Value) {
	members := r.membersOf(value)
	meta.Members(func(_ int, key []byte, below jsontree.Value) {
		if len(key) == 0 {
			r.remarks(below.Member("rem"))
			return
		}
		if index, ok := elementIndex(key, value); ok {
			r.path.pushIndex(index)
			r.node(below, value.Element(index))
		} else {
			at, known := members[string(key)]
			if !known {
				at.index = -1
			}
			r.path.pushKey(key, at.index)
			r.node(below, at.value)
		}
		r.path.pop()
	})
}

// elementIndex returns the index that a key of the metadata represents: of an element of a
// list, or of a value that may have been a list. A larger number may be data.
func elementIndex(key []byte, value jsontree.Value) (int, bool) {
	const largest = 1000
	index, err := strconv.Atoi(string(key))
	kind := value.Kind()
	mayBeList := kind == jsontree.List || kind == jsontree.Absent || kind == jsontree.Null
	isIndex := err == nil && strconv.Itoa(index) == string(key) && index >= 0 && index < max(value.Len(), largest)
	return index, mayBeList && isIndex
}

type member struct {
	index int
	value jsontree.Value
}

// membersOf returns the members of an object by key.
func (r *remarkReader) membersOf(object jsontree.Value) map[string]member {
	if object.Kind() != jsontree.Map {
		return nil
	}
	if members := r.cache[object]; members != nil {
		return members
	}
	members := map[string]member{}
	r.cache[object] = members
	object.Members(func(index int, key []byte, value jsontree.Value) {
		members[string(key)] = member{index: index, value: value}
	})
	return members
}

func (r *remarkReader) remarks(list jsontree.Value) {
	for i := range list.Len() {
		remark := list.Element(i)
		rule := remark.Element(0).Bytes()
		if len(rule) == 0 || rule[0] == '!' || r.size > maxPaths {
			continue
		}
		at := r.path.String()
		r.size += len(at)
		r.found = append(r.found, Removal{Path: at, Rule: publicRule(rule), Kind: kinds[string(remark.Element(1).Bytes())]})
	}
}

// sentryRules matches the names of Sentry's own rules, with the changes that they make, and
// of rules with a number.
var sentryRules = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(@(anything|bearer|common|creditcard|email|iban|imei|ip|mac|password|pemkey|urlauth|` +
		`userpath|usssn|uuid)(:(encrypt|filter|hash|legacy|mask|remove|replace))?|strip-fields|(project|organization):\d{1,3})$`)
})

// publicRule returns the name of a rule if it is public. Any other may be a word of the
// event's sender, who can send metadata too.
func publicRule(rule []byte) string {
	if !sentryRules().Match(rule) {
		return "custom"
	}
	return string(rule)
}
