// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var results = field.NewTable[*report]("event", field.Fields{
	field.String{Name: "release", Doc: "Release that the event belongs to."},
	field.String{Name: "dist", Doc: "Distribution of the release, such as a build number."},
	field.String{Name: "sdk_version", Doc: "Version of the SDK that sent the event."},
	field.String{Name: "min_debug_id_sdk_version", Doc: "First version of that SDK that sends debug ids."},
	field.String{Name: "sdk_debug_id_support", Doc: "Whether the SDK sends debug ids: `full`, `needs-upgrade`, `not-supported` or `unofficial-sdk`."},
	field.Bool{Name: "has_debug_ids", Doc: "Whether the event carries debug ids."},
	field.Bool{Name: "project_has_some_artifact_bundle", Doc: "Whether any artifact bundle was ever uploaded to the project."},
	field.Bool{Name: "release_has_some_artifact", Doc: "Whether anything was uploaded for the event's release."},
	field.Bool{Name: "has_uploaded_some_artifact_with_a_debug_id", Doc: "Whether anything with a debug id, of this event or another, was ever uploaded to the project."},
	field.Bool{Name: "has_scraping_data", Doc: "Whether Sentry kept a record of fetching files from their addresses."},
	field.Objects{
		Name: "frames", From: "exceptions[].frames[]", Items: field.Items((*report).listFrames),
		Doc:    "Every frame of every exception, in Sentry's order.",
		Fields: frameFields,
	},
})

var frameFields = field.Fields{
	field.Number{Name: "exception_index", Value: field.Func((*frame).exceptionLocation), Doc: "Index of the exception in the report, from 0."},
	field.Number{Name: "frame_index", Value: field.Func((*frame).frameLocation), Doc: "Index of the frame in its exception, from 0."},
	field.String{
		Name: "abs_path", From: "release_process.abs_path", Value: field.Func((*frame).address),
		Doc: "Address or path of the minified file that the frame is in. Where there is none, the address at which Sentry tried to fetch " +
			"it.",
	},
	field.String{Name: "debug_id", From: "debug_id_process.debug_id", Doc: "Debug id of the minified file, as the event carries it."},
	field.Bool{
		Name: "resolved", Value: field.Func((*frame).isResolved),
		Doc: "Whether one of the three ways led to the minified file and to its source map: see `resolved_by`. Never null.",
	},
	field.String{
		Name: "resolved_by", Value: field.Func((*frame).wayToIt),
		Doc: "The first way that led to a source map: `debug-id` (the file and its map are uploaded with the frame's debug id), `release` " +
			"(both are found among the artifacts of the event's release and dist) or `scraping` (Sentry fetched the map, and has the " +
			"file). Null where none did.",
	},
	field.String{
		Name: "problem", Value: field.Func((*frame).whyNot),
		Doc: "Why there is no source map, in one sentence: about the way that came closest. Null where the frame is resolved.",
	},
	field.String{
		Name: "source_file_lookup_result", From: "release_process.source_file_lookup_result",
		Doc: "Whether the release has the minified file: `found`, `wrong-dist` (only for another dist) or `unsuccessful`.",
	},
	field.String{
		Name: "source_map_lookup_result", From: "release_process.source_map_lookup_result",
		Doc: "Whether the release has the source map: `found`, `wrong-dist` (only for another dist) or `unsuccessful`.",
	},
	field.String{
		Name: "source_map_reference", From: "release_process.source_map_reference",
		Doc: "What the minified file names as its source map; `Inline Sourcemap` where it holds the map itself.",
	},
	field.String{Name: "matching_source_map_name", From: "release_process.matching_source_map_name", Doc: "Name of the artifact that is the source map."},
	field.String{Name: "scraping_source_status", From: "scraping_process.source_file.status", Doc: "How fetching the minified file went: `success`, `failure` or `not_attempted`."},
	field.String{Name: "scraping_map_status", From: "scraping_process.source_map.status", Doc: "How fetching the source map went: `success`, `failure` or `not_attempted`."},
}
