# title: Tests of privacy.rego
package privacy_test

import data.main
import data.sentry.fixtures

test_no_finding if denied({"sensitive_data": []}, {}) == set()

test_findings if {
	findings := [
		{"path": "user.email", "rule": "email"},
		{"path": "user.email", "rule": "user"},
	]
	denied({"sensitive_data": findings, "user": {"email": "mara@example.com"}}, {}) == {
		concat("", [fixtures.where, "privacy: email at user.email"]),
		concat("", [fixtures.where, "privacy: user at user.email"]),
	}
}

test_not_read if {
	msgs := {concat("", [fixtures.where, "privacy: the section scan was not read"])}
	denied({"sensitive_data": null}, {}) == msgs
	denied({"sensitive_data": null}, {"require_scan": true}) == msgs
}

test_not_required if {
	denied({"sensitive_data": null}, {"require_scan": false}) == set()
	findings := [{"path": "user.email", "rule": "email"}]
	count(denied({"sensitive_data": findings}, {"require_scan": false})) == 1
}

# An event that does not exist has nothing to evaluate.
test_not_found if {
	findings := [{"path": "user.email", "rule": "email"}]
	msgs := denied({"found": false, "sensitive_data": findings}, {"require_scan": false})
	count({msg | some msg in msgs; contains(msg, "privacy:")}) == 0
}

denied(changes, thresholds) := msgs if {
	msgs := main.deny with input as fixtures.with_values(changes)
		with data.policy as object.union(fixtures.thresholds, thresholds)
}
