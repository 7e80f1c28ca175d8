// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Tolerances of [TimeRange.Bounds]. With them, no event of a server that filters is left out.
const (
	// clockTolerance is how far the clock of a server may be behind, because a server computes
	// a relative time range from its own time.
	clockTolerance = 5 * time.Minute
	// exploreTolerance is how far Explore moves back the start of a long relative time range.
	exploreTolerance = 15 * time.Minute
	// roundTolerance is for servers that drop fractions of a second.
	roundTolerance = time.Second
)

// units maps the letters of a stats period to their durations.
var units = map[byte]time.Duration{
	's': time.Second, 'm': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour,
}

// Bounds returns the earliest and the latest time of an event in the time range, with some
// tolerance. A zero time means no bound. A relative time range ends at the server's current
// time, which no event shows, so it has no latest time.
func (p TimeRange) Bounds(now time.Time) (earliest, latest time.Time) {
	if p.StatsPeriod != nil {
		if length, ok := statsPeriodLength(*p.StatsPeriod); ok {
			earliest = now.Add(-length - clockTolerance)
		}
		return earliest, latest
	}
	if start, diags := parseTime("start", p.Start); p.Start != nil && !diags.HasError() {
		earliest = start.Add(-roundTolerance)
	}
	if end, diags := parseTime("end", p.End); p.End != nil && !diags.HasError() {
		latest = end.Add(roundTolerance)
	}
	return earliest, latest
}

// ExploreBounds is like [TimeRange.Bounds] for a request to Explore.
func (p TimeRange) ExploreBounds(now time.Time) (earliest, latest time.Time) {
	earliest, latest = p.Bounds(now)
	if p.StatsPeriod != nil && !earliest.IsZero() {
		earliest = earliest.Add(-exploreTolerance)
	}
	return earliest, latest
}

// statsPeriodLength parses a string that statsPeriodPattern matches. It returns false for a
// time range that is too long for a duration.
func statsPeriodLength(text string) (time.Duration, bool) {
	if !statsPeriodPattern.MatchString(text) {
		return 0, false
	}
	unit := units[text[len(text)-1]]
	count, err := strconv.ParseInt(text[:len(text)-1], 10, 64)
	if err != nil || count > int64((math.MaxInt64-clockTolerance)/unit) {
		return 0, false
	}
	return time.Duration(count) * unit, true
}

// timeLayouts are the layouts of an event's time, in Sentry's form and in those of other
// servers. A time without a zone is in UTC, as everywhere in the API.
var timeLayouts = []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04:05"}

// epochSeconds matches a number of seconds since 1970, for times from 1973 to 2286. Other
// numbers may be anything, such as milliseconds.
var epochSeconds = regexp.MustCompile(`^([1-9]\d{8,9})(\.\d+)?$`)

// EventTime returns the time that a server reports for an event, and whether text is a time.
func EventTime(text string) (time.Time, bool) {
	if parts := epochSeconds.FindStringSubmatch(text); parts != nil {
		seconds, err := strconv.ParseInt(parts[1], 10, 64)
		return time.Unix(seconds, 0), err == nil
	}
	text = strings.Replace(text, " ", "T", 1)
	for _, layout := range timeLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}
