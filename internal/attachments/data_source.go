// SPDX-License-Identifier: MPL-2.0

// Package attachments lists the files that are attached to an event of Sentry: the data
// source sentry_event_attachments. It never downloads a file.
package attachments

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// DataSource returns the data source sentry_event_attachments.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event_attachments", Description: description, Arguments: arguments, Results: results, Read: read,
	}
}

const description = "Lists the attachments of an event, such as minidumps, logs, and screenshots: their names, sizes, and " +
	"checksums, never their content. For the API, see " +
	"[List an Event's Attachments](https://docs.sentry.io/api/events/list-an-events-attachments/). The token needs the scope " +
	"`project:read`."
