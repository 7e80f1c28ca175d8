# title: Versions
# description:
#   Compares versions of SDKs, also if they are not strict semantic versions: `8`, `v8.1`, `1.2.3.4`,
#   `2.0.0-rc.5`, and `2.0.0rc5` as Python writes it. The part after `+` does not count.
package sentry.versions

pattern := `^v?([0-9]+(?:\.[0-9]+){0,3})(|[^0-9.].*|\.[A-Za-z].*)$`

# The parts of a version: its numbers, padded to four, and its pre-release as a semantic version, which is the highest
# of all for a release. Undefined for a string that is not a version.
parse(text) := parsed if {
	is_string(text)
	[[_, numbers, tail]] := regex.find_all_string_submatch_n(pattern, text, -1)
	parsed := {
		"numbers": array.slice(array.concat([number(n) | some n in split(numbers, ".")], [0, 0, 0, 0]), 0, 4),
		"stage": plain(plain(stage(numbers, split(tail, "+")[0]))),
	}
	semver.is_valid(parsed.stage)
	not regex.match(`[-.][0-9]{19}`, parsed.stage)
}

# OPA never stops comparing numbers that differ only in leading zeros, or that have more than 64 bits. Leading zeros are
# removed, and larger numbers are not versions. Each pass removes the zeros of every other number.
plain(text) := regex.replace(text, `([-.])0+([0-9]+)(\.|$)`, "$1$2$3")

# Whether one version is before another.
before(a, b) if a.numbers < b.numbers

before(a, b) if {
	a.numbers == b.numbers
	semver.compare(a.stage, b.stage) < 0
}

# The position among versions with the same numbers.
stage(_, "") := "0.0.0"

# A number directly after a word counts as a number: -rc10 is -rc.10.
stage(_, tail) := sprintf("0.0.0%s", [regex.replace(tail, `^(-[A-Za-z]+)0*([0-9]+)$`, "$1.$2")]) if {
	regex.match(`^-[0-9A-Za-z]`, tail)
}

# Python's pre-releases are directly after numbers with a dot. The dot distinguishes them from the hash of a commit.
stage(numbers, tail) := sprintf("0.0.0-%s.%d", [stages[word], number(n)]) if {
	contains(numbers, ".")
	[[_, word, n]] := regex.find_all_string_submatch_n(`^[._]?([a-z]+)[._]?([0-9]*)$`, lower(tail), -1)
}

# Python's post-releases come after the release.
stage(numbers, tail) := "0.0.0" if {
	contains(numbers, ".")
	regex.match(`^[._]?post[._]?[0-9]*$`, lower(tail))
}

# In the order of Python. Upper case comes first in the order of semantic versions.
stages := {
	"dev": "DEV",
	"a": "alpha",
	"alpha": "alpha",
	"b": "beta",
	"beta": "beta",
	"c": "rc",
	"rc": "rc",
	"pre": "rc",
	"preview": "rc",
}

# A number, also with leading zeros, which JSON does not allow.
number(text) := 0 if trim_left(text, "0") == ""

number(text) := to_number(trim_left(text, "0")) if trim_left(text, "0") != ""
