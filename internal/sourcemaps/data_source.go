// SPDX-License-Identifier: MPL-2.0

// Package sourcemaps implements the data source sentry_event_source_maps, which reads
// Sentry's report on the source maps of one event.
package sourcemaps

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// DataSource returns the data source sentry_event_source_maps.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event_source_maps", Description: description, Arguments: argument.ProjectEventAttributes,
		Results: results, Read: read,
	}
}

const description = "Reads Sentry's report on the source maps of a JavaScript event: for each frame, whether there is a source map, " +
	"and if not, why. " +
	"The report is about the current uploads, so all results can differ between two reads of an unchanged event. " +
	"For the API, see [Get Debug Information Related to Source Maps for a Given Event]" +
	"(https://docs.sentry.io/api/events/get-debug-information-related-to-source-maps-for-a-given-event/). " +
	"The token needs the scope `project:read`."
