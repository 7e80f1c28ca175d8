# title: Tests of sdk.rego
package sdk_test

import data.main
import data.sentry.fixtures

test_minimum_version_itself if evaluated("sentry.python", "2.0.0") == {"deny": set(), "warn": set()}

test_above if evaluated("sentry.python", "2.10.0") == {"deny": set(), "warn": set()}

test_below if {
	msg := concat("", [fixtures.where, `sdk: the SDK "sentry.python" "1.39.2" is older than "2.0.0"`])
	evaluated("sentry.python", "1.39.2") == {"deny": {msg}, "warn": set()}
}

test_pre_release_is_below if count(evaluated("sentry.python", "2.0.0rc5").deny) == 1

test_no_minimum_version if {
	msg := concat("", [fixtures.where, `sdk: the SDK "sentry.rust" has no minimum version, so its version was not evaluated`])
	evaluated("sentry.rust", "0.0.1") == {"deny": set(), "warn": {msg}}
	evaluated("sentry.rust", null) == {"deny": set(), "warn": {msg}}
}

test_version_missing if {
	msg := concat("", [fixtures.where, `sdk: the version none of the SDK "sentry.python" cannot be compared`])
	evaluated("sentry.python", null) == {"deny": {msg}, "warn": set()}
}

test_no_version if {
	msg := concat("", [fixtures.where, `sdk: the version "dev" of the SDK "sentry.python" cannot be compared`])
	evaluated("sentry.python", "dev") == {"deny": {msg}, "warn": set()}
}

test_no_sdk if {
	msg := concat("", [fixtures.where, "sdk: the event does not name its SDK"])
	evaluated(null, null) == {"deny": {msg}, "warn": set()}
	evaluated(null, "2.1.0") == {"deny": {msg}, "warn": set()}
}

evaluated(name, version) := {"deny": deny, "warn": warn} if {
	plan := fixtures.with_values({"sdk": {"name": name, "version": version}})
	deny := main.deny with input as plan with data.policy as fixtures.thresholds
	warn := main.warn with input as plan with data.policy as fixtures.thresholds
}
