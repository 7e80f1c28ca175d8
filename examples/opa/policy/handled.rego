# title: No unhandled errors in production
# description:
#   An event of production is no error that the program did not handle. Where the event does not say whether it
#   was handled, it passes.
package main

import data.sentry.events as sentry

deny contains msg if {
	some event in sentry.found
	event.values.environment in data.policy.production_environments
	event.values.handled == false
	text := sprintf("unhandled error in environment %s, release %s", [
		sentry.fact(event.values.environment),
		sentry.fact(sentry.value(event, ["release", "version"])),
	])
	msg := sentry.message(event, "handled", text)
}
