// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
)

const description = "Reads why the frames of a JavaScript event of Sentry were, or were not, resolved with source maps. " +
	"Everything in it is about what is uploaded now, so that it can differ between two reads of an unchanged event. The API document " +
	"behind it is [Get Debug Information Related to Source Maps for a Given Event]" +
	"(https://docs.sentry.io/api/events/get-debug-information-related-to-source-maps-for-a-given-event/); " +
	"the token needs the scope `project:read`."

func dataSourceSchema() schema.Schema {
	attributes := projectevent.Attributes()
	maps.Copy(attributes, reportAttributes())
	return schema.Schema{MarkdownDescription: description, Attributes: attributes}
}

func reportAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"release":                  always.String("release", "Release that the event belongs to."),
		"dist":                     always.String("dist", "Distribution of the release, such as a build number."),
		"sdk_version":              always.String("sdk_version", "Version of the SDK that sent the event."),
		"min_debug_id_sdk_version": always.String("min_debug_id_sdk_version", "First version of that SDK that sends debug ids."),
		"sdk_debug_id_support": always.String("sdk_debug_id_support",
			"Whether the SDK sends debug ids: `full`, `needs-upgrade`, `not-supported` or `unofficial-sdk`."),
		"has_debug_ids": always.Bool("has_debug_ids", "Whether the event carries debug ids."),
		"project_has_some_artifact_bundle": always.Bool("project_has_some_artifact_bundle",
			"Whether any artifact bundle was ever uploaded to the project."),
		"release_has_some_artifact": always.Bool("release_has_some_artifact", "Whether anything was uploaded for the event's release."),
		"has_uploaded_some_artifact_with_a_debug_id": always.Bool("has_uploaded_some_artifact_with_a_debug_id",
			"Whether anything with a debug id, of this event or another, was ever uploaded to the project."),
		"has_scraping_data": always.Bool("has_scraping_data", "Whether Sentry kept a record of fetching files from their addresses."),
		"frames": always.Objects("exceptions[].frames[]",
			"Every frame of every exception, in Sentry's order. Of a server of 2024 or before, every entry of its `errors` instead.", frameAttributes()),
	}
}

func frameAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"exception_index": always.Number("", "Index of the exception in the report, from 0. Null where an older server does not tell."),
		"frame_index":     always.Number("", "Index of the frame in its exception, from 0. Null where an older server does not tell."),
		"abs_path": always.String("release_process.abs_path",
			"Address or path of the minified file that the frame is in. Where there is none, the address at which Sentry tried to fetch it."),
		"debug_id": always.String("debug_id_process.debug_id", "Debug id of the minified file, as the event carries it."),
		"resolved": always.Bool("", "Whether one of the three ways led to the minified file and to its source map: see `resolved_by`. Never null."),
		"resolved_by": always.String("", "The first way that led to a source map: `debug-id` (the file and its map are uploaded with the frame's debug id), "+
			"`release` (both are found among the artifacts of the event's release and dist) or `scraping` (Sentry fetched the map, and has the file). "+
			"Null where none did."),
		"problem": always.String("", "Why there is no source map, in one sentence: about the way that came closest. Null where the frame is resolved."),
		"source_file_lookup_result": always.String("release_process.source_file_lookup_result",
			"Whether the release has the minified file: `found`, `wrong-dist` (only for another dist) or `unsuccessful`."),
		"source_map_lookup_result": always.String("release_process.source_map_lookup_result",
			"Whether the release has the source map: `found`, `wrong-dist` (only for another dist) or `unsuccessful`."),
		"source_map_reference": always.String("release_process.source_map_reference",
			"What the minified file names as its source map; `Inline Sourcemap` where it holds the map itself."),
		"matching_source_map_name": always.String("release_process.matching_source_map_name",
			"Name of the artifact that is the source map."),
		"scraping_source_status": always.String("scraping_process.source_file.status",
			"How fetching the minified file went: `success`, `failure` or `not_attempted`."),
		"scraping_map_status": always.String("scraping_process.source_map.status",
			"How fetching the source map went: `success`, `failure` or `not_attempted`."),
	}
}
