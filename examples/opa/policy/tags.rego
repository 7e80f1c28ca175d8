# title: Mandatory tags
# description:
#   Every event has the tags of `data.policy.mandatory_tags`, and none of them is empty. Messages do not contain values of tags.
package main

import data.sentry.events as sentry

deny contains msg if {
	some event in sentry.found
	is_object(event.values.tags)
	some tag in data.policy.mandatory_tags
	not filled(object.get(event.values.tags, tag, ""))
	msg := sentry.message(event, "tags", sprintf("the tag %q is missing or empty", [tag]))
}

filled(value) if trim_space(value) != ""

deny contains msg if {
	some event in sentry.found
	not is_object(sentry.value(event, ["tags"]))
	msg := sentry.message(event, "tags", "tags were not read: include the section tags")
}
