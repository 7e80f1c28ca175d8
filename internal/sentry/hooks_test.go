// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestHooksReportWaitsBeforeTheirAttempt reads through a redirect, a short wait, a
// demanded one, and one after a failure.
func TestHooksReportWaitsBeforeTheirAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var calls []string
		settings := patient()
		settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) {
			calls = append(calls, fmt.Sprintf("%d: %d %t %t", attempt.Number, attempt.StatusCode, attempt.Wait > 0, attempt.Limited))
		}
		settings.OnWait = func(_ context.Context, wait sentry.Wait) {
			calls = append(calls, fmt.Sprintf("%s %t", wait.Reason, wait.Until.After(time.Now())))
		}
		server := new(script).
			then(http.StatusFound, "", "Location", "/moved"+testPath).
			then(http.StatusBadGateway, "").
			then(http.StatusServiceUnavailable, "", "Retry-After", "10").
			then(http.StatusTooManyRequests, "", "Retry-After", "1").
			then(http.StatusBadGateway, "").
			then(http.StatusOK, "{}")
		if _, err := read(t.Context(), over(t, settings, server)); err != nil {
			t.Fatal(err)
		}
		calls = slices.DeleteFunc(calls, func(call string) bool { return call == sentry.WaitRetry+" true" }) // by chance
		want := []string{
			"1: 302 false false", "1: 502 true false", sentry.WaitLimit + " true", "2: 503 true true", "3: 429 true true",
			"4: 502 true false", "5: 200 false false",
		}
		if !slices.Equal(calls, want) {
			t.Errorf("got %q, want %q", calls, want)
		}
	})
}
