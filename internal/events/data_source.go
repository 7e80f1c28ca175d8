// SPDX-License-Identifier: MPL-2.0

// Package events implements the data source sentry_events, which lists the events of a
// project or of an issue.
package events

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"

// DataSource returns the data source sentry_events.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_events", Description: description, Arguments: arguments, Results: results, Validate: validate, Read: read,
	}
}

const description = "Lists the events of a project or of an issue, latest first. The list of a project contains neither " +
	"transactions nor occurrences, such as performance issues and user feedback. For the API, see " +
	"[List a Project's Error Events](https://docs.sentry.io/api/events/list-a-projects-error-events/) and " +
	"[List an Issue's Events](https://docs.sentry.io/api/events/list-an-issues-events/). The token needs the scope " +
	"`project:read`, or `event:read` for an issue."
