# title: Tests of tags.rego
package tags_test

import data.main
import data.sentry.fixtures

test_all_there if denied({"tags": {"service": "checkout", "team": "payments", "more": "x"}}) == set()

test_one_missing if {
	denied({"tags": {"service": "checkout"}}) == {concat("", [fixtures.where, `tags: the tag "team" is missing or empty`])}
}

test_empty if {
	msgs := {concat("", [fixtures.where, `tags: the tag "team" is missing or empty`])}
	every value in ["", " \t", null] {
		denied({"tags": {"service": "checkout", "team": value}}) == msgs
	}
}

test_none if count(denied({"tags": {}})) == 2

test_not_read if {
	msgs := {concat("", [fixtures.where, "tags: tags were not read: include the section tags"])}
	denied({"tags": null}) == msgs
	denied({"tags": ["service", "team"]}) == msgs
	plan := fixtures.with_resources([{
		"address": "data.sentry_event.probe", "mode": "data", "type": "sentry_event",
		"values": object.remove(fixtures.good, ["tags"]),
	}])
	main.deny == msgs with input as plan with data.policy as fixtures.thresholds
}

test_no_tag_demanded if {
	thresholds := object.union(fixtures.thresholds, {"mandatory_tags": []})
	main.deny == set() with input as fixtures.with_values({"tags": {}}) with data.policy as thresholds
}

denied(changes) := msgs if {
	msgs := main.deny with input as fixtures.with_values(changes) with data.policy as fixtures.thresholds
}
