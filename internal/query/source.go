// SPDX-License-Identifier: MPL-2.0

// Package query asks Sentry's Explore about the events of an organization: the
// data source sentry_event_query.
package query

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/source"

// Source defines the data source sentry_event_query.
func Source() source.Definition[Config, Model] {
	return source.Definition[Config, Model]{Name: "event_query", Schema: dataSourceSchema, Validate: validate, Read: Read}
}
