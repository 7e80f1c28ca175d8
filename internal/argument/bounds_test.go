// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

func TestBounds(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		period, start, end string
		earliest, latest   string // empty for none
	}{
		"nothing":          {},
		"hours":            {period: "24h", earliest: "2026-03-13T11:55:00Z"},
		"weeks, and zeros": {period: "002w", earliest: "2026-02-28T11:55:00Z"},
		"seconds":          {period: "30s", earliest: "2026-03-14T11:54:30Z"},
		"centuries":        {period: "99999d", earliest: "1752-05-30T11:55:00Z"},
		"too long":         {period: "106752d"},
		"no number":        {period: "99999999999999999999s"},
		"no period":        {period: "soon"},
		"times":            {start: "2026-03-01T02:00:00+02:00", end: "2026-03-02", earliest: "2026-02-28T23:59:59Z", latest: "2026-03-02T00:00:01Z"},
		"bad times":        {start: "x", end: "y"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			earliest, latest := argument.Period{
				StatsPeriod: optional(test.period), Start: optional(test.start), End: optional(test.end),
			}.Bounds(now)
			if got := format(earliest); got != test.earliest {
				t.Errorf("earliest %q, want %q", got, test.earliest)
			}
			if got := format(latest); got != test.latest {
				t.Errorf("latest %q, want %q", got, test.latest)
			}
		})
	}
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func format(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}
