// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// Location is the location of an event or an issue. Its strings are safe to print, and valid
// in paths if they are not empty.
type Location struct {
	// Organization is the slug, or the requested value if the response lacks it.
	Organization string
	// Project is the slug, and Issue the ID, numeric on Sentry itself. An event and a project
	// always have the first, an issue the second. The other is empty if the response lacks
	// it.
	Project, Issue string
	// ProjectID is the ID of a project, numeric on every Sentry. It is empty for an event and
	// an issue, and if the response lacks it.
	ProjectID string
	// Event is the ID of 32 hexadecimal digits, or the requested value if the response lacks
	// it. It is empty for an issue and a project.
	Event string
}

// FindEvent looks up which project of an organization an event belongs to:
//
//	GET /api/0/organizations/{organization}/eventids/{event_id}/
//
// The event ID is 32 hexadecimal digits. Transactions are not found. A token needs org:read.
// The hosted service accepts one such request per second. Errors are as with [Client.Event],
// and [*ResponseError] if the response names no project.
func (c *Client) FindEvent(ctx context.Context, organization, eventID string) (*Location, error) {
	if err := checkSegments(segment{"organization", organization}); err != nil {
		return nil, err
	}
	if err := checkForm(segment{"event_id", eventID}, isEventID(eventID), "must be 32 hexadecimal digits"); err != nil {
		return nil, err
	}
	found, location, err := c.lookup(ctx, eventIDs, organization, "eventids", eventID)
	if err != nil {
		return nil, err
	}
	if location.Project == "" {
		return nil, found.response.lacks("projectSlug")
	}
	location.Event = eventID
	if id := plainText(found.EventID); isEventID(id) {
		location.Event = id
	}
	return location, nil
}

// FindIssue looks up the issue of a short ID such as WEB-1A2:
//
//	GET /api/0/organizations/{organization}/shortids/{short_id}/
//
// Any other ID, numeric or opaque, is that of the issue itself, without a request and without
// a project. A token needs event:read. Errors are as with [Client.Event], with issue_id as the
// argument of a [*PathError], and [*ResponseError] if the response names no issue.
func (c *Client) FindIssue(ctx context.Context, organization, shortID string) (*Location, error) {
	if err := checkSegments(segment{"organization", organization}, segment{"issue_id", shortID}); err != nil {
		return nil, err
	}
	if !IsShortID(shortID) {
		return &Location{Organization: organization, Issue: shortID}, nil
	}
	shortID = strings.ToUpper(shortID)
	found, location, err := c.lookup(ctx, shortIDs, organization, "shortids", shortID)
	if err != nil {
		return nil, err
	}
	if location.Issue == "" {
		return nil, found.response.lacks("groupId")
	}
	if found.isOtherThan(shortID) {
		found.response.Reject()
		return nil, afterRedirect(found.response.Redirected, ErrNoIssue)
	}
	return location, nil
}

// foldShortID returns a short ID in one of the forms that Sentry accepts for it. Its number
// is written with the digits and letters of Crockford's base 32.
func foldShortID(shortID string) string {
	return strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(shortID))
}

// FindProject looks up a project by its slug or ID:
//
//	GET /api/0/projects/{organization}/{project}/
//
// It shows whether the project exists. Some servers respond to requests below a missing
// project as if it were empty. A token needs project:read. Errors are as with [Client.Event],
// and [*ResponseError] if the response contains no slug.
func (c *Client) FindProject(ctx context.Context, organization, project string) (*Location, error) {
	if err := checkSegments(segment{"organization", organization}, segment{"project", project}); err != nil {
		return nil, err
	}
	response, err := c.get(ctx, projectDetails, apiPath("projects", organization, project), nil)
	if err != nil {
		return nil, err
	}
	defer response.Release() // The raw messages are copies.
	var found struct {
		ID           json.RawMessage `json:"id"`
		Slug         json.RawMessage `json:"slug"`
		Organization json.RawMessage `json:"organization"`
	}
	if err := response.decodeObject(&found); err != nil {
		return nil, err
	}
	location := &Location{Organization: organization, Project: c.slug(found.Slug), ProjectID: c.slug(found.ID)}
	switch {
	case location.Project == "":
		return nil, response.lacks("slug")
	case !strings.EqualFold(location.Project, project) && location.ProjectID != project && response.Moved == "":
		return nil, response.isAbout("another project than the requested one")
	case !IsNumericID(organization) && !strings.EqualFold(cmp.Or(c.slug(slugIn(found.Organization)), organization), organization):
		return nil, response.isAbout("a project of another organization than the requested one")
	}
	return location, nil
}

