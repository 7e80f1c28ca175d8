# title: Thresholds
# description:
#   The thresholds of the policies exist and are valid. Without this policy, everything would pass if `--data` is
#   forgotten.
package main

import data.sentry.versions

deny contains "thresholds: data.policy.production_environments is not a list of names: run with --data" if {
	not is_names(object.get(policy_data, "production_environments", null))
}

# Without an environment, no error would be one of production.
deny contains "thresholds: data.policy.production_environments is empty" if policy_data.production_environments == []

deny contains "thresholds: data.policy.mandatory_tags is not a list of names: run with --data" if {
	not is_names(object.get(policy_data, "mandatory_tags", null))
}

deny contains "thresholds: data.policy.minimum_sdk_versions is not a map of SDK names to versions: run with --data" if {
	not is_object(object.get(policy_data, "minimum_sdk_versions", null))
}

deny contains msg if {
	some name, minimum in object.get(policy_data, "minimum_sdk_versions", {})
	not versions.parse(minimum)
	msg := sprintf("thresholds: the minimum version of %q in data.policy.minimum_sdk_versions is not a version", [name])
}

default policy_data := {}

policy_data := data.policy if is_object(data.policy)

is_names(list) if {
	is_array(list)
	every name in list {
		is_string(name)
	}
}
