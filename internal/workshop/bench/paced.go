// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	// pacedTarget is the maximum ratio of the duration of reads to the duration by the limit
	// alone.
	pacedTarget = 1.05
	// readsPerSecond is Sentry's limit for reads of events.
	readsPerSecond = 5
	// eventsPerPage is how many whole events one request of a list returns.
	eventsPerPage = 100
)

// measurePaced reads events from the mock Sentry, which counts requests like the real one.
func measurePaced(ctx context.Context, b *bench) error {
	var rows [][]string
	for _, events := range b.size.paced {
		for _, full := range []bool{false, true} {
			row, err := b.paced(ctx, events, full)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
	}
	b.report.section("Paced by Sentry's limits",
		"Small events from the mock Sentry with the limits of sentry.io: five reads of events a second. The list of their IDs takes one "+
			"more request for each hundred events. The time is the time of the whole `terraform apply`.",
		[]string{"events", "by", "time", "× n/5 s", "requests", "rejected (429)"}, rows)
	return nil
}

func (b *bench) paced(ctx context.Context, events int, full bool) ([]string, error) {
	// The catalogue's project stays unchanged: the events are in their own project.
	server := mocksentry.NewDefault()
	server.AddProject(mocksentry.DefaultOrganization, mocksentry.Project{Slug: "paced", ID: 4711, Platform: "python"})
	server.AddManyEvents(mocksentry.DefaultOrganization, "paced", events, "")
	server.Start()
	defer server.Close()
	env := []string{
		"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull,
		fmt.Sprint("TF_VAR_events=", events), fmt.Sprint("TF_VAR_full=", full),
	}
	used := samples{}
	if err := b.apply(ctx, "paced.tf", env, used); err != nil {
		return nil, err
	}
	took, sent := used.median("wall"), len(server.Requests())
	name, share, requests := "sentry_event", ratio(took, float64(events)/readsPerSecond*1e9, pacedTarget), fmt.Sprint(sent)
	if full {
		pages := (events + eventsPerPage - 1) / eventsPerPage
		name, share, requests = "sentry_events, full", "–", against(float64(sent), "%.0f", float64(pages))
	}
	return []string{fmt.Sprint(events), name, duration(took), share, requests, against(float64(server.Rejected()), "%.0f", 0)}, nil
}
