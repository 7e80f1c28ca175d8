// SPDX-License-Identifier: MPL-2.0

// Package query implements the data source sentry_event_query, which queries the events of an
// organization with Sentry's Explore.
package query

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"

// DataSource returns the data source sentry_event_query.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event_query", Description: description, Arguments: arguments, Results: results, Validate: validate, Read: read,
	}
}

const description = "Queries the events of an organization in Sentry's Explore, formerly Discover: fields, tags, and counts of " +
	"the events that a search finds. For the API, see " +
	"[Query Explore Events in Table Format](https://docs.sentry.io/api/explore/query-explore-events-in-table-format/). The token " +
	"needs the scope `org:read`."
