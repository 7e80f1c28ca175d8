// SPDX-License-Identifier: MPL-2.0

// Package events lists the events of a project or of an issue: the data source
// sentry_events.
package events

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/source"

// Source defines the data source sentry_events.
func Source() source.Definition[Config, Model] {
	return source.Definition[Config, Model]{Name: "events", Schema: dataSourceSchema, Validate: validate, Read: Read}
}
