// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

func TestCheckTimeRangeRejectsInvalidTimeRanges(t *testing.T) {
	t.Parallel()
	const at, after = "2026-03-14T09:26:53Z", "2026-03-14T10:26:54.123456789+01:00"
	for name, test := range map[string]struct {
		arguments          argument.TimeRange
		summary, attribute string
	}{
		"nothing":          {},
		"seconds":          {arguments: argument.TimeRange{StatsPeriod: new("90s")}},
		"weeks":            {arguments: argument.TimeRange{StatsPeriod: new("2w")}},
		"times":            {arguments: argument.TimeRange{Start: new(at), End: new(after)}},
		"dates":            {arguments: argument.TimeRange{Start: new("2026-03-14"), End: new("2026-03-15")}},
		"no unit":          {argument.TimeRange{StatsPeriod: new("14")}, "Invalid Time Range", "stats_period"},
		"months":           {argument.TimeRange{StatsPeriod: new("1y")}, "Invalid Time Range", "stats_period"},
		"period and start": {argument.TimeRange{StatsPeriod: new("1d"), Start: new(at)}, "Stats Period Conflicts With Start and End", "stats_period"},
		"period and end":   {argument.TimeRange{StatsPeriod: new("1d"), End: new(at)}, "Stats Period Conflicts With Start and End", "stats_period"},
		"only start":       {argument.TimeRange{Start: new(at)}, "Start Without End", "start"},
		"only end":         {argument.TimeRange{End: new(at)}, "End Without Start", "end"},
		"backwards":        {argument.TimeRange{Start: new(after), End: new(at)}, "End Before Start", "end"},
		"no time at all":   {argument.TimeRange{Start: new(at), End: new(at)}, "End Before Start", "end"},
		"unreadable start": {argument.TimeRange{Start: new("yesterday"), End: new(at)}, "Invalid Time", "start"},
		"unreadable end":   {argument.TimeRange{Start: new(at), End: new("2026-13-01")}, "Invalid Time", "end"},
	} {
		diags := test.arguments.CheckTimeRange()
		switch {
		case test.summary == "" && len(diags) == 0:
		case len(diags) != 1 || diags[0].Summary() != test.summary:
			t.Errorf("%s: %v", name, diags)
		case !diags.Contains(diag.NewAttributeErrorDiagnostic(path.Root(test.attribute), test.summary, diags[0].Detail())):
			t.Errorf("%s: %v is not attached to %s", name, diags, test.attribute)
		}
	}
}

// TestSentTimeIsInUTC: servers up to about 2024 ignore offsets, so times are sent in UTC.
func TestSentTimeIsInUTC(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-03-14":                     "2026-03-14T00:00:00Z",
		"2026-03-14T09:26:53Z":           "2026-03-14T09:26:53Z",
		"2026-03-14T01:26:53+02:00":      "2026-03-13T23:26:53Z",
		"2026-03-14T01:26:53-05:00":      "2026-03-14T06:26:53Z",
		"2026-03-14T09:26:53.123456789Z": "2026-03-14T09:26:53.123456Z",
		"2026-03-14T09:26:53.120+00:00":  "2026-03-14T09:26:53.12Z",
		"yesterday":                      "",
	} {
		start, end := argument.TimeRange{Start: &text, End: &text}.Sent()
		if start != want || end != want {
			t.Errorf("%s is sent as %q and %q, want %q", text, start, end, want)
		}
	}
	if start, end := (argument.TimeRange{StatsPeriod: new("1d")}).Sent(); start != "" || end != "" {
		t.Errorf("%q and %q are sent", start, end)
	}
}

func TestAssumingSkipsChecksOfUnknownArguments(t *testing.T) {
	t.Parallel()
	at := "2026-03-14"
	for name, test := range map[string]struct {
		arguments argument.TimeRange
		unknown   string
		errors    int
	}{
		"unknown end":            {argument.TimeRange{Start: &at}, "end", 0},
		"unknown start":          {argument.TimeRange{End: &at}, "start", 0},
		"unknown end, bad start": {argument.TimeRange{Start: new("x")}, "end", 1},
		"unknown period":         {argument.TimeRange{Start: &at}, "stats_period", 1},
		"unknown end alone":      {argument.TimeRange{}, "end", 0},
	} {
		if diags := test.arguments.Assuming(map[string]bool{test.unknown: true}).CheckTimeRange(); len(diags) != test.errors {
			t.Errorf("%s: %v", name, diags)
		}
	}
}
