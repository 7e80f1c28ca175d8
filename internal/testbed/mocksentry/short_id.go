// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
)

// serveShortID takes issue ids too, as new servers do.
func serveShortID(s *Server, c *call) response {
	part := c.param["issue"]
	if s.oldServer && isDigits(part) {
		return resourceMissing()
	}
	i := c.resolveIssue(part)
	if i == nil {
		return resourceMissing()
	}
	return jsonResponse(http.StatusOK, map[string]any{
		"organizationSlug": c.org.Slug,
		"projectSlug":      i.project.Slug,
		"groupId":          i.id,
		"group":            i.serialized(c.eventsOf(i)),
		"shortId":          i.shortID(),
	})
}
