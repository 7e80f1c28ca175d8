// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Tolerances of [TimeRange.Bounds]. They keep every event of a server that filters.
const (
	// clockTolerance is how far the clock of a server may be behind, because a server computes
	// a relative time range from its own time.
	clockTolerance = 5 * time.Minute
	// exploreTolerance is by how much Explore moves the start of a long relative time range
	// back.
	exploreTolerance = 15 * time.Minute
	// roundTolerance is for servers that cut fractions of a second off.
	roundTolerance = time.Second
)

// units are those of a stats period.
var units = map[byte]time.Duration{
	's': time.Second, 'm': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour,
}

// Bounds returns the earliest and the latest time of an event in the time range, with some
// tolerance. A zero time is no bound. A relative time range ends with the time of the server,
// which no event shows, so it has no latest time.
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

// ExploreBounds returns the same for a request to Explore.
func (p TimeRange) ExploreBounds(now time.Time) (earliest, latest time.Time) {
	earliest, latest = p.Bounds(now)
	if p.StatsPeriod != nil && !earliest.IsZero() {
		earliest = earliest.Add(-exploreTolerance)
	}
	return earliest, latest
}

// statsPeriodLength parses what statsPeriodPattern matches. It returns false for a time range that is
// longer than a duration can be.
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

// timeLayouts are those of the time of an event: Sentry's, and what other servers make of
// it. A time without a zone is one of UTC, as in all of the API.
var timeLayouts = []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04:05"}

// epochSeconds are those since 1970 as a number, from 1973 to 2286. Other numbers may be
// anything, such as milliseconds.
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
