# title: Thresholds
# description:
#   The thresholds of the policies are there and make sense. Without this policy, a forgotten `--data` would let
#   everything pass.
package main

import data.sentry.versions

deny contains "thresholds: data.policy.production_environments is no list of names: run with --data" if {
	not is_names(object.get(policy_data, "production_environments", null))
}

# Without an environment no error would be one of production.
deny contains "thresholds: data.policy.production_environments is empty" if policy_data.production_environments == []

deny contains "thresholds: data.policy.mandatory_tags is no list of names: run with --data" if {
	not is_names(object.get(policy_data, "mandatory_tags", null))
}

deny contains "thresholds: data.policy.sdk_floors is no map of SDK names to versions: run with --data" if {
	not is_object(object.get(policy_data, "sdk_floors", null))
}

deny contains msg if {
	some name, floor in object.get(policy_data, "sdk_floors", {})
	not versions.parse(floor)
	msg := sprintf("thresholds: the floor of %q in data.policy.sdk_floors is no version", [name])
}

default policy_data := {}

policy_data := data.policy if is_object(data.policy)

is_names(list) if {
	is_array(list)
	every name in list {
		is_string(name)
	}
}
