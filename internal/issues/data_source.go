// SPDX-License-Identifier: MPL-2.0

// Package issues reads the issues of an organization: the data source sentry_issue.
package issues

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"

// Issue is the data source sentry_issue.
func Issue() entity.DataSource[IssueConfig] {
	return entity.DataSource[IssueConfig]{
		Name: "sentry_issue", Description: issueDescription, Arguments: issueArguments, Results: issueFields, Read: readIssue,
	}
}

const issueDescription = "Reads an issue of Sentry: its status, priority, counts, releases, and assignee. The API document behind it is " +
	"[Retrieve an Issue](https://docs.sentry.io/api/events/retrieve-an-issue/); the token needs the scope `event:read`."
