// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// httpLog is the logger of HTTP attempts. Its level comes from the environment variable
// TF_LOG_PROVIDER_SENTRY_HTTP, or else from TF_LOG_PROVIDER_SENTRY.
const httpLog = "http"

// LogContext returns the context that a read must use from its start. With it, requests are
// logged and no log contains a secret of the client.
func LogContext(ctx context.Context, client *sentry.Client) context.Context {
	ctx = tflog.NewSubsystem(ctx, httpLog, tflog.WithLevelFromEnv("TF_LOG_PROVIDER_SENTRY", httpLog), tflog.WithRootFields())
	// The masks of one logger do not apply to another.
	ctx = tflog.MaskLogStrings(ctx, client.Secrets()...)
	return tflog.SubsystemMaskLogStrings(ctx, httpLog, client.Secrets()...)
}

// LogAttempt logs an HTTP attempt in one line, with a context of LogContext, and counts its
// waits with a context of WithWaiting. The line contains no header, no query, and nothing of a
// body.
func LogAttempt(ctx context.Context, attempt sentry.Attempt) {
	if waiting, counts := ctx.Value(waitingKey{}).(*Waiting); counts {
		waiting.count(attempt)
	}
	tflog.SubsystemDebug(ctx, httpLog, "Sentry API request", map[string]any{
		"http_method":          attempt.Method,
		"http_path":            attempt.Path,
		"http_status_code":     attempt.StatusCode,
		"duration_ms":          attempt.Duration.Milliseconds(),
		"bytes":                attempt.Bytes,
		"attempt":              attempt.Number,
		"rate_limit_remaining": attempt.RateLimitRemaining,
		"wait_ms":              attempt.Wait.Milliseconds(),
		"failure":              attempt.Err,
	})
}
