// SPDX-License-Identifier: MPL-2.0

// Package issues implements the data sources sentry_issue, sentry_issues and
// sentry_issue_tag, which read the issues of an organization.
package issues

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"

// Issue returns the data source sentry_issue.
func Issue() entity.DataSource[IssueConfig] {
	return entity.DataSource[IssueConfig]{
		Name: "sentry_issue", Description: issueDescription, Arguments: issueArguments, Results: issueFields, Read: readIssue,
	}
}

// List returns the data source sentry_issues.
func List() entity.DataSource[ListConfig] {
	return entity.DataSource[ListConfig]{
		Name: "sentry_issues", Description: listDescription, Arguments: listArguments, Results: listFields, Validate: validateList,
		Read: readList,
	}
}

const listDescription = "Lists the issues of an organization that Sentry's issue search finds. For the API, see " +
	"[List an Organization's Issues](https://docs.sentry.io/api/events/list-an-organizations-issues/). The token needs the scope " +
	"`event:read`."

// Tag returns the data source sentry_issue_tag.
func Tag() entity.DataSource[TagConfig] {
	return entity.DataSource[TagConfig]{
		Name: "sentry_issue_tag", Description: tagDescription, Arguments: tagArguments, Results: tagFields, Validate: validateTag,
		Read: readTag,
	}
}

const tagDescription = "Reads the most frequent values of one tag of an issue, and with `limit` the list of its values. For the " +
	"API, see [Retrieve Tag Details](https://docs.sentry.io/api/events/retrieve-tag-details/) and " +
	"[List a Tag's Values for an Issue](https://docs.sentry.io/api/events/list-a-tags-values-for-an-issue/). The token needs the scope " +
	"`event:read`."

const issueDescription = "Reads an issue from Sentry: its status, priority, counts, releases, and assignee. For the API, see " +
	"[Retrieve an Issue](https://docs.sentry.io/api/events/retrieve-an-issue/). The token needs the scope `event:read`."
