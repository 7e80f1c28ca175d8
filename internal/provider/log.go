// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// logAttempt writes one line for each HTTP attempt. It holds no header, no query
// and nothing of a body.
func logAttempt(ctx context.Context, attempt sentry.Attempt) {
	tflog.Debug(ctx, "Sentry API request", map[string]any{
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
