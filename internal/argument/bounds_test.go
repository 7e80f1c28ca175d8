// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

func TestBoundsReturnsTimeRange(t *testing.T) {
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
			earliest, latest := argument.TimeRange{
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

func TestEventTimeIsParsed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // empty if it is none
		"2026-03-14T09:00:00Z":            "2026-03-14T09:00:00Z",
		"2026-03-14T09:00:00.123+02:00":   "2026-03-14T07:00:00Z",
		"2026-03-14 09:00:00-0530":        "2026-03-14T14:30:00Z",
		"2026-03-14 09:00:00":             "2026-03-14T09:00:00Z",
		"2001-01-01 00:00:00+00":          "2001-01-01T00:00:00Z",
		"2001-01-01 00:00:00.123456-05":   "2001-01-01T05:00:00Z",
		"2001-01-01T00:00:00+05:45":       "2000-12-31T18:15:00Z",
		"1773446400":                      "2026-03-14T00:00:00Z",
		"978307200":                       "2001-01-01T00:00:00Z",
		"1773446400.999":                  "2026-03-14T00:00:00Z",
		"1773446400000":                   "", // milliseconds
		"20260314":                        "",
		"0":                               "",
		"-1773446400":                     "",
		"1.7734464e9":                     "",
		"2026-03-14":                      "",
		"2026-03-14 09:00:00 Europe/Bern": "",
		"yesterday":                       "",
		"":                                "",
	} {
		at, known := argument.EventTime(text)
		if got := format(at); got != want || known != (want != "") {
			t.Errorf("%q is %q, %t, want %q", text, got, known, want)
		}
	}
}
