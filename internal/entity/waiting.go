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

// minReportedWait is the shortest wait for rate limits that causes a warning.
const minReportedWait = 30 * time.Second

// LogWait logs the beginning of a wait of some seconds, with a context of LogContext.
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

// WithWaiting returns a context whose waits are counted. A request that several reads share
// counts for the first one.
func WithWaiting(ctx context.Context) (context.Context, *Waiting) {
	waiting := new(Waiting)
	return context.WithValue(ctx, waitingKey{}, waiting), waiting
}

// count adds the wait before an attempt and the wait before the next one.
func (w *Waiting) count(attempt sentry.Attempt) {
	w.nanoseconds.Add(int64(attempt.Queued))
	if attempt.Limited {
		w.nanoseconds.Add(int64(attempt.Wait))
	}
}

// Warn adds a warning about a long wait to the diagnostics of a successful read, because
// Terraform does not show why a read takes long. Short waits cause no warning.
func (w *Waiting) Warn(diags diag.Diagnostics) diag.Diagnostics {
	if total := time.Duration(w.nanoseconds.Load()); total >= minReportedWait && !diags.HasError() {
		diags.AddWarning("Read Waited for Rate Limits", fmt.Sprintf(
			"This read waited %s for Sentry's rate limits. All tokens of one user or organization share these limits, so other pipelines "+
				"count as well. To wait less, read less in each plan: use fewer blocks, or one `sentry_events` with `full` instead of "+
				"many `sentry_event` blocks.", total.Round(time.Second)))
	}
	return diags
}
