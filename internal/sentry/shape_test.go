// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestLookupErrorsNameKindOfJSON: a lookup that receives another kind of JSON names the kind,
// and nothing of its content. A response that is not JSON has another error.
func TestLookupErrorsNameKindOfJSON(t *testing.T) {
	t.Parallel()
	lookups := map[string]func(*sentry.Client) error{
		"event":   func(c *sentry.Client) error { _, err := c.FindEvent(t.Context(), "acme", testEvent); return err },
		"issue":   func(c *sentry.Client) error { _, err := c.FindIssue(t.Context(), "acme", "WEB-1"); return err },
		"project": func(c *sentry.Client) error { _, err := c.FindProject(t.Context(), "acme", "web"); return err },
	}
	for body, want := range map[string]sentry.ResponseError{
		`["canary"]`:              {Got: "a list with 1 element"},
		` [{"canary": 1}, 2, []]`: {Got: "a list with 3 elements"},
		"\ufeff\"canary\"":        {Got: "a string"},
		`false`:                   {Got: "a boolean"},
		`-17`:                     {Got: "a number"},
		`{"canary": `:             {Malformed: true},
		`canary`:                  {Malformed: true},
		``:                        {Malformed: true},
		`{} {}`:                   {Malformed: true},
	} {
		want.Missing = "JSON object"
		for name, lookup := range lookups {
			err := lookup(responding(t, body))
			if got := wantError[*sentry.ResponseError](t, err); *got != want {
				t.Errorf("%s of %q: %+v, want %+v", name, body, *got, want)
			}
			if strings.Contains(err.Error(), "canary") || !strings.HasSuffix(err.Error(), want.Got) {
				t.Errorf("%s of %q: %v", name, body, err)
			}
		}
	}
}
