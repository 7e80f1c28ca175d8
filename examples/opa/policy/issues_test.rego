# title: Tests of issues.rego
package issues_test

import data.main
import data.sentry.fixtures

where := "data.sentry_issues.new: issues: "

test_no_issue if denied({}, {}) == set()

test_new_issue if {
	denied({"issues": [fixtures.new_issue]}, {}) == {concat("", [
		where, `new unhandled issue SHOP-1 in release "shop@1.2.3": https://sentry.io/organizations/acme/issues/4711/`,
	])}
}

# Titles are not shown, and neither is what only looks like an ID or an address.
test_odd_values_are_not_shown if {
	odd := object.union(fixtures.new_issue, {"short_id": "SHOP 1\nx", "web_url": "javascript:mara@example.com", "title": "Mara"})
	denied({"issues": [odd]}, {}) == {concat("", [where, `new unhandled issue without a short ID in release "shop@1.2.3"`])}
}

test_issues_that_do_not_tell if {
	msg := concat("", [
		where, "SHOP-1 does not show its status, or whether it is unhandled: https://sentry.io/organizations/acme/issues/4711/",
	])
	every changes in [{"is_unhandled": null}, {"status": null}, {"is_unhandled": "no"}, {"is_unhandled": null, "status": null}] {
		denied({"issues": [object.union(fixtures.new_issue, changes)]}, {}) == {msg}
	}
	every name in ["is_unhandled", "status"] {
		denied({"issues": [object.remove(fixtures.new_issue, [name])]}, {}) == {msg}
	}
	denied({"issues": [{}]}, {}) == {concat("", [where, "without a short ID does not show its status, or whether it is unhandled"])}
}

# As of a server that ignores the search.
test_issues_that_the_search_excludes if {
	msg := concat("", [where, "the search excludes SHOP-1, so the server does not apply it"])
	every changes in [{"is_unhandled": false}, {"status": "resolved"}, {"status": "ignored"}] {
		denied({"issues": [object.union(fixtures.new_issue, changes)]}, {}) == {msg}
	}
}

# Without terms for it, the list has issues that do not count.
test_issues_that_do_not_count if {
	every changes in [{"is_unhandled": false}, {"status": "resolved"}, {"status": "ignored"}] {
		issue := object.union(fixtures.new_issue, changes)
		denied({"query": `firstRelease:"shop@1.2.3"`, "issues": [issue]}, {}) == set()
	}
	count(denied({"query": `firstRelease:"shop@1.2.3"`, "issues": [fixtures.new_issue]}, {})) == 1
}

test_accepted if {
	plan := {"issues": [fixtures.new_issue]}
	denied(plan, {"accepted_issues": {"shop-1": "Vendor outage"}}) == set()
	count(denied(plan, {"accepted_issues": {"SHOP-2": "Vendor outage"}})) == 1
	every reason in ["", " ", null, true] {
		count(denied(plan, {"accepted_issues": {"SHOP-1": reason}})) == 2
	}
	"thresholds: data.policy.accepted_issues is no map of short IDs to reasons" in denied({}, {"accepted_issues": ["SHOP-1"]})
}

test_list_is_cut if {
	msg := concat("", [where, "there are more issues than were read"])
	every has_more in [true, null, "no"] {
		denied({"has_more": has_more}, {}) == {msg}
	}
}

test_list_was_not_read if {
	every issues in [null, {}, "none"] {
		concat("", [where, "the issues were not read"]) in denied({"issues": issues}, {})
	}
}

