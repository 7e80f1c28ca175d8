# title: Events of a plan
# description:
#   What the policies share: the events that a plan has read, those that it has not, the thresholds, and the
#   form of the messages. A message never contains a value of an event that may be personal.
package sentry.events

# Every instance of the data source `sentry_event` that was read for the plan, in modules of any depth.
events := instances("sentry_event")

# The instances of a data source that were read for the plan.
instances(type) := {{"address": resource.address, "values": object.get(resource, "values", {})} |
	some module in modules(object.get(input, ["prior_state", "values", "root_module"], {}))
	some resource in object.get(module, "resources", [])
	is_data(resource, type)
}

# The events that exist in Sentry. With `allow_missing`, all values of the others are null.
found contains event if {
	some event in events
	event.values.found == true
}

# IDs of the events with a resolved frame in a report on source maps, of the data source `sentry_event_source_maps`.
with_source_maps contains plain_id(report.values.event_id) if {
	some report in instances("sentry_event_source_maps")
	some frame in report.values.frames
	frame.resolved == true
}

# An ID as Sentry sends it. A configured ID may have dashes and upper case.
plain_id(id) := lower(replace(id, "-", ""))

# Addresses of instances whose values are not known before the apply, so nothing can be evaluated. A data source inside
# of a `check` block is not one of them: it is read during the plan, and once more during the apply.
deferred := unread("sentry_event")

unread(type) := (changed | planned) | put_off if {
	changed := {change.address |
		some change in object.get(input, "resource_changes", [])
		is_data(change, type)
		"read" in change.change.actions
		object.get(change, "action_reason", "") != "read_because_check_nested"
	}
	read := {instance.address | some instance in instances(type)}
	planned := {resource.address |
		some module in modules(object.get(input, ["planned_values", "root_module"], {}))
		some resource in object.get(module, "resources", [])
		is_data(resource, type)
		not resource.address in read
	}
	put_off := {deferral.resource_change.address |
		some deferral in object.get(input, "deferred_changes", [])
		is_data(deferral.resource_change, type)
	}
}

is_data(resource, type) if {
	resource.mode == "data"
	resource.type == type
}

# A module and all modules below it, if they have resources. Only the members `child_modules` lead there, whatever the
# values of resources look like.
modules(root) := {module |
	walk(root, [path, module])
	module.resources
	count(path) % 2 == 0
	every i, key in path {
		leads_down(i, key)
	}
}

leads_down(i, "child_modules") if i % 2 == 0

leads_down(i, _) if i % 2 == 1

# A value of an event, null if it is missing. In Rego, `not f(a.b)` is undefined if `a.b` is missing, so a policy would
# let the event pass.
value(event, path) := object.get(event.values, path, null)

# A message: the address, the event, the policy, and what is wrong.
message(event, policy, text) := sprintf("%s (event %s): %s: %s", [event.address, id(event), policy, text])

# The ID of an event. A configured ID may be anything, so only a string that looks like an ID is shown.
default id(_) := "without ID"

id(event) := event.values.id if {
	is_string(event.values.id)
	regex.match(`^[0-9A-Za-z_-]{1,64}$`, event.values.id)
}

# Anyone who can send events chooses the facts in messages. So facts are quoted: no line break and no control character
# gets into a log.
default fact(_) := "none"

fact(value) := sprintf("%q", [value]) if is_string(value)

# Whether something must be read. It must, unless a threshold is false.
default required(_) := true

required(name) := false if data.policy[name] == false
