// SPDX-License-Identifier: MPL-2.0

package events

import (
	"fmt"
	"regexp"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// periodPattern is a span of time as Sentry writes it.
var periodPattern = regexp.MustCompile(`^\d+[smhdw]$`)

// checkSpan finds times that cannot be read, and contradictions between them.
func checkSpan(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if period := arguments.StatsPeriod; period != nil && !periodPattern.MatchString(*period) {
		diags.AddAttributeError(path.Root("stats_period"), "Invalid Period", fmt.Sprintf(
			"The value of stats_period is %q, but must be a number with one of the units s, m, h, d and w, such as \"24h\" or "+
				"\"14d\".", *period))
	}
	start, more := checkTime("start", arguments.Start)
	diags.Append(more...)
	end, more := checkTime("end", arguments.End)
	diags.Append(more...)

	const both = "Sentry takes a time that has both ends. Set `start` and `end`, or `stats_period` instead."
	switch {
	case arguments.StatsPeriod != nil && (arguments.Start != nil || arguments.End != nil):
		diags.AddAttributeError(path.Root("stats_period"), "Period Beside Start and End",
			"Sentry ignores `start` and `end` beside `stats_period`. Remove one or the other.")
	case arguments.Start != nil && arguments.End == nil:
		diags.AddAttributeError(path.Root("start"), "Start Without End", both)
	case arguments.Start == nil && arguments.End != nil:
		diags.AddAttributeError(path.Root("end"), "End Without Start", both)
	case arguments.Start != nil && !diags.HasError() && end.Before(start):
		diags.AddAttributeError(path.Root("end"), "End Before Start", "The time would be over before it began.")
	}
	return diags
}

// checkTime reads a time of RFC 3339, or a date, which is its midnight in UTC.
func checkTime(name string, text *string) (time.Time, diag.Diagnostics) {
	var diags diag.Diagnostics
	if text == nil {
		return time.Time{}, diags
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, *text); err == nil {
			return at, diags
		}
	}
	diags.AddAttributeError(path.Root(name), "Invalid Time", fmt.Sprintf(
		"The value of %s is %q, but must be a time of RFC 3339, such as \"2026-03-14T09:26:53Z\", or a date, such as "+
			"\"2026-03-14\".", name, *text))
	return time.Time{}, diags
}
