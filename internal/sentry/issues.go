// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"encoding/json"
	"net/url"
	"regexp"
)

// withAttachments requests whether the latest event has attachments.
const withAttachments = "latestEventHasAttachments"

// Issue reads an issue by its ID:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/
//
// Issue is an ID that [IsIssueID] accepts; see [Client.FindIssue] for a short ID. Counts and
// dates are those of the environments, or of all environments if there are none. An unknown
// environment is an [*APIError] of status 404. If this issue was merged into another one,
// Sentry responds with that one. A token needs event:read. Errors are as with [Client.Event].
//
// If a server other than sentry.io does not know the path, the older one is read, provided
// that the issue belongs to the organization:
//
//	GET /api/0/issues/{issue}/
func (c *Client) Issue(ctx context.Context, organization, issue string, environments []string) (*Response, error) {
	query := url.Values{"expand": {withAttachments}}
	add(query, "environment", environments)
	return c.ofIssue(ctx, organization, issue, query)
}

// ofIssue reads an issue, or a resource below it. The path ends with parts.
func (c *Client) ofIssue(ctx context.Context, organization, issue string, query url.Values, below ...string) (*Response, error) {
	if err := checkIssue(organization, issue); err != nil {
		return nil, err
	}
	endpoint := issueDetails
	if len(below) > 0 {
		endpoint = issueTag
	}
	path := append([]string{"issues", issue}, below...)
	response, err := c.get(ctx, endpoint, apiPath(append([]string{"organizations", organization}, path...)...), query)
	if !c.lacksRoute(err) {
		return response, err
	}
	if lookup := c.CheckIssue(ctx, organization, issue); lookup != nil {
		return nil, missingAfter(err, lookup, MissingContainer)
	}
	return c.get(ctx, endpoint, apiPath(path...), query)
}

// IssueOptions narrow a list of issues. Zero values are not sent.
type IssueOptions struct {
	// Query is Sentry's issue search. If it is nil, Sentry uses is:unresolved. An empty query
	// finds every issue.
	Query *string
	// Sort is date, freq, new, user or another order of Sentry.
	Sort string
	// Projects and ProjectSlugs are as in [ExploreOptions], but none means all.
	Projects, ProjectSlugs []string
	// Environments are names.
	Environments []string
	// StatsPeriod, Start and End are as in [ListOptions].
	StatsPeriod, Start, End string
}

func (o IssueOptions) query() url.Values {
	query := values("sort", o.Sort, "statsPeriod", o.StatsPeriod, "start", o.Start, "end", o.End, "expand", withAttachments)
	if o.Query != nil {
		query.Set("query", *o.Query)
	}
	add(query, "project", o.Projects)
	add(query, "projectSlug", o.ProjectSlugs)
	add(query, "environment", o.Environments)
	return query
}

// Issues lists the issues of an organization:
//
//	GET /api/0/organizations/{organization}/issues/
//
// Pages are JSON arrays. A token needs event:read. The error is a [*PathError]; nothing is
// requested yet.
func (c *Client) Issues(organization string, options IssueOptions) (*Pages, error) {
	if err := checkSegments(segment{"organization", organization}); err != nil {
		return nil, err
	}
	pages := c.pages(issueList, apiPath("organizations", organization, "issues"), options.query())
	pages.sizeName = "limit"
	return pages, nil
}

// HasIssues reports whether the list of an organization's issues of the last weeks has any:
//
//	GET /api/0/organizations/{organization}/issues/
//
// Sentry's response to a missing issue is the same as to a missing organization. This list
// shows the difference. Servers that are compatible with Sentry may return an empty list for
// a missing organization. A token needs event:read. Errors are as with [Client.Event], and
// [*ResponseError] if the response is not a list.
func (c *Client) HasIssues(ctx context.Context, organization string) (bool, error) {
	if err := checkSegments(segment{"organization", organization}); err != nil {
		return false, err
	}
	query := url.Values{"limit": {"1"}, "query": {""}}
	response, err := c.get(ctx, issueList, apiPath("organizations", organization, "issues"), query)
	if c.lacksRoute(err) {
		return false, missing(err, MissingUnclear) // The server may not have the list.
	}
	if err != nil {
		return false, err
	}
	defer response.Release()
	var list []json.RawMessage
	if json.Unmarshal(response.Body, &list) != nil || list == nil {
		return false, response.lacks("list of issues")
	}
	return len(list) > 0, nil
}

// tagKeyPattern matches a key of a tag, with the characters that Sentry allows.
var tagKeyPattern = regexp.MustCompile(`^[A-Za-z0-9_.:-]+$`)

// maxTagKey is Sentry's maximum length of a key.
const maxTagKey = 200

// IsTagKey reports whether text is valid in a path as the key of a tag.
func IsTagKey(text string) bool {
	return len(text) <= maxTagKey && tagKeyPattern.MatchString(text) && text != "." && text != ".."
}

func checkTagKey(key string) error {
	return checkForm(segment{"key", key}, IsTagKey(key), "must be letters, digits, '_', '.', ':' and '-'")
}

// IssueTag reads the most frequent values of a tag of an issue:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/tags/{key}/
//
// Key is one that [IsTagKey] accepts. Arguments, scope, errors and the older path are as with
// [Client.Issue]. If the issue exists, but the tag or an environment does not, the error is
// of the kind [MissingResource].
func (c *Client) IssueTag(ctx context.Context, organization, issue, key string, environments []string) (*Response, error) {
	if err := checkTagKey(key); err != nil {
		return nil, err
	}
	query := url.Values{}
	add(query, "environment", environments)
	response, err := c.ofIssue(ctx, organization, issue, query, "tags", key)
	if IsMissing(err) && c.CheckIssue(ctx, organization, issue) == nil {
		return nil, missing(err, MissingResource)
	}
	return response, err
}
