// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http"
	"strings"
)

func serveEventIDLookup(_ *Server, c *call) response {
	id := strings.ToLower(strings.ReplaceAll(c.param["event"], "-", ""))
	if !eventIDPattern.MatchString(id) {
		return detailResponse(http.StatusBadRequest, "Event ID must be a valid UUID hex "+
			"(32-36 characters long, containing only digits, dashes, or a-f characters)")
	}
	// The server searches all projects of the organization. Projects that the token may not
	// read stay hidden here.
	found := c.visibleEvents(func(e *event) bool { return e.id == id && e.isError() })
	if len(found) == 0 {
		return resourceMissing()
	}
	e := found[0]
	group := e.group
	if group == "" {
		// A null of the server's own language, converted to a string.
		group = "None"
	}
	return jsonResponse(http.StatusOK, struct {
		OrganizationSlug string          `json:"organizationSlug"`
		ProjectSlug      string          `json:"projectSlug"`
		GroupID          string          `json:"groupId"`
		EventID          string          `json:"eventId"`
		Event            json.RawMessage `json:"event"`
	}{c.org.Slug, e.project.Slug, group, e.id, e.base()})
}
