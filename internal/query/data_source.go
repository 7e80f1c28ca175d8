// SPDX-License-Identifier: MPL-2.0

// Package query queries Sentry's Explore about the events of an organization: the data source
// sentry_event_query.
package query

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"

// DataSource returns the data source sentry_event_query.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event_query", Description: description, Arguments: arguments, Results: results, Validate: validate, Read: read,
	}
}

const description = "Asks Sentry's Explore, once called Discover, about the events of an organization: fields, tags and counts of " +
	"the events that a search finds. The API document behind it is " +
	"[Query Explore Events in Table Format](https://docs.sentry.io/api/explore/query-explore-events-in-table-format/); the token " +
	"needs the scope `org:read`."