test_searches if {
	every query in [
		`firstRelease:shop@1.2.3`, `first-release:shop@1.2.3 is:unresolved`, `error.unhandled:1  firstRelease:"shop@1.2.3"`,
	] {
		denied({"query": query}, {}) == set()
	}
	msg := concat("", [where, "the search does not name exactly one release, or excludes issues"])
	every query in [
		`firstRelease:shop@*`, `firstRelease:"shop@1.2.*"`, `!firstRelease:shop@1.2.3`, `firstRelease:latest`, `firstRelease:""`,
		`firstRelease:shop@1.2.3 OR firstRelease:web@1`, `firstRelease:shop@1.2.3 firstRelease:shop@1.2.3`,
		`firstRelease:[shop@1.2.3,web@1]`, `firstRelease:>shop@1.2.3`, `firstRelease:shop@1.2.3 is:resolved`,
		`firstRelease:shop@1.2.3 level:fatal`, `firstRelease:shop@1.2.3 error.unhandled:false`, `firstRelease:shop@1.2.3 "`,
		`(firstRelease:shop@1.2.3)`, `firstrelease:shop@1.2.3`,
	] {
		msg in denied({"query": query}, {})
	}
	denied({"query": `firstRelease:"Shop 1.2.3 (4)"`}, {}) == {concat("", [
		where, `no event of the release "Shop 1.2.3 (4)" was read, so nothing was evaluated`,
	])}
}

# Lists that are not about a release may contain anything.
test_other_lists if {
	every query in [null, "", "is:unresolved", "release:shop@1.2.3", 7] {
		denied({"query": query, "issues": [fixtures.new_issue], "has_more": true}, {}) == set()
	}
}

test_release_without_events if {
	list := {"query": `firstRelease:"shop@9"`}
	msg := concat("", [where, `no event of the release "shop@9" was read, so nothing was evaluated`])
	denied(list, {}) == {msg}
	denied(list, {"require_release_events": true}) == {msg}
	denied(list, {"require_release_events": false}) == set()
	with_table(list, ["production"], [{"release": "shop@9", "count()": "1"}]) == set()
	every rows in [null, [], [{}], [{"release": "shop@8"}], [{"count()": "1"}]] {
		with_table(list, ["production"], rows) == {msg}
	}
}

test_events_of_other_environments if {
	msg := concat("", [where, `no event of the release "shop@1.2.3" was read, so nothing was evaluated`])
	staging := {"environments": ["staging"]}
	denied(staging, {}) == {msg}
	rows := [{"release": "shop@1.2.3"}]
	with_table(staging, ["staging"], rows) == set()
	every environments in [null, [], ["production"], ["staging", "production"]] {
		with_table(staging, environments, rows) == {msg}
		with_table({"environments": []}, environments, rows) == set()
	}
}

test_no_list if {
	msg := "plan: issues: no list of the new issues of a release in production was read"
	plan := fixtures.with_values({})
	main.deny == {msg} with input as plan with data.policy as object.remove(fixtures.thresholds, ["require_issues"])
	denied({}, {"require_issues": true}) == set()
	every environments in [null, [], ["staging", "production"]] {
		denied({"environments": environments}, {"require_issues": true}) == set()
	}
	msg in denied({"environments": ["staging"]}, {"require_issues": true})
	denied({"query": "is:unresolved"}, {"require_issues": true}) == {msg}
}

test_list_is_read_during_the_apply if {
	change := {
		"address": "data.sentry_issues.later", "mode": "data", "type": "sentry_issues",
		"change": {"actions": ["read"]}, "action_reason": "read_because_config_unknown",
	}
	plan := object.union(fixtures.with_values({}), {"resource_changes": [change]})
	main.deny == {"data.sentry_issues.later: issues: not evaluated, as the list is read during the apply only"} with input as plan
		with data.policy as fixtures.thresholds
}

denied(changes, thresholds) := msgs if {
	msgs := main.deny with input as fixtures.with_list(changes)
		with data.policy as object.union(fixtures.thresholds, thresholds)
}

# What is denied of a plan that has also read a table of Explore.
with_table(changes, environments, rows) := msgs if {
	plan := fixtures.with_list(changes)
	resources := array.concat(plan.prior_state.values.root_module.resources, [{
		"address": "data.sentry_event_query.release", "mode": "data", "type": "sentry_event_query",
		"values": {"environments": environments, "rows": rows},
	}])
	msgs := main.deny with input as fixtures.with_resources(resources) with data.policy as fixtures.thresholds
}
