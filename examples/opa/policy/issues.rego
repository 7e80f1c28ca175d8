# title: No new unhandled issues
# description:
#   No list of `sentry_issues` whose search mentions the first release contains an unhandled issue that is unresolved and
#   not accepted. Such a list is complete, its search is for one release and no narrower, it names its projects, and its
#   time range covers the last days. The plan has read an event of the release for each project and environment of the list.
package main

import data.sentry.events as sentry
import data.sentry.evidence
import data.sentry.ranges

deny contains msg if {
	some list in release_lists
	some issue in list.values.issues
	issue.is_unhandled == true
	issue.status == "unresolved"
	not is_accepted(issue)
	text := sprintf("new unhandled issue %s in release %s%s", [issue_id(issue), release_of(list), link(issue)])
	msg := issue_message(list, text)
}

# In Rego, `is_unhandled != false` is undefined for a missing value.
deny contains msg if {
	some list in release_lists
	some issue in list.values.issues
	not is_accepted(issue)
	not tells(issue)
	text := sprintf("%s does not show its status, or whether it is unhandled%s", [issue_id(issue), link(issue)])
	msg := issue_message(list, text)
}

# The search is for unhandled or unresolved issues only, but the server does not apply it.
deny contains msg if {
	some list in release_lists
	some issue in list.values.issues
	tells(issue)
	not is_accepted(issue)
	contradicts(search_terms(list), issue)
	msg := issue_message(list, sprintf("the search excludes %s, so the server does not apply it", [issue_id(issue)]))
}

deny contains msg if {
	some list in release_lists
	not is_array(object.get(list.values, "issues", null))
	msg := issue_message(list, "the issues were not read")
}

deny contains msg if {
	some list in release_lists
	not object.get(list.values, "has_more", null) == false
	msg := issue_message(list, "there are more issues than were read")
}

# With -target, Terraform does not read what it leaves out. The plan then contains the list that the last apply has read.
deny contains msg if {
	some list in release_lists
	input.complete == false
	msg := issue_message(list, "the plan is not complete (-target or deferred changes), so the list may be of an earlier run")
}

# An asterisk matches more or less than one release, and other terms may hide what is wrong.
deny contains msg if {
	some list in release_lists
	not names_one_release(list)
	msg := issue_message(list, "the search does not name exactly one release by firstRelease, or excludes issues")
}

# Without projects, the server chooses them, and may choose none.
deny contains msg if {
	some list in release_lists
	not evidence.names_projects(list)
	msg := issue_message(list, "the list does not name its projects")
}

# Issues without events in the time range are not listed.
deny contains msg if {
	some list in release_lists
	not ranges.is_long_enough(list.values)
	msg := issue_message(list, sprintf("the time range does not cover the last %v days", [ranges.minimum_days]))
}

# A list without issues is no evidence: the release may be misspelled.
deny contains msg if {
	sentry.required("require_release_events")
	some list in release_lists
	names_one_release(list)
	evidence.names_projects(list)
	some location in evidence.locations(list)
	not evidence.shows(list, searched_release(list), location)
	msg := issue_message(list, sprintf("no event of the release %s in %s was read, so nothing was evaluated", [
		release_of(list),
		location_name(location),
	]))
}

deny contains msg if {
	some address in sentry.unread("sentry_issues")
	msg := sprintf("%s: issues: not evaluated, because the list is read only during the apply", [address])
}

deny contains "plan: issues: no list of the new issues of a release in production was read" if {
	sentry.required("require_issues")
	count([list | some list in release_lists; covers_production(list)]) == 0
}

deny contains "thresholds: data.policy.min_issue_period_days is not a number of days" if {
	not ranges.is_days(object.get(policy_data, "min_issue_period_days", 14))
}

deny contains "thresholds: data.policy.accepted_issues is not a map of short IDs to reasons" if {
	not is_object(object.get(policy_data, "accepted_issues", {}))
}

deny contains msg if {
	some short_id, reason in object.get(policy_data, "accepted_issues", {})
	not is_reason(reason)
	msg := sprintf("thresholds: the issue %q in data.policy.accepted_issues has no reason", [short_id])
}

# Lists with other searches are not about a release.
release_lists contains list if {
	some list in sentry.instances("sentry_issues")
	is_string(object.get(list.values, "query", null))
	regex.match(`(?i)first[^0-9a-z]*release`, list.values.query)
}

# Terms are separated by spaces, except in quotes. A tab separates nothing: Sentry searches for it, as for any other string.
search_terms(list) := regex.find_n(`(?:[^ "]|"[^"]*")+`, list.values.query, -1)

releases_searched(list) := [version |
	some term in search_terms(list)
	some parts in regex.find_all_string_submatch_n(`^(?:firstRelease|first-release):(?:"([^"*\\]+)"|([^\s"*\\()\[\],<>=!]+))$`, term, -1)
	version := concat("", [parts[1], parts[2]])
	lower(version) != "latest"
]

names_one_release(list) if {
	count(releases_searched(list)) == 1
	others := {term |
		some term in search_terms(list)
		not regex.match(`^(?:firstRelease|first-release):`, term)
	}
	count(others - {"is:unresolved", "error.unhandled:true", "error.unhandled:1"}) == 0
	count(search_terms(list)) == count(others) + 1
	count(split(list.values.query, `"`)) % 2 == 1
}

searched_release(list) := releases_searched(list)[0]

default release_of(_) := "(not exact)"

release_of(list) := sentry.fact(searched_release(list)) if names_one_release(list)

location_name(location) := sprintf("project %s", [sentry.fact(location.project)]) if location.environment == null

location_name(location) := sprintf("project %s and environment %s", [sentry.fact(location.project), sentry.fact(location.environment)]) if {
	location.environment != null
}

covers_production(list) if object.get(list.values, "environments", null) in {null, []}

covers_production(list) if {
	count(data.policy.production_environments) > 0
	every environment in data.policy.production_environments {
		environment in list.values.environments
	}
}

tells(issue) if {
	is_boolean(issue.is_unhandled)
	is_string(issue.status)
}

contradicts(terms, issue) if {
	"is:unresolved" in terms
	issue.status != "unresolved"
}

contradicts(terms, issue) if {
	some term in terms
	startswith(term, "error.unhandled:")
	issue.is_unhandled == false
}

is_accepted(issue) if {
	some short_id, reason in data.policy.accepted_issues
	is_reason(reason)
	upper(short_id) == upper(issue.short_id)
}

is_reason(reason) if {
	is_string(reason)
	trim_space(reason) != ""
}

issue_message(list, text) := sprintf("%s: issues: %s", [list.address, text])

# Values from the server are shown only if they look like a short ID or a URL.
default issue_id(_) := "without a short ID"

issue_id(issue) := issue.short_id if {
	is_string(issue.short_id)
	regex.match(`^[0-9A-Za-z_-]{1,100}$`, issue.short_id)
}

default link(_) := ""

link(issue) := sprintf(": %s", [issue.web_url]) if {
	is_string(issue.web_url)
	regex.match(`^https?://[0-9A-Za-z._:/-]{1,300}$`, issue.web_url)
}
