# title: Tests of evidence.rego
package sentry.evidence_test

import data.sentry.evidence
import data.sentry.fixtures

production := {"project": "shop", "environment": "production"}

anywhere := {"project": "shop", "environment": null}

test_event if {
	by_event({}, {}, production)
	by_event({}, {}, anywhere)
	by_event({}, {"environment": null}, anywhere)
	by_event({}, {"project": "101", "project_id": null}, {"project": "101", "environment": null})
	by_event({}, {"project": null}, {"project": "101", "environment": null})
	by_event({}, {"type": "default"}, anywhere)
}

test_event_of_something_else if {
	every changes in [
		{"organization": "other"}, {"organization": null}, {"project": "web"}, {"project": "Shop"}, {"project": null},
		{"release": {"version": "shop@1.2.4"}}, {"release": {"version": "SHOP@1.2.3"}}, {"release": {"version": null}}, {"release": null},
		{"found": false}, {"type": "transaction"}, {"type": "generic"}, {"date_created": null}, {"date_created": "2026-03-18T11:59:59Z"},
	] {
		not by_event({}, changes, anywhere)
	}
	every changes in [{"environment": "staging"}, {"environment": "Production"}, {"environment": null}] {
		not by_event({}, changes, production)
		by_event({}, changes, anywhere)
	}
	not by_event({"organization": null}, {"organization": null}, anywhere)
	not by_event({"stats_period": "1d"}, {}, anywhere)
	not by_event({"stats_period": "soon"}, {}, anywhere)
	by_event({"stats_period": "2d"}, {"date_created": "2026-03-30T12:00:00.25Z"}, anywhere)
}

test_table if {
	by_table({}, {}, production)
	by_table({}, {"dataset": null}, anywhere)
	by_table({}, {"environments": null}, anywhere)
	by_table({}, {"stats_period": "336h"}, production)
	by_table({}, {"stats_period": "1h"}, production)
	by_table({}, {"stats_period": null, "start": "2026-03-20", "end": "2026-03-21"}, production)
	by_table({"stats_period": null}, {"stats_period": null}, production)
	by_table({"stats_period": null}, {"stats_period": "90d"}, production)
	by_table({"stats_period": null, "start": "2026-03-01", "end": "2026-05-01"}, {}, production)
}

test_table_of_something_else if {
	every changes in [
		{"organization": "other"}, {"organization": null}, {"projects": ["web"]}, {"projects": []}, {"projects": null}, {"projects": ["-1"]},
		{"projects": ["shop", "web"]}, {"projects": ["101"]}, {"dataset": "spans"}, {"dataset": "logs"}, {"dataset": "Errors"},
		{"stats_period": "15d"}, {"stats_period": "2w1s"}, {"stats_period": null},
		{"stats_period": null, "start": "2026-03-01", "end": "2026-05-01"},
		{"rows": null}, {"rows": []}, {"rows": [{}]},
	] {
		not by_table({}, changes, anywhere)
	}
	every environments in [null, [], ["staging"], ["Production"], ["staging", "production"]] {
		not by_table({}, {"environments": environments}, production)
	}
	not by_table({"stats_period": null}, {"stats_period": "91d"}, anywhere)
}

test_rows if {
	every row in [
		{"release": "shop@9"}, {"count()": "3"}, {"release": "shop@8", "count()": "3"}, {"release": "SHOP@9", "count()": "3"},
		{"release": "shop@9", "count()": "0"}, {"release": "shop@9", "count()": "-1"}, {"release": "shop@9", "count()": ""},
		{"release": "shop@9", "count()": "null"}, {"release": "shop@9", "count_unique(user)": "3"},
	] {
		not by_table({}, {"rows": [row]}, anywhere)
	}
	by_table({}, {"rows": [{"release": "shop@8", "count()": "1"}, {"release": "shop@9", "count()": "10"}]}, anywhere)
}

# Tables of several projects or environments must name them in their rows.
test_rows_that_name_their_location if {
	wide := {"projects": ["-1"], "environments": null}
	row := {"release": "shop@9", "count()": "1", "environment": "production"}
	every name in ["project", "project.name", "project.id"] {
		by_table({}, object.union(wide, {"rows": [object.union(row, {name: "shop"})]}), production)
		not by_table({}, object.union(wide, {"rows": [object.union(row, {name: "web"})]}), production)
		not by_table({}, object.union(wide, {"rows": [object.union(row, {name: "shop", "environment": "staging"})]}), production)
	}
	not by_table({}, object.union(wide, {"rows": [row]}), production)
	not by_table({}, object.union(wide, {"rows": [object.union(row, {"tags[project]": "shop"})]}), production)
}

test_locations if {
	locations({"projects": ["shop", "web"], "environments": null}) == {anywhere, {"project": "web", "environment": null}}
	locations({"projects": ["shop"], "environments": []}) == {anywhere}
	locations({"projects": ["shop"], "environments": ["a", "production"]}) == {production, {"project": "shop", "environment": "a"}}
	every environments in ["production", {}, {"a": "b"}, 7, true, [null], ["production", null]] {
		not {"project": "shop", "environment": null} in locations({"projects": ["shop"], "environments": environments})
		count(locations({"projects": ["shop"], "environments": environments})) == 1
	}
}

test_names_of_projects if {
	every projects in [["shop"], ["101"], ["shop", "my-web_2"]] {
		evidence.names_projects({"values": {"projects": projects}})
	}
	every projects in [null, [], ["-1"], ["shop", "-1"], ["shop", ""], [" "], [101], {}, {"a": "shop"}, "shop"] {
		not evidence.names_projects({"values": {"projects": projects}})
	}
	not evidence.names_projects({"values": {}})
}

by_event(list, event, location) if {
	plan := fixtures.with_values(event)
	evidence.shows({"values": object.union(fixtures.good_list, list)}, "shop@1.2.3", location) with input as plan
}

by_table(list, table, location) if {
	plan := fixtures.with_resources([fixtures.table("data.sentry_event_query.release", table)])
	evidence.shows({"values": object.union(fixtures.good_list, list)}, "shop@9", location) with input as plan
}

locations(values) := evidence.locations({"values": values})
