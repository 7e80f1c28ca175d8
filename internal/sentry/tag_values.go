// SPDX-License-Identifier: MPL-2.0

package sentry

// TagValueOptions narrow the list of a tag's values. Zero values are not sent.
type TagValueOptions struct {
	// Environments are names; only their events count.
	Environments []string
	// Sort is date, count, age or id. Sentry ignores an unknown order.
	Sort string
}

// IssueTagValues lists the values of a tag of an issue:
//
//	GET /api/0/organizations/{organization}/issues/{issue}/tags/{key}/values/
//
// Key is one that [IsTagKey] accepts. Pages are JSON arrays. Sentry lists at most 1,000
// values in total. A token needs event:read. The error is a [*PathError]; nothing is
// requested yet. The older path is read as with [Client.Issue].
func (c *Client) IssueTagValues(organization, issue, key string, options TagValueOptions) (*Pages, error) {
	if err := checkIssue(organization, issue); err != nil {
		return nil, err
	}
	if err := checkTagKey(key); err != nil {
		return nil, err
	}
	query := values("sort", options.Sort)
	add(query, "environment", options.Environments)
	pages := c.pages(issueTagValues, apiPath("organizations", organization, "issues", issue, "tags", key, "values"), query)
	pages.otherwise = c.olderIssueList(organization, issue, "tags", key, "values")
	return pages, nil
}
