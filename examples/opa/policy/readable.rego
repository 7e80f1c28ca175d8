# title: Readable stack traces
# description:
#   Sentry had the source maps and debug files that make stack traces readable. Missing optional files, such as debug
#   files of frameworks, are warnings.
package main

import data.sentry.events as sentry

# The processing errors of source maps, native debug files and ProGuard mappings, including those that Sentry adds in
# future.
unreadable(type) if {
	regex.match(`^(js_|native_|proguard_)`, type)
	not type in partly_readable
}

partly_readable := {"native_missing_optionally_bundled_dsym"}

deny contains msg if {
	some event in sentry.found
	some type in {type | some type in types(event); unreadable(type)}
	msg := processing_error(event, type)
}

warn contains msg if {
	some event in sentry.found
	some type in partly_readable & {type | some type in types(event)}
	msg := processing_error(event, type)
}

# The provider reads anything but a list of errors as an empty list, which proves nothing. Messages do not contain the
# paths, because keys of the event are in them.
deny contains msg if {
	some event in sentry.found
	some path in event.values.read_warnings
	regex.match(`^errors($|[.\[])`, path)
	msg := sentry.message(event, "readable", "the section errors could not be read whole")
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

# Missing errors prove nothing, because some servers never send any. For JavaScript, a resolved frame shows that source
# maps were applied.
deny contains msg if {
	sentry.required("require_source_maps")
	some event in sentry.found
	sentry.value(event, ["platform"]) in {"javascript", "node"}
	has_trace(event)
	not sentry.plain_id(event.values.id) in sentry.with_source_maps
	msg := sentry.message(event, "readable", "no report of sentry_event_source_maps has a resolved frame of the event")
}

# For native code, a debug image with a status shows that Sentry searched for debug files.
deny contains msg if {
	some event in sentry.found
	is_array(event.values.debug_images)
	sentry.value(event, ["platform"]) in {"native", "cocoa", "objc", "c"}
	has_trace(event)
	count([image | some image in event.values.debug_images; is_string(image.debug_status)]) == 0
	msg := sentry.message(event, "readable", "no debug image has a status, so nothing shows whether debug files were applied")
}

# The same for debug images: the whole list, an image, or its status. Only the entry debugmeta has images.
deny contains msg if {
	some event in sentry.found
	is_array(event.values.debug_images)
	some path in event.values.read_warnings
	regex.match(`^entries(\[[0-9]+\]\.data\.images(\[[0-9]+\](\.debug_status)?)?)?$`, path)
	msg := sentry.message(event, "readable", "the section debug_images could not be read whole")
}

has_trace(event) if {
	some trace in {"exception", "stacktrace", "threads"}
	trace in event.values.entry_types
}

types(event) := [lower(e.type) | some e in event.values.errors; is_string(e.type)]

processing_error(event, type) := sentry.message(event, "readable", text) if {
	n := count([other | some other in types(event); other == type])
	text := sprintf("processing errors %s: %d", [shown(type), n])
}

# Anyone who can send events chooses the types.
default shown(_) := "of an unknown type"

shown(type) := type if regex.match(`^[a-z0-9_]{1,80}$`, type)

# IDs of the debug files that processing errors call optional.
optional_files(event) := {lower(particulars.image_uuid) |
	some e in event.values.errors
	lower(e.type) in partly_readable
	is_string(e.data_json)
	json.is_valid(e.data_json)
	particulars := json.unmarshal(e.data_json)
	is_string(particulars.image_uuid)
}

default debug_id(_) := "without ID"

debug_id(image) := lower(image.debug_id) if {
	is_string(image.debug_id)
	regex.match(`^[0-9A-Fa-f-]{1,45}$`, image.debug_id)
}
