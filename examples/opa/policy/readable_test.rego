# title: Tests of readable.rego
package readable_test

import data.main
import data.sentry.fixtures

test_readable if {
	images := [image("found", "a1"), image("unused", "a2"), image(null, "a3")]
	evaluated({"debug_images": images}, {}) == {"deny": set(), "warn": set()}
}

test_each_processing_error if {
	types := {
		"js_invalid_source", "js_invalid_sourcemap", "js_missing_source", "js_missing_sources_content",
		"js_no_source", "native_bad_dsym", "native_missing_dsym", "proguard_missing_mapping",
	}
	every type in types {
		msg := concat("", [fixtures.where, "readable: processing errors ", type, ": 1"])
		evaluated({"errors": [error(type)]}, {}) == {"deny": {msg}, "warn": set()}
	}
}

test_types_of_the_future if {
	msg := concat("", [fixtures.where, "readable: processing errors js_of_the_future: 2"])
	evaluated({"errors": [error("js_of_the_future"), error("JS_of_the_future")]}, {}) == {"deny": {msg}, "warn": set()}
	count(evaluated({"errors": [error("Native_NEW"), error("PROGUARD_new")]}, {}).deny) == 2
	evaluated({"errors": [error("not_js_x"), error("jsx")]}, {}) == {"deny": set(), "warn": set()}
}

test_unexpected_types_are_not_shown if {
	msg := concat("", [fixtures.where, "readable: processing errors of an unknown type: 1"])
	long := sprintf("js_%s", [concat("", [x | some _ in numbers.range(1, 78); x := "a"])])
	every type in ["native_\nmara@example.com", "native_mara@example.com", "js_no source", "js_no_source\n", long] {
		evaluated({"errors": [error(type)]}, {}).deny == {msg}
	}
}

test_errors_of_another_type if {
	msg := concat("", [fixtures.where, "readable: the section errors could not be read whole"])
	every path in ["errors", "errors[2]", "errors[0].type", "errors.mara@example.com"] {
		evaluated({"read_warnings": [path]}, {}).deny == {msg}
	}
	every path in ["errorsome", "errors-of-old", "entries[0].errors", "_errors", ""] {
		evaluated({"read_warnings": [path]}, {}).deny == set()
	}
}

test_debug_images_of_another_type if {
	msg := concat("", [fixtures.where, "readable: the section debug_images could not be read whole"])
	every path in [
		"entries", "entries[3].data.images", "entries[12].data.images[0]", "entries[3].data.images[299].debug_status",
	] {
		evaluated({"read_warnings": [path]}, {}).deny == {msg}
		relaxed := {"require_debug_images": false}
		evaluated({"debug_images": null, "read_warnings": [path]}, relaxed).deny == set()
	}
	every path in [
		"entries[3]", "entries[3].data", "entries[3].data.images[0].code_file", "entries[3].data.images[0].debug_status.x",
		"entries[3].data.imagesque", "context.entries[3].data.images", "user.data.images",
	] {
		evaluated({"read_warnings": [path]}, {}).deny == set()
	}
}

test_errors_are_counted if {
	msg := concat("", [fixtures.where, "readable: processing errors js_no_source: 2"])
	evaluated({"errors": [error("js_no_source"), error("js_no_source")]}, {}).deny == {msg}
}

test_other_errors_pass if {
	evaluated({"errors": [error("clock_drift"), error(null)]}, {}) == {"deny": set(), "warn": set()}
}

test_missing_debug_files if {
	images := [image("missing", "B2"), image("found", "a1"), image("missing", "c3"), image("missing", null)]
	msg := concat("", [fixtures.where, "readable: missing debug files: 3, first b2"])
	evaluated({"debug_images": images}, {}) == {"deny": {msg}, "warn": set()}
}

test_unexpected_debug_ids_are_not_shown if {
	msg := concat("", [fixtures.where, "readable: missing debug files: 1, first without ID"])
	evaluated({"debug_images": [image("missing", "/home/mara/app")]}, {}).deny == {msg}
}

