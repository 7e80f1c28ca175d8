# title: Tests of ranges.rego
package sentry.ranges_test

import data.sentry.ranges

plan := {"timestamp": "1970-04-11T00:00:00Z"}

test_since if {
	since({"stats_period": "1s"}) == (100 * ranges.day) - 1000000000
	since({"stats_period": "90m"}) == (100 * ranges.day) - 5400000000000
	since({"stats_period": "24h"}) == 99 * ranges.day
	since({"stats_period": "030d", "start": null, "end": null}) == 70 * ranges.day
	since({"stats_period": "1w"}) == 93 * ranges.day
	since({"start": "1970-01-02", "end": "1970-01-03"}) == ranges.day
	since({"start": "1970-01-02T01:00:00+01:00", "end": "1970-01-03"}) == ranges.day
	since({}) == 10 * ranges.day
}

test_ranges_that_cannot_be_read if {
	every values in [
		{"stats_period": ""}, {"stats_period": "14"}, {"stats_period": "-14d"}, {"stats_period": "1.5d"}, {"stats_period": "14d "},
		{"stats_period": "1e9d"}, {"stats_period": "9999999999d"}, {"stats_period": 14}, {"start": "yesterday"}, {"start": ""},
		{"start": "0001-01-01"}, {"start": "2026-02-30"}, {"start": 7}, {"end": "1970-01-03"}, {"stats_period": "14d", "start": "1970-01-02"},
	] {
		not since(values)
		not is_long_enough(values)
	}
	not is_long_enough({"start": "1970-01-01", "end": "9999-01-01"})
}

test_long_enough if {
	every values in [
		{}, {"stats_period": "336h"}, {"stats_period": "2w"}, {"stats_period": "014d"}, {"start": "1970-03-28", "end": "1970-04-11"},
		{"start": "1970-03-28T02:00:00+02:00", "end": "1970-04-11T02:00:00+02:00"}, {"start": "1970-01-01", "end": "1970-05-01"},
	] {
		is_long_enough(values)
	}
	every values in [
		{"stats_period": "1s"}, {"stats_period": "13d"}, {"stats_period": "335h"}, {"stats_period": "14D"},
		{"start": "1970-03-28T00:00:01Z", "end": "1970-05-01"}, {"start": "1970-01-01", "end": "1970-04-10T23:59:59Z"},
		{"start": "1970-01-01"}, {"end": "1970-05-01"}, {"start": "1970-01-01", "end": "soon"}, {"start": "1970-05-01", "end": "1970-06-01"},
		{"stats_period": "1s", "start": "1970-01-01", "end": "1970-05-01"},
	] {
		not is_long_enough(values)
	}
}

test_days if {
	every days in [1, 14, 2.5] {
		ranges.is_days(days)
	}
	every days in [0, -1, null, "14", false, [14]] {
		not ranges.is_days(days)
	}
}

test_plan_without_a_time if {
	ranges.now > 0 with input as {}
	not ranges.now with input as {"timestamp": "today"}
	not ranges.is_long_enough({"stats_period": "14d"}) with input as {"timestamp": "today"}
	ranges.is_long_enough({"stats_period": "14d"}) with input as {}
}

since(values) := result if {
	result := ranges.since(values) with input as plan
}

is_long_enough(values) if ranges.is_long_enough(values) with input as plan
