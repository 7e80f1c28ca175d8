// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// long is how long a read may wait for rate limits without a word about it.
const long = 30 * time.Second

// LogWait writes one line for a wait of some seconds that begins, with a context of
// LogContext.
func LogWait(ctx context.Context, wait sentry.Wait) {
	tflog.SubsystemInfo(ctx, httpLog, "Waiting before a Sentry API request", map[string]any{
		"reason":  wait.Reason,
		"until":   wait.Until.UTC().Format(time.RFC3339),
		"wait_ms": time.Until(wait.Until).Milliseconds(),
	})
}

// Waiting counts how long a read waits for rate limits.
type Waiting struct{ nanoseconds atomic.Int64 }

type waitingKey struct{}

// WithWaiting returns the context of a read that is to be counted. A request that several
// reads share counts for the first one.
func WithWaiting(ctx context.Context) (context.Context, *Waiting) {
	waiting := new(Waiting)
	return context.WithValue(ctx, waitingKey{}, waiting), waiting
}

// count adds what an attempt waited and what the next one will.
func (w *Waiting) count(attempt sentry.Attempt) {
	w.nanoseconds.Add(int64(attempt.Queued))
	if attempt.Limited {
		w.nanoseconds.Add(int64(attempt.Wait))
	}
}

// Warn adds to the diagnostics of a good read that it waited long: Terraform shows
// nothing of a wait while it lasts. Nothing is said of waits that nobody wonders about.
func (w *Waiting) Warn(diags diag.Diagnostics) diag.Diagnostics {
	if total := time.Duration(w.nanoseconds.Load()); total >= long && !diags.HasError() {
		diags.AddWarning("Read Waited for Rate Limits", fmt.Sprintf(
			"Of the time that this read took, it waited %s for Sentry's rate limits. All tokens of one user or organization share "+
				"them, so that other pipelines count as well. To wait less, read less at each plan: fewer blocks, or one `sentry_events` "+
				"with `full` in place of many events.", total.Round(time.Second)))
	}
	return diags
}
