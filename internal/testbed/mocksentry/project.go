// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strconv"
)

// serveProject returns the part of a project's details that identifies it.
func serveProject(_ *Server, c *call) response {
	return jsonResponse(http.StatusOK, map[string]any{
		"id":           c.project.id,
		"slug":         c.project.Slug,
		"name":         c.project.Slug,
		"platform":     c.project.Platform,
		"status":       "active",
		"organization": map[string]any{"id": strconv.FormatInt(c.org.ID, 10), "slug": c.org.Slug, "name": c.org.Slug},
	})
}
