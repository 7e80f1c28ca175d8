// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"math"
	"net/http"
	"testing"
	"time"
)

// TestOverflowingCountsAreIgnored: sums of such counts would overflow.
func TestOverflowingCountsAreIgnored(t *testing.T) {
	t.Parallel()
	unknown := announcement{remaining: -1, parallel: -1}
	for text, want := range map[string]announcement{
		"7":                    {limit: 7, concurrent: 7, remaining: 7, parallel: 7},
		" 0 ":                  {},
		"2147483647":           {math.MaxInt32, math.MaxInt32, math.MaxInt32, math.MaxInt32, 0},
		"2147483648":           unknown,
		"9223372036854775807":  unknown,
		"18446744073709551616": unknown,
		"-1":                   unknown,
		"1.5":                  unknown,
		"None":                 unknown,
		"":                     unknown,
	} {
		header := make(http.Header)
		for _, name := range []string{headerLimit, headerRemaining, headerConcurrentLimit, headerConcurrentLeft} {
			header.Set(name, text)
		}
		if got := announced(header); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestToDurationIsBounded(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[float64]time.Duration{
		-5: 0, math.Inf(-1): 0, -0.001: 0, 0: 0, 0.0004: 0, 0.001: time.Millisecond, 1.5: 1500 * time.Millisecond,
		longestWait.Seconds() - 1: longestWait - time.Second, longestWait.Seconds() + 1: longestWait, 1e300: longestWait, math.Inf(1): longestWait,
	} {
		if got := toDuration(seconds); got != want {
			t.Errorf("%g: got %s, want %s", seconds, got, want)
		}
	}
}
