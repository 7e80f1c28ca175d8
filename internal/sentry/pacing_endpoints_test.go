// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestEndpointsArePacedByTheirLimits: each endpoint has the documented limit of the hosted
// service, or learns it from the first response.
func TestEndpointsArePacedByTheirLimits(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		read     func(ctx context.Context, client *sentry.Client, number int) error
		server   behavior
		reads    int
		min, max time.Duration
	}{
		"issue event": {func(ctx context.Context, client *sentry.Client, number int) error {
			_, err := client.IssueEvent(ctx, "acme", fmt.Sprint(number), "latest", nil)
			return err
		}, behavior{limit: 15, work: 10 * time.Millisecond}, 45, 2 * time.Second, 4 * time.Second},
		"event id": {func(ctx context.Context, client *sentry.Client, number int) error {
			_, err := client.FindEvent(ctx, "acme", fmt.Sprintf("%032x", number))
			_ = wantError[*sentry.ResponseError](t, err) // The server's objects are empty.
			return nil
		}, behavior{limit: 1, silent: true}, 5, 4 * time.Second, 4 * time.Second},
		"project events": {func(ctx context.Context, client *sentry.Client, number int) error {
			pages, err := client.ProjectEvents("acme", fmt.Sprint(number), sentry.ListOptions{})
			return first(ctx, pages, err)
		}, behavior{concurrent: 1, silent: true, work: time.Second}, 20, 20 * time.Second, 20 * time.Second},
		"issue events": {func(ctx context.Context, client *sentry.Client, number int) error {
			pages, err := client.IssueEvents("acme", fmt.Sprint(number), sentry.ListOptions{})
			return first(ctx, pages, err)
		}, behavior{limit: 4, concurrent: 2, work: 10 * time.Millisecond}, 20, 4 * time.Second, 6 * time.Second},
		"issue": {func(ctx context.Context, client *sentry.Client, number int) error {
			_, err := client.Issue(ctx, "acme", fmt.Sprint(number), nil)
			return err
		}, behavior{limit: 4, concurrent: 2, work: 10 * time.Millisecond}, 20, 4 * time.Second, 6 * time.Second},
		"issues": {func(ctx context.Context, client *sentry.Client, number int) error {
			pages, err := client.Issues(fmt.Sprint(number), sentry.IssueOptions{})
			return first(ctx, pages, err)
		}, behavior{limit: 4, concurrent: 2, work: 10 * time.Millisecond}, 20, 4 * time.Second, 6 * time.Second},
		"issue tag": {func(ctx context.Context, client *sentry.Client, number int) error {
			_, err := client.IssueTag(ctx, "acme", fmt.Sprint(number), "level", nil)
			return err
		}, behavior{limit: 4, concurrent: 2, work: 10 * time.Millisecond}, 20, 4 * time.Second, 6 * time.Second},
		"explore": {func(ctx context.Context, client *sentry.Client, number int) error {
			pages, err := client.Explore(fmt.Sprint(number), sentry.ExploreOptions{Fields: []string{"id"}})
			return first(ctx, pages, err)
		}, behavior{limit: 30, concurrent: 15, silent: true, work: 10 * time.Millisecond}, 90, 2 * time.Second, 4 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, cache := range []int64{0, sentry.DefaultCacheBytes} {
				synctest.Test(t, func(t *testing.T) {
					server := &windowServer{behavior: test.server}
					settings := patient()
					settings.BaseURL, settings.CacheBytes = "https://us.sentry.io", cache
					client := over(t, settings, server)
					start := time.Now()
					var group sync.WaitGroup
					for number := range test.reads {
						group.Go(func() {
							if err := test.read(t.Context(), client, number+1); err != nil {
								t.Error(err)
							}
						})
					}
					group.Wait()
					if took := time.Since(start); server.rejected > 0 || took < test.min || took > test.max {
						t.Errorf("took %s, %d were rejected", took, server.rejected)
					}
				})
			}
		})
	}
}
