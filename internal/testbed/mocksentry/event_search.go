// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// eventTerm matches a term of Sentry's event search that the mock supports: a key with an
// exact value, or has with a key.
var eventTerm = regexp.MustCompile(`^(!?)([A-Za-z_.]+):(?:"([^"*\\]*)"|([^\s"*<>!()\[\]\\]+))$`)

// notTags lists keys of a search that are not tags, and that the mock does not support.
var notTags = []string{"is", "id", "message", "release", "timestamp", "title", "transaction", "trace", "type", "firstRelease", "assigned"}

// eventSearch parses a search of events. It returns false for a search that contains anything
// but terms that must all match.
func eventSearch(query string) (func(*call, *event) bool, bool) {
	var tests []func(*call, *event) bool
	quoted := false
	terms := strings.FieldsFunc(query, func(r rune) bool {
		quoted = quoted != (r == '"')
		return !quoted && unicode.IsSpace(r)
	})
	for _, term := range terms {
		parts := eventTerm.FindStringSubmatch(term)
		if len(parts) == 0 || parts[2] != "release" && slices.Contains(notTags, parts[2]) || parts[4] == "latest" {
			return nil, false
		}
		tests = append(tests, func(c *call, e *event) bool {
			return e.matches(c, parts[2], parts[3]+parts[4]) != (parts[1] == "!")
		})
	}
	return func(c *call, e *event) bool {
		return !slices.ContainsFunc(tests, func(test func(*call, *event) bool) bool { return !test(c, e) })
	}, true
}

// matches reports whether a term of a search is true of an event.
func (e *event) matches(c *call, key, value string) bool {
	own, tagged := e.tag(key)
	switch key {
	case "has":
		_, tagged = e.tag(value)
		return tagged
	case "error.unhandled", "error.handled":
		handled, known := e.tag("handled")
		isHandled := !known || handled == "yes"
		return isHandled == ((key == "error.handled") == (value == "true" || value == "1"))
	case "issue":
		i := c.org.issueByShortID(value)
		return i != nil && e.group == i.id
	default:
		return tagged && own == value
	}
}
