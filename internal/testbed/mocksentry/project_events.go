// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"strings"
)

// serveProjectEvents lists the events of a project. Without a time range, it returns all
// events.
func serveProjectEvents(s *Server, c *call) response {
	query := c.request.URL.Query()
	window, ok := s.timeRangeOf(query)
	if !ok {
		return badRange()
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	text := strings.ToLower(query.Get("query"))
	events := c.project.listable(func(e *event) bool {
		return e.isError() && window.contains(e.date) && strings.Contains(strings.ToLower(e.message), text)
	})
	// Any value counts as true here, including "false" and "0".
	if query.Get("sample") != "" {
		byID(events)
	} else {
		newestFirst(events)
	}
	return listResponse(c.request, p, events, query.Get("full") != "")
}
