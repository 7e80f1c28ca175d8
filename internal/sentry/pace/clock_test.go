// SPDX-License-Identifier: MPL-2.0

package pace

import (
	"testing"
	"time"
)

// TestClockFollowsServer: the local clock is at zero when the server's is at one hour.
func TestClockFollowsServer(t *testing.T) {
	t.Parallel()
	const window = time.Second
	zero := time.Unix(0, 0)
	at := zero.Add
	type seen struct{ sent, responded, end time.Duration }
	for name, test := range map[string]struct {
		seen []seen
		// over is the local time at the end of the window that ends at one hour and ten
		// seconds.
		over time.Duration
	}{
		"one response":          {[]seen{{100 * time.Millisecond, 300 * time.Millisecond, time.Hour + window}}, 10300 * time.Millisecond},
		"closer ones":           {[]seen{{0, 900 * time.Millisecond, time.Hour + window}, {1100 * time.Millisecond, 1200 * time.Millisecond, time.Hour + 2*window}}, 10200 * time.Millisecond},
		"one that reveals less": {[]seen{{0, 100 * time.Millisecond, time.Hour + window}, {1100 * time.Millisecond, 1900 * time.Millisecond, time.Hour + 2*window}}, 10100 * time.Millisecond},
		"clock set back":        {[]seen{{0, 100 * time.Millisecond, time.Hour + window}, {1900 * time.Millisecond, 2000 * time.Millisecond, time.Hour + window}}, 12000 * time.Millisecond},
		"clock set ahead":       {[]seen{{0, 500 * time.Millisecond, time.Hour + window}, {600 * time.Millisecond, 700 * time.Millisecond, time.Hour + 4*window}}, 7700 * time.Millisecond},
		"drifted for long":      {[]seen{{0, 100 * time.Millisecond, time.Hour + window}, {5*time.Minute + 0, 5*time.Minute + 200*time.Millisecond, time.Hour + 5*time.Minute + window}}, 10200 * time.Millisecond},
		"of a minute ago":       {[]seen{{0, 100 * time.Millisecond, time.Hour + window}, {time.Minute + 100*time.Millisecond, time.Minute + 300*time.Millisecond, time.Hour + time.Minute + window}}, 10100 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var c clock
			for _, s := range test.seen {
				c.learn(at(s.sent), at(s.responded), s.end, window)
			}
			over, known := c.after(time.Hour + 10*time.Second)
			if want := at(test.over + borderMargin); !known || !over.Equal(want) {
				t.Errorf("over after %s (known: %t), want %s", over.Sub(zero), known, want.Sub(zero))
			}
		})
	}
	if _, known := new(clock).after(time.Hour); known {
		t.Error("a clock that was never seen is known")
	}
}
