// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"regexp"
	"slices"
)

var issueEventsEndpoint = &endpoint{
	name:    EndpointIssueEvents,
	pattern: regexp.MustCompile(`^organizations/(?P<org>[^/]+)/(?:issues|groups)/(?P<issue>[^/]+)/events/$`),
	scopes:  eventScopes,
	serve:   serveIssueEvents,
}

func serveIssueEvents(s *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	if i == nil {
		return resourceMissing()
	}
	query := c.request.URL.Query()
	environments, known := c.environments(query)
	if !known {
		// Unlike all others this endpoint says that nothing is there.
		return jsonResponse(http.StatusOK, []any{})
	}
	conditions, err := parseSearch(query.Get("query"))
	if err != nil {
		return detailResponse(http.StatusBadRequest, err.Error())
	}
	window, ok := s.spanOf(query)
	if !ok {
		return badRange()
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	window = window.orDefault(s)
	events := slices.DeleteFunc(c.eventsOf(i), func(e *event) bool {
		return !window.holds(e.record().date) || !inEnvironment(e, environments) || !conditions.match(e)
	})
	if s.flag(query.Get("sample")) {
		byID(events)
	}
	return listResponse(c.request, p, events, s.flag(query.Get("full")))
}

// flag reads a switch: old servers take any value for a yes.
func (s *Server) flag(value string) bool {
	if s.oldServer {
		return value != ""
	}
	return value == "1" || value == "true"
}
