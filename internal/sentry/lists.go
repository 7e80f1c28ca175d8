// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/url"
	"slices"
)

// ListOptions narrow a list of events. Zero values are not sent.
type ListOptions struct {
	// Environments are names; events of any of them are listed. The list of a project ignores
	// them.
	Environments []string
	// Query is in Sentry's search syntax. In the list of a project, only old servers use it,
	// as a part of the message.
	Query string
	// StatsPeriod is the length of a time range that ends now, such as 24h or 14d. It takes
	// precedence over Start and End, which limit the time range in ISO 8601.
	StatsPeriod, Start, End string
	// Sample requests a random order that is the same each time.
	Sample bool
	// Full requests full events instead of summaries. Such a page may be larger than
	// [Config.MaxResponseBytes], see [Pages.Each].
	Full bool
}

func (o ListOptions) query() url.Values {
	query := values("query", o.Query, "statsPeriod", o.StatsPeriod, "start", o.Start, "end", o.End)
	add(query, "environment", o.Environments)
	if o.Sample {
		query.Set("sample", "true")
	}
	if o.Full {
		// Some servers accept any value as true, including false.
		query.Set("full", "true")
	}
	return query
}

// ExploreOptions describe a query of Explore. Zero values are not sent.
type ExploreOptions struct {
	// Dataset is errors, spans, logs or another dataset. Without one, Sentry uses discover,
	// which is deprecated.
	Dataset string
	// Fields are 1 to 50 columns, 20 on servers before June 2025: fields, tags and functions such as count().
	Fields []string
	// Query is in Sentry's search syntax.
	Query string
	// Sort is one of the fields, with a minus before it for descending order.
	Sort string
	// Projects are slugs or IDs. None means the projects that the token's owner is a member
	// of, and -1 means all. Servers before June 2026 reject slugs.
	Projects []string
	// ProjectSlugs are slugs, which servers accept since 2022. They cannot be combined with
	// Projects.
	ProjectSlugs []string
	// Environments are names.
	Environments []string
	// StatsPeriod, Start and End are as in [ListOptions]. The default is the last 90 days.
	StatsPeriod, Start, End string
}

func (o ExploreOptions) query() url.Values {
	query := values(
		"dataset", o.Dataset, "query", o.Query, "sort", o.Sort, "statsPeriod", o.StatsPeriod, "start", o.Start, "end", o.End,
	)
	add(query, "field", o.Fields)
	add(query, "project", o.Projects)
	add(query, "projectSlug", o.ProjectSlugs)
	add(query, "environment", o.Environments)
	return query
}

// IsHosted reports whether the server is Sentry's hosted service, which always has the newest
// version.
func (c *Client) IsHosted() bool { return isHosted(c.base.hostname()) }

// ProjectEvents lists the error events of a project, latest first:
//
//	GET /api/0/projects/{organization}/{project}/events/
//
// Pages are JSON arrays. A token needs project:read. The error is a
// [*PathError]; nothing is requested yet.
func (c *Client) ProjectEvents(organization, project string, options ListOptions) (*Pages, error) {
	err := checkSegments(segment{"organization", organization}, segment{"project", project})
	if err != nil {
		return nil, err
	}
	return c.pages(projectEvents, apiPath("projects", organization, project, "events"), options.query()), nil
}

// IssueEvents lists the events of an issue, latest first:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/events/
//
// Issue is an ID that [IsIssueID] accepts. Pages are JSON arrays. A token needs event:read.
// The error is a [*PathError]; nothing is requested yet. The older path is read as with
// [Client.IssueEvent].
func (c *Client) IssueEvents(organization, issue string, options ListOptions) (*Pages, error) {
	if err := checkIssue(organization, issue); err != nil {
		return nil, err
	}
	pages := c.pages(issueEvents, apiPath("organizations", organization, "issues", issue, "events"), options.query())
	pages.otherwise = c.olderIssueList(organization, issue, "events")
	return pages, nil
}

// EventAttachments lists the attachments of an event:
//
//	GET /api/0/projects/{organization}/{project}/events/{event_id}/attachments/
//
// Query is a part of the name, or is:screenshot; empty means all. Pages are JSON arrays. A
// token needs project:read. The error is a [*PathError]; nothing is requested yet. If the
// organization's plan has no attachments, reading is an [*APIError] of status 404 with an
// empty body; the event is looked up as with [Client.SourceMaps].
func (c *Client) EventAttachments(organization, project, eventID, query string) (*Pages, error) {
	if err := checkEvent(organization, project, eventID); err != nil {
		return nil, err
	}
	path := apiPath("projects", organization, project, "events", eventID, "attachments")
	pages := c.pages(eventAttachments, path, values("query", query))
	pages.countsPages = true
	pages.otherwise = func(ctx context.Context, err error) (string, error) {
		return "", c.missingBelowEvent(ctx, organization, project, eventID, err)
	}
	return pages, nil
}

// Explore queries the events of an organization:
//
//	GET /api/0/organizations/{organization}/events/
//
// Pages are JSON objects with the rows in data and their types in meta. A token
// needs org:read. The error is a [*PathError]; nothing is requested yet.
func (c *Client) Explore(organization string, options ExploreOptions) (*Pages, error) {
	if err := checkSegments(segment{"organization", organization}); err != nil {
		return nil, err
	}
	return c.pages(explore, apiPath("organizations", organization, "events"), options.query()), nil
}

// values returns a query from alternating names and values, without empty values.
func values(pairs ...string) url.Values {
	query := url.Values{}
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] != "" {
			query.Set(pair[0], pair[1])
		}
	}
	return query
}

// add adds a parameter that may occur several times in a query.
func add(query url.Values, name string, list []string) {
	for _, value := range list {
		query.Add(name, value)
	}
}
