// SPDX-License-Identifier: MPL-2.0

package event

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// timeLayouts are the layouts of times in the stored form, which can also be seconds since
// 1970. A time without an offset is in UTC.
var timeLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999",
}

// addTime adds a time in the form of the API, and reports whether that differs from the
// original. A value that is not a time is added unchanged.
func addTime(to *jsontree.Rebuilt, from *jsontree.Object, as, key string) bool {
	text := from.Quiet().String(key)
	if text == nil {
		to.Member(as, key)
		return false
	}
	at, ok := parseTime(*text)
	if !ok {
		to.Member(as, key)
		return false
	}
	formatted := formatTime(at)
	to.Text(as, formatted)
	return formatted != *text
}

// addSeconds adds a time as seconds since 1970.
func addSeconds(to *jsontree.Rebuilt, from *jsontree.Object, as, key string) {
	if from.Kind(key) == jsontree.Text {
		text := *from.String(key)
		if at, ok := parseTime(text); ok && strings.ContainsRune(text, ':') {
			to.Number(as, seconds(at))
			return
		}
	}
	to.Member(as, key)
}

// parseTime parses seconds since 1970, or a time in one of the layouts.
func parseTime(text string) (time.Time, bool) {
	const latest = 253402300799 // The end of the year 9999.
	if since, err := strconv.ParseFloat(text, 64); err == nil {
		whole := math.Floor(since)
		if math.IsNaN(since) || whole < 0 || whole > latest {
			return time.Time{}, false
		}
		micros := math.RoundToEven((since - whole) * 1e6)
		return time.Unix(int64(whole), int64(micros)*int64(time.Microsecond)), true
	}
	for _, layout := range timeLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// formatTime formats a time like the API: in UTC, with microseconds unless they are zero.
func formatTime(at time.Time) string {
	if at = at.UTC().Truncate(time.Microsecond); at.Nanosecond() == 0 {
		return at.Format("2006-01-02T15:04:05Z")
	}
	return at.Format("2006-01-02T15:04:05.000000Z")
}

// seconds formats a time as seconds since 1970, without trailing zeros.
func seconds(at time.Time) string {
	micros := at.UnixMicro()
	text := strconv.FormatInt(micros/1e6, 10)
	if rest := micros % 1e6; rest != 0 {
		text += "." + strings.TrimRight(strconv.FormatInt(1e6+rest, 10)[1:], "0")
	}
	return text
}
