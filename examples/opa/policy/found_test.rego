# title: Tests of found.rego
package found_test

import data.main
import data.sentry.fixtures

test_good_event if {
	plan := fixtures.with_values({})
	main.deny == set() with input as plan with data.policy as fixtures.thresholds
	main.warn == set() with input as plan with data.policy as fixtures.thresholds
}

# No other policy reports values that are null because the event does not exist.
test_event_not_found if {
	plan := fixtures.with_values(fixtures.missing)
	msg := concat("", [fixtures.where, "found: the event was not found in Sentry"])
	main.deny == {msg} with input as plan with data.policy as fixtures.thresholds
	main.warn == set() with input as plan with data.policy as fixtures.thresholds
}

test_bare_event if {
	denied := main.deny with input as fixtures.with_values(fixtures.bare) with data.policy as fixtures.thresholds
	denied == {concat("", [fixtures.where, text]) | some text in {
		"found: the event has no content, so nothing can be evaluated",
		"handled: the event does not report whether it was handled",
		"sdk: the event does not name its SDK",
		`tags: the tag "service" is missing or empty`,
		`tags: the tag "team" is missing or empty`,
	}}
}

# An event with a title and tags, and nothing that could contain personal data or a stack trace.
test_event_without_content if {
	msgs := {concat("", [fixtures.where, "found: the event has no content, so nothing can be evaluated"])}
	every entry_types in [[], null, {}] {
		plan := fixtures.with_values({"entry_types": entry_types})
		main.deny == msgs with input as plan with data.policy as fixtures.thresholds
	}
}

# Nothing passes because a value is missing, as in the plan of another version of the provider.
test_values_that_are_not_there if {
	plan := fixtures.with_resources([{
		"address": "data.sentry_event.probe", "mode": "data", "type": "sentry_event",
		"values": {"id": fixtures.good.id, "found": true},
	}])
	every policy in ["found", "handled", "tags", "sdk", "privacy", "readable"] {
		some msg in main.deny with input as plan with data.policy as fixtures.thresholds
		startswith(msg, concat("", [fixtures.where, policy, ": "]))
	}
	main.warn == set() with input as plan with data.policy as fixtures.thresholds
	nothing := fixtures.with_resources([{"address": "data.sentry_event.probe", "mode": "data", "type": "sentry_event"}])
	msg := "data.sentry_event.probe (event without ID): found: the event was not found in Sentry"
	main.deny == {msg} with input as nothing with data.policy as fixtures.thresholds
}

test_deferred_read_is_not_evaluated if {
	resource := {
		"address": "data.sentry_event.later", "mode": "data", "type": "sentry_event",
		"values": {"include": null}, "change": {"actions": ["read"]}, "action_reason": "read_because_config_unknown",
	}
	plan := {
		"planned_values": {"root_module": {"resources": [resource]}},
		"resource_changes": [resource],
	}
	msg := "data.sentry_event.later: found: not evaluated, because the event is read only during the apply"
	main.deny == {msg} with input as plan with data.policy as fixtures.thresholds
}

test_nothing_read if {
	msgs := {"plan: found: no event was read, so nothing was evaluated"}
	main.deny == msgs with input as {} with data.policy as fixtures.thresholds
	main.deny == msgs with input as fixtures.with_resources([]) with data.policy as fixtures.thresholds
	relaxed := object.union(fixtures.thresholds, {"require_events": false})
	main.deny == set() with input as fixtures.with_resources([]) with data.policy as relaxed
}

test_plan_with_errors if {
	plan := object.union(fixtures.with_values({}), {"errored": true, "complete": false})
	main.deny == {"plan: found: the plan has errors, so events may be missing"} with input as plan
		with data.policy as fixtures.thresholds
	main.warn == set() with input as plan with data.policy as fixtures.thresholds
}

test_incomplete_plan if {
	plan := object.union(fixtures.with_values({}), {"complete": false})
	main.deny == set() with input as plan with data.policy as fixtures.thresholds
	count(main.warn) == 1 with input as plan with data.policy as fixtures.thresholds
}

test_read_warnings if {
	plan := fixtures.with_values({"read_warnings": ["entries[0]", "user.secret@example.com"]})
	msg := concat("", [fixtures.where, "found: values of unexpected types, which were not read: 2"])
	main.warn == {msg} with input as plan with data.policy as fixtures.thresholds
	main.deny == set() with input as plan with data.policy as fixtures.thresholds
}
