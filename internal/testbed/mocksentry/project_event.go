// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

func serveProjectEvent(s *Server, c *call) response {
	e := c.project.events[strings.ToLower(c.param["event"])]
	if e == nil {
		return eventMissing()
	}
	query := c.request.URL.Query()
	body := e.body
	if group := query.Get("group_id"); group != "" {
		// The real server trusts the number for all events except transactions. For these, it
		// looks up the event in the issue, and fails on anything else.
		if _, err := strconv.ParseInt(group, 10, 64); err != nil {
			return internalError()
		}
		if e.top["groupID"] != nil && e.kind != "transaction" {
			body = withMember(body, "groupID", json.RawMessage(quoted(group)))
		}
	}
	// The time affects only the previous and the next event.
	if _, ok := s.timeRangeOf(query); !ok {
		return badRange()
	}
	return rawJSONResponse(http.StatusOK, body)
}
