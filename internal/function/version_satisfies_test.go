// SPDX-License-Identifier: MPL-2.0

package function_test

import (
	"strings"
	"testing"
)

func TestVersionSatisfiesComparesVersions(t *testing.T) {
	t.Parallel()
	protocol := wired(t)
	for _, test := range []struct {
		version, constraint string
		want                bool
	}{
		{"1.2.3", "1.2.3", true},
		{"1.2.3", "= 1.2.3", true},
		{"1.2", "1.2.0", true},
		{"v1.2.3", "=v1.2.3", true},
		{"1.2.3", "!= 1.2.3", false},
		{"1.2.4", "!=1.2.3", true},
		{"1.10.0", "> 1.9", true},
		{"1.9", "> 1.9.0", false},
		{"1.9.0", ">= 1.9", true},
		{"7.54.1", ">= 7.54.2", false},
		{"7.54.1", "< 7.54.2", true},
		{"7.54.2", "< 7.54.2", false},
		{"7.54.2", "<= 7.54.2", true},
		{"8.0.0", ">= 7.0, < 8", false},
		{"7.99.0", ">= 7.0, < 8", true},
		{"7.99.0", ">= 7.0,!= 7.99", false},
		// The last number of the constraint may grow.
		{"2.9.0", "~> 2.1", true},
		{"3.0.0", "~> 2.1", false},
		{"2.0.9", "~> 2.1", false},
		{"2.1.9", "~> 2.1.0", true},
		{"2.2.0", "~> 2.1.0", false},
		{"2.9", "~> 2", true},
		{"3.0", "~> 2", false},
		{"2.1.3", "~> 2.1.2-rc.1", true},
		{"2.1.2-rc.0", "~> 2.1.2-rc.1", false},
		{"2.2.0-rc.1", "~> 2.1.0", false},
		// Releases of Sentry.
		{"shop@1.2.3+build.7", ">= 1.2.3", true},
		{"shop@1.2.3+build.7", "1.2.3", true},
		{"shop@1.2.3+build.7", "> 1.2.3", false},
		{"@scope/shop@2.0.0", "~> 2.0", true},
		{"com.example.app@4.7.1+1042", ">= 4.7, < 5", true},
		{" shop-backend@4.12.1-rc.2+build.77\n", "< 4.12.1", true},
		// Pre-releases have the precedence of semantic versions.
		{"8.0.0-beta.1", ">= 7.0", true},
		{"8.0.0-beta.1", ">= 8.0", false},
		{"8.0.0-beta.1", "< 8.0.0", true},
		{"8.0.0-beta.2", "> 8.0.0-beta.1", true},
		{"8.0.0-beta.11", "> 8.0.0-beta.2", true},
		{"2.0.0rc5", "< 2.0", true},
		{"2.0.0a1", ">= 1.45", true},
		{"2.0.0rc10", "> 2.0.0rc5", true},
		{"2.0.0-rc10", "> 2.0.0-rc5", true},
		{"2.0.0-rc010", "= 2.0.0-rc.10", true},
		{"2.0.0rc1", "= 2.0.0-rc.1", true},
		{"2.0.0RC1+x", "= 2.0.0c1", true},
		{"2.0.0b1", "> 2.0.0a9, < 2.0.0rc", true},
		{"2.0.0.dev3", "< 2.0.0a1", true},
		{"2.0.0.dev12", "> 2.0.0.dev3", true},
		{"2.0.0.post1", "= 2.0.0", true},
		{"2.0.0.post1", "> 2.0.0rc1", true},
		{"8.0.0-beta", "< 8.0.0-beta.1", true},
		{"2.9.0", "~> 2.1+b.c", true},
		{"2.0.9", "~> 2.0.0.dev3", true},
		{"2.1.0", "~> 2.0.0.dev3", false},
		// More than three numbers, and calendar versions.
		{"1.2.3.4", "> 1.2.3.3", true},
		{"2026.3.14", ">= 2026.1", true},
		{"20260314", "> 20260313", true},
	} {
		if got, failed := protocol.Call("version_satisfies", test.version, test.constraint); failed != nil || got.Plain != test.want {
			t.Errorf("%q within %q: %v %v, want %t", test.version, test.constraint, got.Plain, failed, test.want)
		}
	}
}

func TestVersionSatisfiesReturnsErrorForNoVersion(t *testing.T) {
	t.Parallel()
	protocol := wired(t)
	for _, version := range []string{
		"", "shop@", "latest", "9b1d5e7c3a2f40618d7c6b5a4f3e2d1c0b9a8f7e", "shop@9b1d5e7c3a2f40618d7c6b5a4f3e2d1c0b9a8f7e", "1.", "1..2", "-1.0",
		"1.2.x", "1,2", "8b2", "9rc1", "2.0.0rc1x", "2.0.0post1dev", "99999999999999999999.0", strings.Repeat("1.", 5000) + "x",
	} {
		_, failed := protocol.Call("version_satisfies", version, ">= 1.0")
		expectError(t, failed, 0, "Invalid Version: ", "contains no version")
		if len(failed.Text) > 600 {
			t.Errorf("the error has %d characters", len(failed.Text))
		}
	}
	for _, constraint := range []string{
		"", ",", ">= 1.0,", ">=", ">> 1", "=> 1.0", "== 1.0", "^1.0", "1.x", ">= shop@1.0", "~ 1.0", ">= 1.0 < 2", "!1.0", "~> ",
	} {
		_, failed := protocol.Call("version_satisfies", "1.0", constraint)
		expectError(t, failed, 1, "Invalid Version Constraint: ", "operators")
	}
	_, failed := protocol.Call("version_satisfies", "1.0", ">= 1.0 < 2")
	expectError(t, failed, 1, "lacks a comma")
	for _, constraint := range []string{"", ",", ">= 1.0,"} {
		_, failed := protocol.Call("version_satisfies", "1.0", constraint)
		expectError(t, failed, 1, "a condition is empty")
	}
}
