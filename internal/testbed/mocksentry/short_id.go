// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
)

// serveShortID accepts issue IDs too, as new servers do.
func serveShortID(_ *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
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
