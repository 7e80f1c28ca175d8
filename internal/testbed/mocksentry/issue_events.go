// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"regexp"
	"slices"
)

func serveIssueEvents(s *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	if i == nil {
		return resourceMissing()
	}
	query := c.request.URL.Query()
	environments, known := c.environments(query)
	if !known {
		// Unlike all others, this endpoint responds to an unknown environment with an empty list.
		return jsonResponse(http.StatusOK, []any{})
	}
	found, ok := searchOf(query.Get("query"))
	if !ok {
		return unknownQuery()
	}
	window, ok := s.timeRangeOf(query)
	if !ok {
		return badRange()
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	window = window.orDefault(s)
	events := slices.DeleteFunc(c.eventsOf(i), func(e *event) bool {
		return !window.contains(e.date) || !inEnvironment(e, environments) || !found(e)
	})
	if isOn(query.Get("sample")) {
		byID(events)
	}
	return listResponse(c.request, p, events, isOn(query.Get("full")))
}

// searchPattern matches the part of Sentry's search syntax that the mock supports for the
// events of an issue: nothing, or a tag and its value.
var searchPattern = regexp.MustCompile(`^(?:(level|number):(\w+))?$`)

// searchOf parses a query. It returns false for a query that searchPattern does not match, so
// that it is rejected, not misread.
func searchOf(query string) (func(*event) bool, bool) {
	parts := searchPattern.FindStringSubmatch(query)
	return func(e *event) bool {
		value, _ := e.tag(parts[1])
		return query == "" || value == parts[2]
	}, parts != nil
}

// isOn reports whether a switch is on.
func isOn(value string) bool { return value == "1" || value == "true" }
