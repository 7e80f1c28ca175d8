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

# Messages show neither titles nor values that do not look like an ID or a URL.
test_unexpected_values_are_not_shown if {
	unexpected := object.union(fixtures.new_issue, {"short_id": "SHOP 1\nx", "web_url": "javascript:mara@example.com", "title": "Mara"})
	denied({"issues": [unexpected]}, {}) == {concat("", [where, `new unhandled issue without a short ID in release "shop@1.2.3"`])}
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

# As from a server that ignores the search.
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
	every changes in [{"status": null}, {"is_unhandled": false}, {"status": "resolved"}] {
		unexpected := {"issues": [object.union(fixtures.new_issue, changes)]}
		denied(unexpected, {"accepted_issues": {"shop-1": "Vendor outage"}}) == set()
	}
	count(denied(plan, {"accepted_issues": {"SHOP-2": "Vendor outage"}})) == 1
	every reason in ["", " ", null, true] {
		count(denied(plan, {"accepted_issues": {"SHOP-1": reason}})) == 2
	}
	"thresholds: data.policy.accepted_issues is not a map of short IDs to reasons" in denied({}, {"accepted_issues": ["SHOP-1"]})
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
	denied({"query": `firstRelease:"Shop 1.2.3 (4)"`}, {}) == {nothing("Shop 1.2.3 (4)", `project "shop" and environment "production"`)}
}

test_other_searches if {
	every query in [
		`firstRelease:shop@*`, `firstRelease:"shop@1.2.*"`, `!firstRelease:shop@1.2.3`, `firstRelease:latest`, `firstRelease:""`,
		`firstRelease:shop@1.2.3 OR firstRelease:web@1`, `firstRelease:shop@1.2.3 firstRelease:shop@1.2.3`,
		`firstRelease:[shop@1.2.3,web@1]`,
		`firstRelease:>shop@1.2.3`,
	] {
		inexact in denied({"query": query}, {})
	}
}

test_searches_that_exclude_issues if {
	every query in [
		`firstRelease:shop@1.2.3 is:resolved`, `firstRelease:shop@1.2.3 level:fatal`, `firstRelease:shop@1.2.3 error.unhandled:false`,
		`firstRelease:shop@1.2.3 "`, `(firstRelease:shop@1.2.3)`,
		"firstRelease:shop@1.2.3\tis:unresolved", "firstRelease:\"shop@1.2.3\"\nis:unresolved",
	] {
		inexact in denied({"query": query}, {})
	}
}

# Sentry knows some of them. Issues are evaluated anyway.
test_other_spellings if {
	every query in [
		`firstrelease:shop@1.2.3`, `first_release:shop@1.2.3`, `"firstRelease":shop@1.2.3`,
		`tags[first.release]:shop@1.2.3`, `has:first_release`, `FIRST-RELEASE:shop@1.2.3`, `"first release" shop@1.2.3`,
	] {
		msgs := denied({"query": query, "issues": [fixtures.new_issue]}, {})
		inexact in msgs
		some msg in msgs
		contains(msg, "new unhandled issue SHOP-1")
	}
}

test_list_names_its_projects if {
	msg := concat("", [where, "the list does not name its projects"])
	every projects in [null, [], ["shop", "-1"]] {
		denied({"projects": projects}, {}) == {msg}
	}
	denied({"projects": []}, {"require_release_events": false}) == {msg}
}

# The plan is of noon on April 1, 2026.
test_time_range if {
	msg := concat("", [where, "the time range does not cover the last 14 days"])
	every values in [{"stats_period": "1s"}, fixed("2001-01-01", "2001-02-01"), fixed("2026-03-19", "2026-05-01"), fixed("2026-03-01", null)] {
		msg in denied(values, {})
	}
	denied({"stats_period": "13d"}, {"require_release_events": false}) == {msg}
	every values in [fixed(null, null), fixed("2026-03-01", "2026-04-02")] {
		denied(values, {}) == set()
	}
}

test_shortest_time_range if {
	thirty := {"min_issue_period_days": 30}
	denied({}, thirty) == {concat("", [where, "the time range does not cover the last 30 days"])}
	denied({"stats_period": "30d"}, thirty) == set()
	denied({"stats_period": "60h"}, {"min_issue_period_days": 2.5}) == set()
	every days in [0, "14", false] {
		denied({}, {"min_issue_period_days": days}) == {"thresholds: data.policy.min_issue_period_days is not a number of days"}
	}
}

