// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
)

// olderIssueEvent reads an event of an issue by the path that does not name the organization.
// It follows a response that can mean that the server does not know the other path:
//
//	GET /api/0/issues/{issue}/events/{event}/
func (c *Client) olderIssueEvent(
	ctx context.Context, organization, issue, event string, query url.Values, err error,
) (*Response, error) {
	lookup := c.CheckIssue(ctx, organization, issue)
	if lookup != nil {
		return nil, missingAfter(err, lookup, MissingContainer)
	}
	response, older := c.get(ctx, issueEvent, apiPath("issues", issue, "events", event), query)
	if c.isAmbiguous(older) || c.lacksRoute(older) && c.isAmbiguous(err) {
		return nil, missing(err, MissingEvent)
	}
	return response, older
}

// olderIssueList returns a function for [Pages] that reads the path of a list below an issue
// without the organization. [Pages] calls it after a response that can mean that the server
// does not know the other path.
func (c *Client) olderIssueList(organization, issue string, below ...string) func(context.Context, error) (string, error) {
	return func(ctx context.Context, err error) (string, error) {
		if !c.lacksRoute(err) {
			return "", err
		}
		if lookup := c.CheckIssue(ctx, organization, issue); lookup != nil {
			return "", missingAfter(err, lookup, MissingContainer)
		}
		return apiPath(append([]string{"issues", issue}, below...)...), nil
	}
}

// reportsNoEvent reports whether an error is a response about a position in an issue that may
// be wrong. Servers like urgentry respond to unknown positions, and below missing issues, as
// if there were no event. Sentry's message is different.
func (c *Client) reportsNoEvent(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	return ok && api.EventNotFound() && !strings.HasPrefix(api.Detail, noMatch) && !c.IsHosted()
}

// olderLatestEvent reads the latest event of an issue by the path that does not name the
// organization. It follows a response that there is no event.
func (c *Client) olderLatestEvent(ctx context.Context, organization, issue string, query url.Values, err error) (*Response, error) {
	if lookup := c.CheckIssue(ctx, organization, issue); lookup != nil {
		return nil, missingAfter(err, lookup, MissingContainer)
	}
	response, older := c.get(ctx, issueEvent, apiPath("issues", issue, "events", "latest"), query)
	if IsMissing(older) || c.lacksRoute(older) {
		return nil, err
	}
	return response, older
}

// missingPosition finds out whether the server does not know the position. In this case, the
// issue has a latest event.
func (c *Client) missingPosition(ctx context.Context, organization, issue string, environments []string, err error) error {
	latest, other := c.issueEvent(ctx, organization, issue, "latest", environments)
	if other == nil {
		latest.Release()
		return missing(err, MissingPosition)
	}
	api, ok := errors.AsType[*APIError](other)
	switch {
	case ok && api.Missing == MissingContainer:
		return missing(err, MissingContainer)
	case ok && api.EventNotFound():
		return err
	default:
		return other // Nothing shows that there is no event.
	}
}

// ErrNoIssue reports that the server returned another issue than the requested one, or one of
// another organization.
var ErrNoIssue = errors.New("the server returned another issue, or one of another organization")

// errUnknownProject reports that the response does not show which organization an issue
// belongs to.
var errUnknownProject = errors.New("the issue names no project")

// issueResponse contains the members of an issue that are used.
type issueResponse struct {
	ID      json.RawMessage `json:"id"`
	Project struct {
		ID   json.RawMessage `json:"id"`
		Slug json.RawMessage `json:"slug"`
	} `json:"project"`
}

// CheckIssue looks up an issue of an organization by its ID:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/
//
// If the server does not know that path, the older one is read:
//
//	GET /api/0/issues/{issue}/
//
// The older path does not name the organization, and a token may have access to several. So
// the issue's project is looked up in the organization. [IsMissing] reports whether the error
// is about an issue that does not exist there. After any other error, this is not known.
//
// Some servers respond to requests below a missing issue as if it were empty. A token needs
// event:read, and project:read for the older path. Errors are as with [Client.Event], and
// [ErrNoIssue].
func (c *Client) CheckIssue(ctx context.Context, organization, issue string) error {
	if err := checkIssue(organization, issue); err != nil {
		return err
	}
	_, err := c.issueDetails(ctx, issue, "organizations", organization, "issues", issue)
	if !c.lacksRoute(err) {
		return err
	}
	found, err := c.issueDetails(ctx, issue, "issues", issue)
	if err != nil {
		return err
	}
	slug, id := c.slug(found.Project.Slug), c.slug(found.Project.ID)
	if slug == "" {
		return errUnknownProject
	}
	project, err := c.FindProject(ctx, organization, slug)
	if err == nil && id != "" && project.ProjectID != "" && id != project.ProjectID {
		return ErrNoIssue
	}
	if IsMissing(err) {
		return ErrNoIssue
	}
	return err
}

// issueDetails reads an issue by one of its paths. It returns a [*ResponseError] for a
// response about something other than the issue.
func (c *Client) issueDetails(ctx context.Context, issue string, path ...string) (*issueResponse, error) {
	response, err := c.get(ctx, issueDetails, apiPath(path...), nil)
	if err != nil {
		return nil, err
	}
	defer response.Release() // The raw messages are copies.
	found := new(issueResponse)
	if err := response.decodeObject(found); err != nil {
		return nil, err
	}
	if !SameIssue(plainText(found.ID), issue) {
		return nil, response.lacks("id of the requested issue")
	}
	return found, nil
}
