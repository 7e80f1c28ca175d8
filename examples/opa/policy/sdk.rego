# title: Minimum versions of SDKs
# description:
#   The SDK of an event is not older than its minimum version in `data.policy.minimum_sdk_versions`. An event that does
#   not name its SDK, and a version that cannot be compared, fail. An SDK without a minimum version is a warning.
package main

import data.sentry.events as sentry
import data.sentry.versions

deny contains msg if {
	some event in sentry.found
	minimum := data.policy.minimum_sdk_versions[event.values.sdk.name]
	versions.before(versions.parse(event.values.sdk.version), versions.parse(minimum))
	text := sprintf("the SDK %s %s is older than %s", [
		sentry.fact(event.values.sdk.name),
		sentry.fact(event.values.sdk.version),
		sentry.fact(minimum),
	])
	msg := sentry.message(event, "sdk", text)
}

deny contains msg if {
	some event in sentry.found
	data.policy.minimum_sdk_versions[event.values.sdk.name]
	not versions.parse(sentry.value(event, ["sdk", "version"]))
	text := sprintf("the version %s of the SDK %s cannot be compared", [
		sentry.fact(sentry.value(event, ["sdk", "version"])),
		sentry.fact(event.values.sdk.name),
	])
	msg := sentry.message(event, "sdk", text)
}

deny contains msg if {
	some event in sentry.found
	not is_string(sentry.value(event, ["sdk", "name"]))
	msg := sentry.message(event, "sdk", "the event does not name its SDK")
}

warn contains msg if {
	some event in sentry.found
	name := sentry.value(event, ["sdk", "name"])
	is_string(name)
	not data.policy.minimum_sdk_versions[name]
	msg := sentry.message(event, "sdk", sprintf("the SDK %s has no minimum version, so its version was not evaluated", [sentry.fact(name)]))
}
