// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const (
	eventSize = 100_000
	// enoughMemory is what the alternative takes for a thousand events, roughly.
	enoughMemory = 8 << 30
	// longRun is what a thousand events may take.
	longRun = 2 * time.Minute
	token   = "sntryu_" + "not-a-real-token"
)

// variant is one way to bring the same five values of events into outputs.
type variant struct {
	name   string
	config string
	// least and most are the numbers of events that it is run with.
	least, most int
	// wall, memory and state are the targets beside the alternative, by number of
	// events.
	wall, memory, state map[int]float64
	// provider is the target for the provider's memory in bytes, by the same.
	provider map[int]float64
}

// ids is a map in a local value: Terraform evaluates for_each again for each
// instance, and would sort a set each time.
const ids = `
locals {
  ids = { for i in range(EVENTS) : format("%032x", i + 1) => i }
}
`

const sentryConfig = `
terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}

provider "sentry" {
  organization = "acme"
  project      = "web"
}

data "sentry_event" "e" {
  for_each = local.ids
  event_id = each.key
  SELECTION
}

output "values" {
  value = {
    for id, e in data.sentry_event.e : id => {
      title = e.title, platform = e.platform, environment = e.environment, release = e.release.version, received = e.date_received
    }
  }
}
`

const httpConfig = `
terraform {
  required_providers {
    http = { source = "hashicorp/http" }
  }
}

data "http" "e" {
  for_each        = local.ids
  url             = "${var.base_url}/api/0/projects/acme/web/events/${each.key}/"
  request_headers = { Authorization = "Bearer ${var.token}", Accept = "application/json" }
}

variable "base_url" {
  type = string
}

variable "token" {
  type = string
}

locals {
  events = { for id, answer in data.http.e : id => jsondecode(answer.response_body) }
}

output "values" {
  value = {
    for id, e in local.events : id => {
      title       = e.title, platform = e.platform, release = try(e.release.version, null), received = e.dateReceived
      environment = one([for tag in e.tags : tag.value if tag.key == "environment"])
    }
  }
}
`

// variants are the provider, and last the alternative that it is compared with.
var variants = []variant{
	{
		name: "sentry_event", config: strings.ReplaceAll(sentryConfig+ids, "SELECTION", ""),
		most: 1000, wall: map[int]float64{100: 0.25}, memory: map[int]float64{100: 0.35}, state: map[int]float64{100: 0.15},
	},
	{
		name: "sentry_event, all but `scan`, `digest`",
		config: strings.ReplaceAll(sentryConfig+ids, "SELECTION", `include  = ["all"]
  exclude  = ["scan", "digest"]`),
		most: 100, wall: map[int]float64{100: 0.85},
	},
	{
		name: "sentry_event, all", config: strings.ReplaceAll(sentryConfig+ids, "SELECTION", `include = ["all"]`), least: 1000, most: 1000,
		provider: map[int]float64{1000: 80e6},
	},
	{name: "http + jsondecode", config: httpConfig + ids, most: 1000},
}

// measureRuns applies configurations that read events of 100 KB from the
// loopback.
func measureRuns(ctx context.Context, b *bench) error {
	peer, err := b.installPeer(ctx)
	if err != nil {
		return err
	}
	server := serveEvents(catalogue.Typical(eventSize))
	defer server.Close()
	var rows [][]string
	for _, events := range b.size.events {
		more, err := b.compare(ctx, events, server.URL)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	b.report.section("Whole runs of Terraform",
		"`terraform apply` that brings five values of each event of 100 KB into an output, from a server on the loopback: "+
			"medians of three runs, but for a thousand events. "+peer,
		[]string{"events", "by", "wall", "×", "CPU", "Terraform, peak", "×", "provider, peak", "state", "×"}, rows)
	return nil
}

// compare runs the variants with a number of events, the alternative first, which
// the others are compared with.
func (b *bench) compare(ctx context.Context, events int, url string) ([][]string, error) {
	var rows [][]string
	var beside usage
	for i, v := range slices.Backward(variants) {
		alternative := i == len(variants)-1
		if events < v.least || events > v.most {
			continue
		}
		if missing := lacks(ctx, alternative, events); missing != "" {
			rows = append(rows, []string{fmt.Sprint(events), v.name, "not run: too little " + missing, "", "", "", "", "", "", ""})
			continue
		}
		var all []usage
		for range b.repeats(events) {
			used, err := b.apply(ctx, v, events, url)
			if err != nil {
				return nil, fmt.Errorf("%s, %d events: %w", v.name, events, err)
			}
			all = append(all, used)
		}
		used := middle(all)
		if alternative {
			beside = used
		}
		memory := size(used.provider)
		if target, known := v.provider[events]; known && used.provider > 0 {
			memory = judged(float64(used.provider)/1e6, "%.1f MB", target/1e6)
		}
		rows = append(rows, []string{
			fmt.Sprint(events), v.name,
			duration(float64(used.wall)), ratio(float64(used.wall), float64(beside.wall), v.wall[events]),
			duration(float64(used.cpu)),
			size(used.terraform), ratio(float64(used.terraform), float64(beside.terraform), v.memory[events]),
			memory,
			size(used.state), ratio(float64(used.state), float64(beside.state), v.state[events]),
		})
	}
	return rows, nil
}

// repeats is how often a run is made, of which the median counts.
func (b *bench) repeats(events int) int {
	if events >= 1000 {
		return 1
	}
	return b.size.count
}

// lacks says what is missing for a long run: memory, which the alternative needs
// most of, or time.
func lacks(ctx context.Context, alternative bool, events int) string {
	deadline, bounded := ctx.Deadline()
	switch {
	case events < 1000:
	case alternative && availableMemory() < enoughMemory:
		return "memory"
	case bounded && time.Until(deadline) < longRun:
		return "time"
	}
	return ""
}

// apply runs one variant in a directory of its own.
func (b *bench) apply(ctx context.Context, v variant, events int, url string) (usage, error) {
	dir, err := b.configure(v.config, map[string]string{"EVENTS": fmt.Sprint(events)})
	if err != nil {
		return usage{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	env := []string{"SENTRY_BASE_URL=" + url, "SENTRY_AUTH_TOKEN=" + token, "TF_VAR_base_url=" + url, "TF_VAR_token=" + token}
	if err := b.terraform(ctx, dir, env, "init", "-no-color"); err != nil {
		return usage{}, err
	}
	used, err := measure(b.command(ctx, dir, env, "apply", "-auto-approve", "-no-color"))
	if err != nil {
		return usage{}, err
	}
	state, err := os.Stat(filepath.Join(dir, "terraform.tfstate"))
	if err != nil {
		return usage{}, err
	}
	used.state = state.Size()
	return used, nil
}

// serveEvents answers for any event id with the same event, as fast as it can:
// what is measured is the client.
func serveEvents(body []byte) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(bytes.ReplaceAll(body, []byte(catalogue.TypicalID), []byte(path.Base(r.URL.Path))))
	}))
}

// availableMemory is what the machine has to spare, in bytes; a lot where it does
// not tell.
func availableMemory() int64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return enoughMemory
	}
	_, rest, _ := strings.Cut(string(info), "MemAvailable:")
	var kilobytes int64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		return enoughMemory
	}
	return kilobytes << 10
}
