# title: No personal or secret data
# description:
#   The section `scan` has found no personal or secret data in the event. Messages contain the rule and the path of a
#   finding, which do not contain the data.
package main

import data.sentry.events as sentry

deny contains msg if {
	some event in sentry.found
	some finding in event.values.sensitive_data
	msg := sentry.message(event, "privacy", sprintf("%s at %s", [finding.rule, finding.path]))
}

deny contains msg if {
	sentry.required("require_scan")
	some event in sentry.found
	not is_array(sentry.value(event, ["sensitive_data"]))
	msg := sentry.message(event, "privacy", "the section scan was not read")
}
