# title: Readable stack traces
# description:
#   Sentry had the source maps and debug files that make stack traces readable. What is optional, such as debug
#   files of frameworks, is a warning.
package main

import data.sentry.events as sentry

unreadable := {
	"js_invalid_source",
	"js_invalid_sourcemap",
	"js_missing_source",
	"js_missing_sources_content",
	"js_no_source",
	"native_bad_dsym",
	"native_missing_dsym",
	"proguard_missing_mapping",
}

partly_readable := {"native_missing_optionally_bundled_dsym"}

deny contains msg if {
	some event in sentry.found
	some type in unreadable
	msg := processing_error(event, type)
}

warn contains msg if {
	some event in sentry.found
	some type in partly_readable
	msg := processing_error(event, type)
}

deny contains msg if {
	some event in sentry.found
	not is_array(sentry.value(event, ["errors"]))
	msg := sentry.message(event, "readable", "the section errors was not read")
}

deny contains msg if {
	some event in sentry.found
	ids := [debug_id(image) |
		some image in event.values.debug_images
		image.debug_status == "missing"
		not debug_id(image) in optional_files(event)
	]
	count(ids) > 0
	msg := sentry.message(event, "readable", sprintf("missing debug files: %d, first %s", [count(ids), sort(ids)[0]]))
}

deny contains msg if {
	sentry.required("require_debug_images")
	some event in sentry.found
	not is_array(sentry.value(event, ["debug_images"]))
	msg := sentry.message(event, "readable", "the section debug_images was not read")
}

processing_error(event, type) := msg if {
	n := count([e | some e in event.values.errors; e.type == type])
	n > 0
	msg := sentry.message(event, "readable", sprintf("processing errors %s: %d", [type, n]))
}

# Ids of the debug files that processing errors call optional.
optional_files(event) := {lower(particulars.image_uuid) |
	some e in event.values.errors
	e.type in partly_readable
	is_string(e.data_json)
	json.is_valid(e.data_json)
	particulars := json.unmarshal(e.data_json)
	is_string(particulars.image_uuid)
}

default debug_id(_) := "without id"

debug_id(image) := lower(image.debug_id) if {
	is_string(image.debug_id)
	regex.match(`^[0-9A-Fa-f-]{1,45}$`, image.debug_id)
}
