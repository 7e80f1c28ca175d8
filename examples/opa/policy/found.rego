# title: Events were read
# description:
#   Every event was read during the plan, exists, and has content. An event that no policy can evaluate is a
#   failure, so nothing passes without being evaluated.
package main

import data.sentry.events as sentry

deny contains msg if {
	some event in sentry.events
	not event in sentry.found
	msg := sentry.message(event, "found", "the event was not found in Sentry")
}

# The content of an event is its entries, such as an exception, a message or a request. A policy that
# looks only for what is wrong finds nothing in an event without entries.
deny contains msg if {
	some event in sentry.found
	not has_content(event)
	msg := sentry.message(event, "found", "the event has no content, so nothing can be evaluated")
}

has_content(event) if {
	entry_types := sentry.value(event, ["entry_types"])
	is_array(entry_types)
	count(entry_types) > 0
}

deny contains msg if {
	some address in sentry.deferred
	msg := sprintf("%s: found: not evaluated, because the event is read only during the apply", [address])
}

deny contains "plan: found: no event was read, so nothing was evaluated" if {
	sentry.required("require_events")
	count(sentry.events) + count(sentry.deferred) == 0
}

deny contains "plan: found: the plan has errors, so events may be missing" if input.errored == true

warn contains "plan: found: the plan is not complete (-target or deferred changes), so events may be missing" if {
	input.complete == false
	not input.errored
}

warn contains msg if {
	some event in sentry.found
	is_array(event.values.read_warnings)
	n := count(event.values.read_warnings)
	n > 0
	msg := sentry.message(event, "found", sprintf("values of unexpected types, which were not read: %d", [n]))
}
