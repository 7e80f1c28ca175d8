// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var results = field.NewTable[*report]("event", field.Fields{
	field.String{Name: "release", Doc: "Release that the event belongs to."},
	field.String{Name: "dist", Doc: "Distribution of the release, such as a build number."},
	field.String{Name: "sdk_version", Doc: "Version of the SDK that sent the event."},
	field.String{Name: "min_debug_id_sdk_version", Doc: "First version of the SDK that sends debug IDs."},
	field.String{Name: "sdk_debug_id_support", Doc: "Whether the SDK sends debug IDs: `full`, `needs-upgrade`, `not-supported`, or `unofficial-sdk`."},
	field.Bool{Name: "has_debug_ids", Doc: "Whether the event contains debug IDs."},
	field.Bool{Name: "project_has_some_artifact_bundle", Doc: "Whether an artifact bundle was ever uploaded to the project."},
	field.Bool{Name: "release_has_some_artifact", Doc: "Whether anything was uploaded for the event's release."},
	field.Bool{Name: "has_uploaded_some_artifact_with_a_debug_id", Doc: "Whether anything with a debug ID, of this event or another, was ever uploaded to the project."},
	field.Bool{Name: "has_scraping_data", Doc: "Whether Sentry kept a record of fetching files from their URLs."},
	field.Objects{
		Name: "frames", From: "exceptions[].frames[]", Items: field.Items((*report).listFrames),
		Doc:    "All frames of all exceptions, in Sentry's order.",
		Fields: frameFields,
	},
})

var frameFields = field.Fields{
	field.Number{Name: "exception_index", Value: field.Func((*frame).exceptionLocation), Doc: "Index of the exception in the report, from 0."},
	field.Number{Name: "frame_index", Value: field.Func((*frame).frameLocation), Doc: "Index of the frame in its exception, from 0."},
	field.String{
		Name: "abs_path", From: "release_process.abs_path", Value: field.Func((*frame).address),
		Doc: "URL or path of the minified file of the frame. If there is none, the URL at which Sentry tried to fetch it.",
	},
	field.String{Name: "debug_id", From: "debug_id_process.debug_id", Doc: "Debug ID of the minified file, from the event."},
	field.Bool{
		Name: "resolved", Value: field.Func((*frame).isResolved),
		Doc: "Whether Sentry has the minified file and its source map: see `resolved_by`. Never null.",
	},
	field.String{
		Name: "resolved_by", Value: field.Func((*frame).wayToIt),
		Doc: "First way that led to a source map: `debug-id`, `release`, or `scraping`. Null if none did.",
	},
	field.String{
		Name: "problem", Value: field.Func((*frame).whyNot),
		Doc: "Why there is no source map, in one sentence. Null if the frame is resolved.",
	},
	field.String{
		Name: "source_file_lookup_result", From: "release_process.source_file_lookup_result",
		Doc: "Result of the lookup of the minified file in the release: `found`, `wrong-dist` (only for another dist), or `unsuccessful`.",
	},
	field.String{
		Name: "source_map_lookup_result", From: "release_process.source_map_lookup_result",
		Doc: "Result of the lookup of the source map in the release: `found`, `wrong-dist` (only for another dist), or `unsuccessful`.",
	},
	field.String{
		Name: "source_map_reference", From: "release_process.source_map_reference",
		Doc: "Source map that the minified file refers to. `Inline Sourcemap` if the file contains it.",
	},
	field.String{Name: "matching_source_map_name", From: "release_process.matching_source_map_name", Doc: "Name of the source map's artifact."},
	field.String{Name: "scraping_source_status", From: "scraping_process.source_file.status", Doc: "Result of fetching the minified file: `success`, `failure`, or `not_attempted`."},
	field.String{Name: "scraping_map_status", From: "scraping_process.source_map.status", Doc: "Result of fetching the source map: `success`, `failure`, or `not_attempted`."},
}
