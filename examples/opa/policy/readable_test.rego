# title: Tests of readable.rego
package readable_test

import data.main
import data.sentry.fixtures

test_readable if {
	images := [image("found", "a1"), image("unused", "a2"), image(null, "a3")]
	judged({"debug_images": images}, {}) == {"deny": set(), "warn": set()}
}

test_each_processing_error if {
	types := {
		"js_invalid_source", "js_invalid_sourcemap", "js_missing_source", "js_missing_sources_content",
		"js_no_source", "native_bad_dsym", "native_missing_dsym", "proguard_missing_mapping",
	}
	every type in types {
		msg := concat("", [fixtures.where, "readable: processing errors ", type, ": 1"])
		judged({"errors": [error(type)]}, {}) == {"deny": {msg}, "warn": set()}
	}
}

test_types_of_the_future if {
	msg := concat("", [fixtures.where, "readable: processing errors js_of_the_future: 2"])
	judged({"errors": [error("js_of_the_future"), error("JS_of_the_future")]}, {}) == {"deny": {msg}, "warn": set()}
}

test_odd_types_are_not_shown if {
	msg := concat("", [fixtures.where, "readable: processing errors of an odd type: 1"])
	judged({"errors": [error("native_\nmara@example.com")]}, {}).deny == {msg}
}

test_errors_of_another_type if {
	msg := concat("", [fixtures.where, "readable: the processing errors could not be read"])
	every path in ["errors", "errors[2]", "errors[0].type"] {
		judged({"read_warnings": [path]}, {}).deny == {msg}
	}
	judged({"read_warnings": ["errorsome", "entries[0].errors"]}, {}).deny == set()
}

test_errors_are_counted if {
	msg := concat("", [fixtures.where, "readable: processing errors js_no_source: 2"])
	judged({"errors": [error("js_no_source"), error("js_no_source")]}, {}).deny == {msg}
}

test_other_errors_pass if {
	judged({"errors": [error("clock_drift"), error(null)]}, {}) == {"deny": set(), "warn": set()}
}

test_missing_debug_files if {
	images := [image("missing", "B2"), image("found", "a1"), image("missing", "c3"), image("missing", null)]
	msg := concat("", [fixtures.where, "readable: missing debug files: 3, first b2"])
	judged({"debug_images": images}, {}) == {"deny": {msg}, "warn": set()}
}

test_odd_debug_ids_are_not_shown if {
	msg := concat("", [fixtures.where, "readable: missing debug files: 1, first without id"])
	judged({"debug_images": [image("missing", "/home/mara/app")]}, {}).deny == {msg}
}

# What is optional is a warning, the image that it is about included.
test_optional_debug_files if {
	optional := object.union(error("native_missing_optionally_bundled_dsym"), {"data_json": `{"image_uuid":"A1"}`})
	msg := concat("", [fixtures.where, "readable: processing errors native_missing_optionally_bundled_dsym: 1"])
	judged({"errors": [optional], "debug_images": [image("missing", "a1")]}, {}) == {"deny": set(), "warn": {msg}}
	count(judged({"errors": [optional], "debug_images": [image("missing", "b2")]}, {}).deny) == 1
	every text in [null, "", "{", "[]", "{}", `{"image_uuid":1}`] {
		odd := object.union(optional, {"data_json": text})
		count(judged({"errors": [odd], "debug_images": [image("missing", "a1")]}, {}).deny) == 1
	}
}

test_sections_not_read if {
	judged({"errors": null}, {}).deny == {concat("", [fixtures.where, "readable: the section errors was not read"])}
	msg := concat("", [fixtures.where, "readable: the section debug_images was not read"])
	judged({"debug_images": null}, {}).deny == {msg}
	judged({"debug_images": null}, {"require_debug_images": false}).deny == set()
}

error(type) := {"type": type, "message": "text", "data_json": null}

image(status, id) := {"debug_status": status, "debug_id": id, "code_file": "/home/mara/app"}

judged(changes, thresholds) := {"deny": deny, "warn": warn} if {
	all := object.union(fixtures.thresholds, thresholds)
	deny := main.deny with input as fixtures.with_values(changes) with data.policy as all
	warn := main.warn with input as fixtures.with_values(changes) with data.policy as all
}
