# title: Tests of thresholds.rego
package thresholds_test

import data.main
import data.sentry.fixtures

test_good if denied(fixtures.thresholds) == set()

# The thresholds that come with the policies.
test_shipped if {
	main.deny == set() with input as fixtures.with_values({"tags": {name: "x" | some name in data.policy.mandatory_tags}})
}

# Without thresholds, a list of issues is required too.
test_none if {
	count(denied({})) == 4
	count(denied(null)) == 4
}

test_no_production if {
	denied(object.union(fixtures.thresholds, {"production_environments": []})) == {
		"thresholds: data.policy.production_environments is empty",
	}
}

test_wrong_types if {
	bad := {"production_environments": "production", "mandatory_tags": "team", "minimum_sdk_versions": ["2.0.0"]}
	count(denied(object.union(fixtures.thresholds, bad))) == 3
}

test_minimum_version_that_is_no_version if {
	thresholds := object.union(fixtures.thresholds, {"minimum_sdk_versions": {"sentry.ruby": ">= 5", "sentry.java": 8}})
	denied(thresholds) == {
		`thresholds: the minimum version of "sentry.java" in data.policy.minimum_sdk_versions is not a version`,
		`thresholds: the minimum version of "sentry.ruby" in data.policy.minimum_sdk_versions is not a version`,
	}
}

denied(thresholds) := msgs if {
	msgs := main.deny with input as fixtures.with_values({}) with data.policy as thresholds
}
