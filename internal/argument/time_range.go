// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"
	"regexp"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// TimeRange contains the arguments of a time range: the last hours or days, or the time between
// two times. A nil field is not configured.
type TimeRange struct {
	StatsPeriod *string `tfsdk:"stats_period"`
	Start       *string `tfsdk:"start"`
	End         *string `tfsdk:"end"`
}

// TimeRangeAttributes describes the arguments of [TimeRange]. Otherwise is the end of the sentence
// "Without `stats_period` and `start`, …".
func TimeRangeAttributes(otherwise string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"stats_period": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Time range that ends now: a number with the unit `s`, `m`, `h`, `d`, or `w`, such as `24h`. " +
				"Without `stats_period` and `start`, " + otherwise,
		},
		"start": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Start of the time range: a time in RFC 3339, or a date, which means midnight UTC. Requires `end`. " +
				"Conflicts with `stats_period`.",
		},
		"end": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "End of the time range: a time in RFC 3339, or a date, which means midnight UTC. Requires `start`.",
		},
	}
}

// statsPeriodPattern matches a stats period in Sentry's notation.
var statsPeriodPattern = regexp.MustCompile(`^0*[1-9]\d*[smhdw]$`)

// CheckTimeRange finds times that cannot be parsed, and contradictions between them. Each
// error diagnostic is attached to its attribute.
func (p TimeRange) CheckTimeRange() diag.Diagnostics {
	var diags diag.Diagnostics
	if p.StatsPeriod != nil && !statsPeriodPattern.MatchString(*p.StatsPeriod) {
		diags.AddAttributeError(path.Root("stats_period"), "Invalid Time Range", fmt.Sprintf(
			"The value of `stats_period` is %s, but must be a number with one of the units s, m, h, d, and w, such as \"24h\" or "+
				"\"14d\".", Quote(*p.StatsPeriod)))
	}
	start, more := parseTime("start", p.Start)
	diags.Append(more...)
	end, more := parseTime("end", p.End)
	diags.Append(more...)

	const both = "Sentry requires both ends of a time range. Set `start` and `end`, or use `stats_period` instead."
	switch {
	case p.StatsPeriod != nil && (p.Start != nil || p.End != nil):
		diags.AddAttributeError(path.Root("stats_period"), "Stats Period Conflicts With Start and End",
			"Sentry ignores `start` and `end` if `stats_period` is set. Remove either `stats_period`, or `start` and `end`.")
	case p.Start != nil && p.End == nil:
		diags.AddAttributeError(path.Root("start"), "Start Without End", both)
	case p.Start == nil && p.End != nil:
		diags.AddAttributeError(path.Root("end"), "End Without Start", both)
	case p.Start != nil && !diags.HasError() && !end.After(start):
		diags.AddAttributeError(path.Root("end"), "End Before Start",
			"The value of `end` must be later than `start`. A date means midnight UTC. To read one day, set `end` to the date of the "+
				"next day.")
	}
	return diags
}

// Assuming returns arguments for which CheckTimeRange only reports errors that later values
// cannot resolve: if one of start and end is unknown and the other is configured, the unknown
// one counts as configured. Unknown contains the names of the unknown arguments.
func (p TimeRange) Assuming(unknown map[string]bool) TimeRange {
	first, last := "0001-01-01", "9999-12-31"
	switch {
	case unknown["start"] && p.End != nil:
		p.Start = &first
	case unknown["end"] && p.Start != nil:
		p.End = &last
	}
	return p
}

// Sent returns start and end in the form in which they are sent: in UTC, ending in Z, with up
// to six digits of a fraction of a second. Servers up to about 2024 ignore any other offset,
// as if the time were in UTC. Both are empty if they are not configured, or cannot be parsed.
func (p TimeRange) Sent() (start, end string) {
	return sent("start", p.Start), sent("end", p.End)
}

func sent(name string, text *string) string {
	at, diags := parseTime(name, text)
	if text == nil || diags.HasError() {
		return ""
	}
	return at.UTC().Format("2006-01-02T15:04:05.999999Z")
}

// Named returns the configured argument that an error about the time range belongs to, or an
// empty string if none is configured.
func (p TimeRange) Named() string {
	switch {
	case p.StatsPeriod != nil:
		return "stats_period"
	case p.Start != nil:
		return "start"
	default:
		return ""
	}
}

// aboutTime matches Sentry's messages that reject a time range.
var aboutTime = regexp.MustCompile(`(?i)\bdates?\b|period|retention|\btime ?range`)

// RejectsTimeRange reports whether the detail of an error from Sentry is about the time
// range.
func RejectsTimeRange(text string) bool { return aboutTime.MatchString(text) }

// parseTime parses a time of RFC 3339, or a date, which means midnight in UTC.
func parseTime(name string, text *string) (time.Time, diag.Diagnostics) {
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
		"The value of `%s` is %s, but must be a time in RFC 3339, such as \"2026-03-14T09:26:53Z\", or a date, such as "+
			"\"2026-03-14\".", name, Quote(*text)))
	return time.Time{}, diags
}
