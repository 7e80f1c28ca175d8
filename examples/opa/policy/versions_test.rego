# title: Tests of versions.rego
package sentry.versions_test

import data.sentry.versions

# Each is before the next.
ascending := [
	"0.0.1",
	"1.2.3-alpha.1",
	"1.2.3-alpha.2",
	"1.2.3-alpha.10",
	"1.2.3-beta",
	"1.2.3-beta.1",
	"1.2.3-rc.1",
	"1.2.3-rc5",
	"1.2.3-rc10",
	"v1.2.3",
	"1.2.3.4",
	"1.2.10",
	"1.10",
	"2.0.0.dev3",
	"2.0.0a1",
	"2.0.0b2",
	"2.0.0rc2",
	"2.0.0rc10",
	"2",
	"7.54.1",
	"7.54.2+build.9",
	"10.0.0",
	"2026.3.14",
]

test_order if {
	every i, a in ascending {
		every j, b in ascending {
			before(a, b) == (i < j)
		}
	}
}

test_same if {
	every pair in [
		["8", "8.0.0"],
		["v8.1", "8.1.0"],
		["1.2.3+a", "1.2.3+b"],
		["2.0.0rc1", "2.0.0-rc.1"],
		["2.0.0-rc1", "2.0.0-rc.1"],
		["2.0.0c1", "2.0.0-rc.1"],
		["2.0.0pre1", "2.0.0rc1"],
		["2.0.0preview1", "2.0.0rc1"],
		["2.0.0beta1", "2.0.0b1"],
		["2.0.0alpha1", "2.0.0a1"],
		["2.0.0rc", "2.0.0rc0"],
		["2.0.0-rc.1+x-y", "2.0.0-rc.1"],
		["01.002.03", "1.2.3"],
		["2.0.0.post1", "2.0.0"],
		["2.0.0.Post_1", "2.0.0"],
		["2.0.0-rc.01", "2.0.0-rc.1"],
		["2.0.0-01.02.003", "2.0.0-1.2.3"],
		["2.0.0RC1", "2.0.0rc1"],
		["2.0.0.DEV3", "2.0.0.dev3"],
	] {
		not before(pair[0], pair[1])
		not before(pair[1], pair[0])
	}
}

test_no_versions if {
	every text in [
		null, 8, "", "dev", "unknown", "1.", ".1", "1..2",
		"1.2.3-", "1.2.3-.a", "1.2.3-a..b", "9f3c2ab1", "8b2", "1.2.3.4.5", "1.2.3 4", "1.2.3\n",
		"2.0.0rc99999999999999999999", "2.0.0-rc.99999999999999999999",
	] {
		not versions.parse(text)
	}
}

default before(_, _) := false

before(a, b) if versions.before(versions.parse(a), versions.parse(b))
