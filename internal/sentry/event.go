// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"time"
)

// projectEvent is the endpoint that Sentry's API reference calls "Retrieve an
// Event for a Project".
var projectEvent = endpoint{name: "project event", limit: 5, window: time.Second}

// Event reads one event of a project:
//
//	GET /api/0/projects/{organization}/{project}/events/{event_id}/
//
// Organization and project are slugs or numeric ids. The event id must be in
// the one form that Sentry routes: 32 hexadecimal digits without dashes. A
// token needs project:read (or write, or admin), and access to the project.
//
// Errors are, besides [ErrMissingToken], of the types [*PathError],
// [*APIError], [*RateLimitError], [*ContentTypeError], [*EncodingError],
// [*TooLargeError], [*RedirectError], [*NetworkError], and
// [*InterruptedError] where ctx ended.
func (c *Client) Event(ctx context.Context, organization, project, eventID string) (*Response, error) {
	err := checkSegments(
		segment{"organization", organization}, segment{"project", project}, segment{"event_id", eventID},
	)
	if err != nil {
		return nil, err
	}
	return c.get(ctx, projectEvent, apiPath("projects", organization, project, "events", eventID))
}
