# title: Time ranges
# description:
#   Times in nanoseconds, relative to the plan: the start of the time range of a data source, and whether that of a list of
#   issues covers the last `data.policy.min_issue_period_days` days. Ranges that cannot be read are undefined.
package sentry.ranges

import data.sentry.versions

day := ((24 * 60) * 60) * 1000000000

units := {"s": day / 86400, "m": day / 1440, "h": day / 24, "d": day, "w": 7 * day}

# The time of the plan. Plans of old versions of Terraform do not contain it.
now := time.parse_rfc3339_ns(input.timestamp)

now := time.now_ns() if not input.timestamp

default minimum_days := 14

minimum_days := data.policy.min_issue_period_days if is_days(data.policy.min_issue_period_days)

is_days(value) if {
	is_number(value)
	value > 0
}

# Without a time range, Sentry uses the last 90 days.
since(values) := now - (90 * day) if {
	every name in ["stats_period", "start", "end"] {
		object.get(values, name, null) == null
	}
}

since(values) := now - period(values.stats_period) if object.get(values, "start", null) == null

since(values) := instant(values.start) if object.get(values, "stats_period", null) == null

period(text) := versions.number(number) * units[unit] if {
	[[_, number, unit]] := regex.find_all_string_submatch_n(`^([0-9]{1,9})([smhdw])$`, text, -1)
}

# A date is midnight in UTC.
instant(text) := time.parse_rfc3339_ns(text) if contains(text, "T")

instant(text) := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [text])) if not contains(text, "T")

# Whether a time range begins early enough, and has not ended.
is_long_enough(values) if {
	since(values) <= now - (minimum_days * day)
	has_not_ended(values)
}

has_not_ended(values) if {
	object.get(values, "start", null) == null
	object.get(values, "end", null) == null
}

has_not_ended(values) if instant(values.end) >= now
