# title: No unhandled errors in production
# description:
#   No event of production is an error that the program did not handle. An event that does not name its environment
#   counts as one of production. An event that does not report whether it was handled fails, unless it is a message.
package main

import data.sentry.events as sentry

deny contains msg if {
	some event in sentry.found
	in_production(event)
	event.values.handled == false
	text := sprintf("unhandled error in environment %s, release %s", [
		sentry.fact(event.values.environment),
		sentry.fact(sentry.value(event, ["release", "version"])),
	])
	msg := sentry.message(event, "handled", text)
}

deny contains msg if {
	some event in sentry.found
	in_production(event)
	not is_boolean(sentry.value(event, ["handled"]))
	not sentry.value(event, ["type"]) == "default"
	msg := sentry.message(event, "handled", "the event does not report whether it was handled")
}

in_production(event) if sentry.value(event, ["environment"]) in data.policy.production_environments

in_production(event) if not is_string(sentry.value(event, ["environment"]))
