// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Event reads one event of a project:
//
//	GET /api/0/projects/{organization}/{project}/events/{event_id}/
//
// Organization and project are slugs or numeric IDs. The event ID must be in the only form that
// Sentry routes: 32 hexadecimal digits without dashes. A token needs project:read (or write,
// or admin), and access to the project.
//
// The error is [ErrMissingToken] or of the types [*PathError], [*APIError], [*RateLimitError],
// [*ContentTypeError], [*EncodingError], [*TooLargeError], [*RedirectError], [*NetworkError],
// and [*InterruptedError] if ctx ended. If a response of 404 does not show whether the event
// or the project is missing, the project is looked up, see [APIError.Missing].
func (c *Client) Event(ctx context.Context, organization, project, eventID string) (*Response, error) {
	if err := checkEvent(organization, project, eventID); err != nil {
		return nil, err
	}
	response, err := c.get(ctx, projectEvent, apiPath("projects", organization, project, "events", eventID), nil)
	if err != nil {
		return nil, c.missingInProject(ctx, organization, project, err)
	}
	return response, nil
}

// IssueEvent reads one event of an issue:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/events/{event}/
//
// Issue is an ID that [IsIssueID] accepts; see [Client.FindIssue] for a short ID. Event is 32
// hexadecimal digits, or a position: latest, oldest or recommended. A position means an event
// of the environments, or of any environment if there are none. An unknown environment is an
// [*APIError] of status 404. A token needs event:read. Errors are as with [Client.Event], but
// the issue is looked up instead of the project.
//
// Sentry does not check that an error event that is requested by its ID belongs to the issue.
//
// If a server other than sentry.io does not know the path, the older one is read, provided
// that the issue belongs to the organization:
//
//	GET /api/0/issues/{issue}/events/{event}/
//
// If the server has no oldest or recommended event, but a latest one, the error is of the kind
// [MissingPosition].
func (c *Client) IssueEvent(ctx context.Context, organization, issue, event string, environments []string) (*Response, error) {
	response, err := c.issueEvent(ctx, organization, issue, event, environments)
	if c.reportsNoEvent(err) && IsPosition(event) && event != "latest" {
		return nil, c.missingPosition(ctx, organization, issue, environments, err)
	}
	return response, err
}

func (c *Client) issueEvent(ctx context.Context, organization, issue, event string, environments []string) (*Response, error) {
	if err := checkIssue(organization, issue); err != nil {
		return nil, err
	}
	valid := isEventID(event) || IsPosition(event)
	if err := checkForm(segment{"event_id", event}, valid, "must be 32 hexadecimal digits, latest, oldest or recommended"); err != nil {
		return nil, err
	}
	query := url.Values{}
	add(query, "environment", environments)
	response, err := c.get(ctx, issueEvent, apiPath("organizations", organization, "issues", issue, "events", event), query)
	switch {
	case c.lacksRoute(err):
		return c.olderIssueEvent(ctx, organization, issue, event, query, err)
	case c.reportsNoEvent(err) && event == "latest":
		return c.olderLatestEvent(ctx, organization, issue, query, err)
	default:
		return response, err
	}
}

// SourceMaps reads Sentry's report on the source maps of one event's frames:
//
//	GET /api/0/projects/{organization}/{project}/events/{event_id}/source-map-debug/
//
// Self-hosted servers before mid-2026 report on a single frame there, and reject a request
// that names none. They have the report on all frames at
// source-map-debug-blue-thunder-edition, which is then read. If that path does not exist
// either, the error is that of the first request. Arguments, scope and errors are as with
// [Client.Event], but the event is looked up instead of the project.
func (c *Client) SourceMaps(ctx context.Context, organization, project, eventID string) (*Response, error) {
	if err := checkEvent(organization, project, eventID); err != nil {
		return nil, err
	}
	path := apiPath("projects", organization, project, "events", eventID, "source-map-debug")
	response, err := c.get(ctx, sourceMaps, path, nil)
	if rejected, ok := errors.AsType[*APIError](err); ok && rejected.FrameMissing() {
		path = apiPath("projects", organization, project, "events", eventID, "source-map-debug-blue-thunder-edition")
		older, other := c.get(ctx, sourceMaps, path, nil)
		if missing, ok := errors.AsType[*APIError](other); !ok || missing.StatusCode != http.StatusNotFound || missing.EventNotFound() {
			response, err = older, other
		}
	}
	if err != nil {
		return nil, c.missingBelowEvent(ctx, organization, project, eventID, err)
	}
	return response, nil
}

// FrameMissing reports whether Sentry rejected a request for source maps because it names
// no frame.
func (e *APIError) FrameMissing() bool {
	named := strings.Contains(e.Detail, "frame_idx") || strings.Contains(e.Detail, "exception_idx")
	return e.StatusCode == http.StatusBadRequest && named
}

func checkEvent(organization, project, eventID string) error {
	return checkSegments(segment{"organization", organization}, segment{"project", project}, segment{"event_id", eventID})
}

func checkIssue(organization, issue string) error {
	if err := checkSegments(segment{"organization", organization}); err != nil {
		return err
	}
	return checkForm(segment{"issue_id", issue}, IsNumericID(issue) || IsIssueID(issue),
		"must be a number, or letters, digits, and underscores only")
}
