// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	// pacedTarget is how many times as long as the limit alone reads may take.
	pacedTarget = 1.05
	// readsPerSecond is Sentry's limit for reads of events.
	readsPerSecond = 5
	// eventsPerPage is how many whole events one request of a list brings.
	eventsPerPage = 100
)

const pacedConfig = `
terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}

provider "sentry" {
  organization = "acme"
  project      = "PROJECT"
}

data "sentry_events" "e" {
  limit = EVENTS
  FULL
}

data "sentry_event" "e" {
  for_each = { for i, id in EACH : id => i }
  event_id = each.key
}

output "count" {
  value = length(data.sentry_events.e.ids)
}
`

// measurePaced reads events from the mock Sentry, which counts requests as the
// real one does.
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
		"Small events from the mock Sentry with the limits of sentry.io: five reads of events a second. The list of their ids is one "+
			"request more for each hundred. The time is that of the whole `terraform apply`.",
		[]string{"events", "by", "time", "× n/5 s", "requests", "refused (429)"}, rows)
	return nil
}

func (b *bench) paced(ctx context.Context, events int, full bool) ([]string, error) {
	// The catalogue's project is left as it is: the events are in one of their own.
	server := mocksentry.NewDefault()
	server.AddProject(mocksentry.DefaultOrganization, mocksentry.Project{Slug: "paced", ID: 4711, Platform: "python"})
	server.AddManyEvents(mocksentry.DefaultOrganization, "paced", events, "")
	server.Start()
	defer server.Close()
	name, replace := "sentry_event", map[string]string{"EACH": "data.sentry_events.e.ids", "FULL": "", "PROJECT": "paced"}
	if full {
		name, replace["EACH"], replace["FULL"] = "sentry_events, full", "[]", "full = true"
	}
	replace["EVENTS"] = fmt.Sprint(events)
	dir, err := b.configure(pacedConfig, replace)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	env := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
	if err := b.terraform(ctx, dir, env, "init", "-no-color"); err != nil {
		return nil, err
	}
	began := time.Now()
	if err := b.terraform(ctx, dir, env, "apply", "-auto-approve", "-no-color"); err != nil {
		return nil, err
	}
	took := time.Since(began)
	refused := judged(float64(server.Refused()), "%.0f", 0)
	if full {
		pages := (events + eventsPerPage - 1) / eventsPerPage
		requests := judged(float64(len(server.Requests())), "%.0f", float64(pages))
		return []string{fmt.Sprint(events), name, duration(float64(took)), "–", requests, refused}, nil
	}
	return []string{
		fmt.Sprint(events), name, duration(float64(took)),
		ratio(took.Seconds(), float64(events)/readsPerSecond, pacedTarget), fmt.Sprint(len(server.Requests())), refused,
	}, nil
}