# Lists that are not about a release may contain anything.
test_other_lists if {
	every query in [null, "", "is:unresolved", "release:shop@1.2.3", 7] {
		denied({"query": query, "issues": [fixtures.new_issue], "has_more": true}, {}) == set()
	}
}

test_release_without_events if {
	list := {"query": `firstRelease:"shop@9"`}
	msgs := {nothing("shop@9", `project "shop" and environment "production"`)}
	denied(list, {}) == msgs
	denied(list, {"require_release_events": true}) == msgs
	denied(list, {"require_release_events": false}) == set()
	denied(object.union(list, {"environments": null}), {}) == {nothing("shop@9", `project "shop"`)}
}

# Each project and each environment needs an event.
test_events_are_elsewhere if {
	denied({"projects": ["web"]}, {}) == {nothing("shop@1.2.3", `project "web" and environment "production"`)}
	denied({"projects": ["shop", "web"]}, {}) == {nothing("shop@1.2.3", `project "web" and environment "production"`)}
	denied({"environments": ["staging", "production"]}, {}) == {nothing("shop@1.2.3", `project "shop" and environment "staging"`)}
	denied({"environments": ["Production"]}, {}) == {nothing("shop@1.2.3", `project "shop" and environment "Production"`)}
	denied({"projects": ["Shop"], "environments": []}, {}) == {nothing("shop@1.2.3", `project "Shop"`)}
	denied({"organization": "other", "environments": []}, {}) == {nothing("shop@1.2.3", `project "shop"`)}
	denied({"projects": ["101"], "environments": []}, {}) == set()
}

# The issues of a list are no evidence, whatever other lists contain.
test_lists_do_not_prove_each_other if {
	accepted := {"query": `firstRelease:"shop@9"`, "issues": [fixtures.new_issue]}
	plan := fixtures.with_resources([
		fixtures.resource("data.sentry_event.probe", {}),
		fixtures.issue_list("data.sentry_issues.new", {"query": `firstRelease:"shop@9"`}),
		fixtures.issue_list("module.a[\"x\"].data.sentry_issues.new[0]", accepted),
	])
	msgs := main.deny with input as plan
		with data.policy as object.union(fixtures.thresholds, {"accepted_issues": {"SHOP-1": "Vendor outage"}})
	nothing("shop@9", `project "shop" and environment "production"`) in msgs
	count(msgs) == 2
}

# A list in a module, and its evidence in another.
test_modules if {
	modules := [
		{"address": "module.a[0]", "resources": [fixtures.issue_list("module.a[0].data.sentry_issues.new[\"x\"]", {"stats_period": "1s"})]},
		{"address": "module.b", "child_modules": [{
			"address": "module.b.module.c",
			"resources": [fixtures.resource("module.b.module.c.data.sentry_event.probe", {"date_created": "2026-04-01T12:00:00Z"})],
		}]},
	]
	plan := object.union(fixtures.with_values({}), {"prior_state": {"values": {"root_module": {"child_modules": modules}}}})
	msg := `module.a[0].data.sentry_issues.new["x"]: issues: the time range does not cover the last 14 days`
	main.deny == {msg} with input as plan with data.policy as fixtures.thresholds
}

test_plan_is_not_complete if {
	msg := concat("", [where, "the plan is not complete (-target or deferred changes), so the list may be of an earlier run"])
	partial := {"complete": false}
	main.deny == {msg} with input as object.union(fixtures.with_list({}), partial) with data.policy as fixtures.thresholds
	main.deny == set() with input as object.union(fixtures.with_values({}), partial) with data.policy as fixtures.thresholds
}

test_no_list if {
	msg := "plan: issues: no list of the new issues of a release in production was read"
	plan := fixtures.with_values({})
	main.deny == {msg} with input as plan with data.policy as object.remove(fixtures.thresholds, ["require_issues"])
	denied({}, {"require_issues": true}) == set()
	every environments in [null, [], ["staging", "production"]] {
		not msg in denied({"environments": environments}, {"require_issues": true})
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
	main.deny == {"data.sentry_issues.later: issues: not evaluated, because the list is read only during the apply"} with input as plan
		with data.policy as fixtures.thresholds
}

denied(changes, thresholds) := msgs if {
	msgs := main.deny with input as fixtures.with_list(changes)
		with data.policy as object.union(fixtures.thresholds, thresholds)
}

inexact := concat("", [where, "the search does not name exactly one release by firstRelease, or excludes issues"])

fixed(start, end) := {"stats_period": null, "start": start, "end": end}

nothing(release, location) := sprintf("%sno event of the release %q in %s was read, so nothing was evaluated", [where, release, location])