# Optional files are warnings, including the image that the error is about.
test_optional_debug_files if {
	optional := object.union(error("native_missing_optionally_bundled_dsym"), {"data_json": `{"image_uuid":"A1"}`})
	msg := concat("", [fixtures.where, "readable: processing errors native_missing_optionally_bundled_dsym: 1"])
	evaluated({"errors": [optional], "debug_images": [image("missing", "a1")]}, {}) == {"deny": set(), "warn": {msg}}
	count(evaluated({"errors": [optional], "debug_images": [image("missing", "b2")]}, {}).deny) == 1
	every text in [null, "", "{", "[]", "{}", `{"image_uuid":1}`] {
		unexpected := object.union(optional, {"data_json": text})
		count(evaluated({"errors": [unexpected], "debug_images": [image("missing", "a1")]}, {}).deny) == 1
	}
}

# As from a server that sends no errors.
test_javascript_without_a_sign if {
	msg := concat("", [fixtures.where, "readable: no report of sentry_event_source_maps has a resolved frame of the event"])
	every platform in ["javascript", "node"] {
		every frames in [null, [], [{"resolved": false}], [{}]] {
			reported(platform, fixtures.good.id, frames) == {msg}
		}
		frames := [{"resolved": false}, {"resolved": true}]
		reported(platform, fixtures.good.id, frames) == set()
		reported(platform, "01234567-89AB-CDEF-0123-456789ABCDEF", frames) == set()
		reported(platform, "fedcba9876543210fedcba9876543210", frames) == {msg}
		evaluated({"platform": platform}, {}).deny == {msg}
		evaluated({"platform": platform}, {"require_source_maps": false}).deny == set()
		evaluated({"platform": platform, "entry_types": ["message"]}, {}).deny == set()
	}
}

# As from a server that leaves debug images as the SDK sent them.
test_native_events_without_a_sign if {
	msg := concat("", [fixtures.where, "readable: no debug image has a status, so nothing shows whether debug files were applied"])
	every platform in ["native", "cocoa", "objc", "c"] {
		every images in [[], [image(null, "a1")], [object.remove(image(null, "a1"), ["debug_status"])]] {
			evaluated({"platform": platform, "debug_images": images}, {}).deny == {msg}
		}
		evaluated({"platform": platform, "debug_images": [image("found", "a1")]}, {}).deny == set()
		evaluated({"platform": platform, "entry_types": ["message"]}, {}).deny == set()
	}
}

test_optional_in_upper_case if {
	optional := error("NATIVE_Missing_optionally_bundled_dsym")
	msg := concat("", [fixtures.where, "readable: processing errors native_missing_optionally_bundled_dsym: 1"])
	evaluated({"errors": [optional]}, {}) == {"deny": set(), "warn": {msg}}
}

test_sections_not_read if {
	evaluated({"errors": null}, {}).deny == {concat("", [fixtures.where, "readable: the section errors was not read"])}
	msg := concat("", [fixtures.where, "readable: the section debug_images was not read"])
	evaluated({"debug_images": null}, {}).deny == {msg}
	evaluated({"debug_images": null}, {"require_debug_images": false}).deny == set()
}

error(type) := {"type": type, "message": "text", "data_json": null}

image(status, id) := {"debug_status": status, "debug_id": id, "code_file": "/home/mara/app"}

# Messages about an event, in a plan with a report on the source maps of an event.
reported(platform, id, frames) := msgs if {
	plan := fixtures.with_resources([
		fixtures.resource("data.sentry_event.probe", {"platform": platform}),
		{
			"address": "data.sentry_event_source_maps.probe", "mode": "data", "type": "sentry_event_source_maps",
			"values": {"event_id": id, "frames": frames},
		},
	])
	msgs := main.deny with input as plan with data.policy as fixtures.thresholds
}

evaluated(changes, thresholds) := {"deny": deny, "warn": warn} if {
	all := object.union(fixtures.thresholds, thresholds)
	deny := main.deny with input as fixtures.with_values(changes) with data.policy as all
	warn := main.warn with input as fixtures.with_values(changes) with data.policy as all
}
