// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

func TestSearchedForReturnsExactValues(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"level:fatal":                      "fatal",
		"has:user level:fatal":             "fatal",
		"a level:fatal level:error":        "fatal",
		`level:"fatal"`:                    "fatal",
		`title:"a b" level:"very fatal" c`: "very fatal",
		"level:fatal message:\"a\tOR b\"":  "fatal",
		"":                                 "",
		"!level:fatal":                     "",
		"level:!fatal":                     "",
		"level:>fatal":                     "",
		"level:fat*":                       "",
		"level:":                           "",
		`level:""`:                         "",
		`level:"fatal`:                     "",
		`level:a"b"`:                       "",
		`level:\"fatal\"`:                  "",
		"level:fatal OR level:error":       "",
		"(level:fatal)":                    "",
		"level:[fatal,error]":              "",
		"other.level:fatal":                "",
		"release:latest level:fatal":       "",
	} {
		if got, ok := argument.SearchedFor(query, "level"); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %t", query, got, ok)
		}
	}
}