// slugIn returns the slug in an object, or nil for a value of another type.
func slugIn(object json.RawMessage) json.RawMessage {
	var found struct {
		Slug json.RawMessage `json:"slug"`
	}
	_ = json.Unmarshal(object, &found) // If it fails, found is empty.
	return found.Slug
}

// locationResponse contains the common members of both lookup responses. The event and the
// issue in them are not decoded.
type locationResponse struct {
	OrganizationSlug json.RawMessage `json:"organizationSlug"`
	ProjectSlug      json.RawMessage `json:"projectSlug"`
	GroupID          json.RawMessage `json:"groupId"`
	Group            json.RawMessage `json:"group"`
	EventID          json.RawMessage `json:"eventId"`
	ShortID          json.RawMessage `json:"shortId"`

	response *Response // without its body
}

// isOtherThan reports whether the response is about another issue than that of a short ID.
// Some compatible servers only use the number after the dash.
func (r *locationResponse) isOtherThan(shortID string) bool {
	var issue struct {
		ShortID json.RawMessage `json:"shortId"`
	}
	_ = json.Unmarshal(r.Group, &issue) // If it fails, issue is empty.
	for _, raw := range []json.RawMessage{r.ShortID, issue.ShortID} {
		if text := jsonString(raw); text != "" && foldShortID(text) != foldShortID(shortID) {
			return true
		}
	}
	return false
}

// lookup requests an event ID or a short ID, and returns the response as a location.
func (c *Client) lookup(ctx context.Context, endpoint endpoint, organization, kind, id string) (*locationResponse, *Location, error) {
	response, err := c.get(ctx, endpoint, apiPath("organizations", organization, kind, id), nil)
	if err != nil {
		return nil, nil, err
	}
	defer response.Release() // The raw messages are copies.
	var found locationResponse
	if err := response.decodeObject(&found); err != nil {
		return nil, nil, err
	}
	found.response = response
	location := &Location{
		Organization: cmp.Or(c.slug(found.OrganizationSlug), organization),
		Project:      c.slug(found.ProjectSlug),
	}
	if !IsNumericID(organization) && !strings.EqualFold(location.Organization, organization) {
		return nil, nil, response.isAbout(fmt.Sprintf("organization %q, not %q", location.Organization, organization))
	}
	location.Issue = c.issueID(found.GroupID, found.Group)
	return &found, location, nil
}

// issueID returns the ID of an issue under groupId or, on some compatible servers, under the
// id of the issue itself. It is empty if neither is valid.
func (c *Client) issueID(groupID, group json.RawMessage) string {
	var issue struct {
		ID json.RawMessage `json:"id"`
	}
	_ = json.Unmarshal(group, &issue) // If it fails, issue is empty.
	for _, raw := range []json.RawMessage{groupID, issue.ID} {
		id, text := c.slug(raw), jsonString(raw)
		if IsNumericID(id) || text != "" && text != noGroup && IsIssueID(id) {
			return id
		}
	}
	return ""
}

// noGroup is what Sentry returns as the groupId of an event without an issue: Python's null
// in a string.
const noGroup = "None"

// slug returns a slug or an ID of the server, which is a string or a number. It returns an
// empty string if the value is not valid in a path and a message.
func (c *Client) slug(raw json.RawMessage) string { return c.PrintableSlug(plainText(raw)) }

// PrintableSlug returns text if it is valid as a slug or an ID and contains no secret of the
// client. Otherwise, it returns an empty string.
func (c *Client) PrintableSlug(text string) string {
	if CheckSlug(text) != nil || text != c.secrets.Text(text, redact.MaxName) {
		return ""
	}
	return text
}

// plainText returns the value of a JSON string, or a JSON number as it was sent. It returns an
// empty string for anything else.
func plainText(raw json.RawMessage) string {
	if text := jsonString(raw); text != "" {
		return text
	}
	var number json.Number
	if json.Unmarshal(raw, &number) != nil {
		return ""
	}
	return number.String()
}
