# title: Tests of handled.rego
package handled_test

import data.main
import data.sentry.fixtures

test_unhandled_in_production if {
	msg := concat("", [fixtures.where, `handled: unhandled error in environment "production", release "shop@1.2.3"`])
	denied({"handled": false}) == {msg}
}

test_unhandled_without_release if {
	msg := concat("", [fixtures.where, `handled: unhandled error in environment "production", release none`])
	denied({"handled": false, "release": {"version": null}}) == {msg}
}

test_handled if denied({"handled": true}) == set()

test_unknown if {
	msgs := {concat("", [fixtures.where, "handled: the event does not report whether it was handled"])}
	every type in ["error", "csp", null] {
		denied({"handled": null, "type": type}) == msgs
		denied({"handled": null, "type": type, "environment": null}) == msgs
	}
	denied({"handled": null, "environment": "staging"}) == set()
}

test_message if {
	denied({"handled": null, "type": "default"}) == set()
	denied({"handled": null, "type": "default", "environment": null}) == set()
}

test_unhandled_elsewhere if denied({"handled": false, "environment": "staging"}) == set()

# The environment may be production.
test_unhandled_without_environment if {
	msg := concat("", [fixtures.where, `handled: unhandled error in environment none, release "shop@1.2.3"`])
	denied({"handled": false, "environment": null}) == {msg}
	denied({"handled": true, "environment": null}) == set()
}

test_other_names_of_production if {
	thresholds := object.union(fixtures.thresholds, {"production_environments": ["prod", "live"]})
	plan := fixtures.with_values({"handled": false, "environment": "live"})
	count(main.deny) == 1 with input as plan with data.policy as thresholds
}

test_in_a_module if {
	resource := fixtures.resource(`module.a["b"].data.sentry_event.x[1]`, {"handled": false})
	plan := {"prior_state": {"values": {"root_module": {"child_modules": [{"resources": [resource]}]}}}}
	some msg in main.deny with input as plan with data.policy as fixtures.thresholds
	startswith(msg, `module.a["b"].data.sentry_event.x[1] (event `)
}

denied(changes) := msgs if {
	msgs := main.deny with input as fixtures.with_values(changes) with data.policy as fixtures.thresholds
}
