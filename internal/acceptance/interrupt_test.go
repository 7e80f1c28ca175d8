// SPDX-License-Identifier: MPL-2.0

// Processes cannot be interrupted on Windows.
//go:build !windows

package acceptance_test

import (
	"os"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
)

// TestInterrupt presses Ctrl-C while the server takes its time.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	const slow = 60 * time.Second
	for name, c := range map[string]struct {
		fault mocksentry.Fault
		asked int
	}{
		"while requesting": {mocksentry.Slow(slow), 1},
		"while waiting":    {mocksentry.AnswerTooManyRequests("59", ""), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t).Fault(c.fault)
			var pressed time.Time
			got := newWorkspace(t, providerFor(server)+eventFrom("error-python")).terraformWhile(func(process *os.Process) {
				for deadline := time.Now().Add(slow); server.Count("/events/") == 0 && time.Now().Before(deadline); {
					time.Sleep(10 * time.Millisecond)
				}
				time.Sleep(100 * time.Millisecond) // an answer, if there is one, is on its way
				pressed = time.Now()
				if err := process.Signal(os.Interrupt); err != nil {
					t.Error(err)
				}
			}, "plan", "-no-color", "-input=false")
			if took := time.Since(pressed); took > slow/4 {
				t.Errorf("it took %s", took)
			}
			if got := server.Count("/events/"); got != c.asked {
				t.Errorf("%d requests, not %d", got, c.asked)
			}
			got.fails(t, "Read Canceled", "with data.sentry_event.x", "While reading event", "canceled while "+name[len("while "):])
		})
	}
}
