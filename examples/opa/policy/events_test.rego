# title: Tests of the events of a plan
package sentry.events_test

import data.sentry.events as sentry
import data.sentry.fixtures

test_instances_of_count_and_for_each if {
	plan := fixtures.with_resources([
		object.union(fixtures.resource("data.sentry_event.counted[0]", {}), {"index": 0}),
		object.union(fixtures.resource("data.sentry_event.counted[1]", {}), {"index": 1}),
		object.union(fixtures.resource(`data.sentry_event.each["a"]`, {}), {"index": "a"}),
	])
	addresses == {
		"data.sentry_event.counted[0]",
		"data.sentry_event.counted[1]",
		`data.sentry_event.each["a"]`,
	} with input as plan
}

test_modules_of_any_depth if {
	plan := {"prior_state": {"values": {"root_module": {"child_modules": [
		{"address": "module.empty"},
		{
			"address": "module.a",
			"resources": [fixtures.resource("module.a.data.sentry_event.x", {})],
			"child_modules": [{
				"address": "module.a.module.b[0]",
				"child_modules": [{
					"address": "module.a.module.b[0].module.c",
					"resources": [fixtures.resource("module.a.module.b[0].module.c.data.sentry_event.y[0]", {})],
				}],
			}],
		},
	]}}}}
	addresses == {
		"module.a.data.sentry_event.x",
		"module.a.module.b[0].module.c.data.sentry_event.y[0]",
	} with input as plan
}

test_nothing_else_is_an_event if {
	plan := fixtures.with_resources([
		{"address": "data.sentry_events.x", "mode": "data", "type": "sentry_events", "values": {}},
		{"address": "sentry_event.x", "mode": "managed", "type": "sentry_event", "values": {}},
		{
			"address": "terraform_data.x", "mode": "managed", "type": "terraform_data",
			"values": {"input": {"resources": [fixtures.resource("data.sentry_event.in_a_value", {})]}},
		},
	])
	addresses == set() with input as plan
}

test_only_those_that_exist_are_found if {
	plan := fixtures.with_resources([
		fixtures.resource("data.sentry_event.here", {}),
		fixtures.resource("data.sentry_event.gone", fixtures.missing),
	])
	{event.address | some event in sentry.found} == {"data.sentry_event.here"} with input as plan
}

test_deferred_reads if {
	plan := {
		"prior_state": {"values": {"root_module": {"resources": [
			fixtures.resource("data.sentry_event.old", {}),
			fixtures.resource("data.sentry_event.in_check", {}),
		]}}},
		"planned_values": {"root_module": {
			"resources": [
				fixtures.resource("data.sentry_event.old", {}),
				fixtures.resource("data.sentry_event.in_check", {}),
			],
			"child_modules": [{
				"address": "module.a",
				"resources": [fixtures.resource("module.a.data.sentry_event.new[0]", {})],
			}],
		}},
		"resource_changes": [
			change("data.sentry_event.old", "read_because_config_unknown"),
			change("data.sentry_event.in_check", "read_because_check_nested"),
			object.remove(change("data.sentry_event.no_reason", ""), ["action_reason"]),
			object.union(change("data.sentry_event.dropped", ""), {"change": {"actions": ["delete"]}}),
		],
		"deferred_changes": [{
			"reason": "provider_config_unknown",
			"resource_change": change("data.sentry_event.put_off", ""),
		}],
	}
	sentry.deferred == {
		"data.sentry_event.old",
		"data.sentry_event.no_reason",
		"data.sentry_event.put_off",
		"module.a.data.sentry_event.new[0]",
	} with input as plan
}

test_messages_show_no_unexpected_ids if {
	event := {"address": "data.sentry_event.x", "values": {"id": "a b\nc"}}
	sentry.message(event, "p", "text") == "data.sentry_event.x (event without ID): p: text"
	sentry.message({"address": "a", "values": {"id": null}}, "p", "text") == "a (event without ID): p: text"
	sentry.message({"address": "a", "values": {"id": 7}}, "p", "text") == "a (event without ID): p: text"
	long := {"id": sprintf("%s%s", [repeated, "0"])}
	sentry.message({"address": "a", "values": long}, "p", "text") == "a (event without ID): p: text"
	sentry.message({"address": "a", "values": {"id": "latest"}}, "p", "text") == "a (event latest): p: text"
}

test_facts_are_quoted if {
	sentry.fact("production") == `"production"`
	sentry.fact("two\nlines") == `"two\nlines"`
	sentry.fact(null) == "none"
}

test_required_unless_false if {
	sentry.required("x") with data.policy as {}
	sentry.required("x") with data.policy as {"x": true}
	not sentry.required("x") with data.policy as {"x": false}
}

repeated := "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

addresses := {event.address | some event in sentry.events}

change(address, reason) := {
	"address": address,
	"mode": "data",
	"type": "sentry_event",
	"change": {"actions": ["read"]},
	"action_reason": reason,
}
