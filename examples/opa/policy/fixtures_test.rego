# title: Fixtures
# description:
#   Plans and events for the tests. The event passes every policy. All of it is invented.
package sentry.fixtures

thresholds := {
	"production_environments": ["production"],
	"mandatory_tags": ["service", "team"],
	"minimum_sdk_versions": {"sentry.python": "2.0.0"},
	"require_issues": false,
}

good := {
	"id": "0123456789abcdef0123456789abcdef",
	"organization": "acme",
	"project": "shop",
	"project_id": "101",
	"date_created": "2026-03-30T08:00:00Z",
	"found": true,
	"type": "error",
	"platform": "python",
	"entry_types": ["exception"],
	"environment": "production",
	"handled": true,
	"release": {"version": "shop@1.2.3"},
	"sdk": {"name": "sentry.python", "version": "2.1.0"},
	"read_warnings": [],
	"tags": {"service": "checkout", "team": "payments"},
	"errors": [],
	"debug_images": [],
	"sensitive_data": [],
}

# The start of every message.
where := "data.sentry_event.probe (event 0123456789abcdef0123456789abcdef): "

# The values of an event with `allow_missing` that does not exist.
missing := object.union({name: null | some name in object.keys(good)}, {"id": good.id, "found": false})

# The values of an event that has only an ID: a server sent nothing else. Sections that were read are empty, not null.
bare := {
	"id": good.id,
	"found": true,
	"type": null,
	"platform": null,
	"entry_types": [],
	"environment": null,
	"handled": null,
	"release": {"version": null},
	"sdk": {"name": null, "version": null},
	"read_warnings": [],
	"tags": {},
	"errors": [],
	"debug_images": [],
	"sensitive_data": [],
}

# A list of issues that passes every policy: the release of the good event has introduced none.
good_list := {
	"organization": "acme",
	"projects": ["shop"],
	"query": "is:unresolved error.unhandled:true firstRelease:\"shop@1.2.3\"",
	"environments": ["production"],
	"stats_period": "14d",
	"start": null,
	"end": null,
	"issues": [],
	"has_more": false,
}

# A table that shows that another release has sent errors.
good_table := {
	"organization": "acme",
	"projects": ["shop"],
	"environments": ["production"],
	"dataset": "errors",
	"stats_period": "14d",
	"start": null,
	"end": null,
	"rows": [{"release": "shop@9", "count()": "3"}],
}

# A new unhandled issue.
new_issue := {
	"id": "4711",
	"short_id": "SHOP-1",
	"status": "unresolved",
	"is_unhandled": true,
	"web_url": "https://sentry.io/organizations/acme/issues/4711/",
}

# A plan that has read the good event, and a list with some of its values replaced.
with_list(changes) := with_resources([resource("data.sentry_event.probe", {}), issue_list("data.sentry_issues.new", changes)])

issue_list(address, changes) := {
	"address": address, "mode": "data", "type": "sentry_issues",
	"values": object.union(object.remove(good_list, object.keys(changes)), changes),
}

table(address, changes) := {
	"address": address, "mode": "data", "type": "sentry_event_query",
	"values": object.union(object.remove(good_table, object.keys(changes)), changes),
}

# A plan that has read the good event, with some of its values replaced.
with_values(changes) := with_resources([resource("data.sentry_event.probe", changes)])

with_resources(resources) := {
	"format_version": "1.2",
	"timestamp": "2026-04-01T12:00:00Z",
	"complete": true,
	"errored": false,
	"prior_state": {"values": {"root_module": {"resources": resources}}},
}

# Values are replaced as a whole, so members can be left out.
resource(address, changes) := {
	"address": address,
	"mode": "data",
	"type": "sentry_event",
	"values": object.union(object.remove(good, object.keys(changes)), changes),
}
