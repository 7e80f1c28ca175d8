// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const (
	eventSize = 100_000
	// enoughMemory is roughly how much memory the alternative needs for a thousand events.
	enoughMemory = 8 << 30
	// longRun is the limit for a run with a thousand events.
	longRun = 2 * time.Minute
	token   = "sntryu_" + "not-a-real-token"
)

// variant is one way to write the same five values of events to outputs.
type variant struct {
	name   string
	config string
	env    []string
	// least and most limit the numbers of events that it is run with.
	least, most int
	// targets are relative to the alternative, except the provider's memory in bytes.
	targets map[target]float64
}

// target names a measurement of a run with a number of events.
type target struct {
	events int
	of     string
}

// variants are the alternative and the provider, which is compared with it.
var variants = []variant{
	{name: "http + jsondecode", config: "http.tf", most: 1000},
	{
		name: "sentry_event, all", config: "sentry.tf", env: []string{`TF_VAR_include=["all"]`}, least: 1000, most: 1000,
		targets: map[target]float64{{1000, "provider"}: 110e6},
	},
	{
		name: "sentry_event, all but `scan`, `digest`", config: "sentry.tf", most: 100,
		env:     []string{`TF_VAR_include=["all"]`, `TF_VAR_exclude=["scan", "digest"]`},
		targets: map[target]float64{{100, "wall"}: 0.85},
	},
	{
		name: "sentry_event", config: "sentry.tf", most: 1000,
		targets: map[target]float64{{100, "wall"}: 0.25, {100, "terraform"}: 0.35, {100, "state"}: 0.15},
	},
}

// measureRuns applies configurations that read events of 100 kB from the
// loopback.
func measureRuns(ctx context.Context, b *bench) error {
	body := catalogue.Typical(eventSize)
	// It serves the same event for any ID, as fast as possible, because only the client is
	// measured.
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(bytes.ReplaceAll(body, []byte(catalogue.TypicalID), []byte(path.Base(r.URL.Path))))
	}))
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
		"`terraform apply` that writes five values of each event of 100 kB to an output, from a server on the loopback: "+
			"medians of three runs, but one run for a thousand events. "+b.peer,
		[]string{"events", "by", "wall", "×", "CPU", "Terraform, peak", "×", "provider, peak", "state", "×"}, rows)
	return nil
}

// compare runs the variants with a number of events. The alternative is first, and the others
// are compared with it.
func (b *bench) compare(ctx context.Context, events int, url string) ([][]string, error) {
	var rows [][]string
	baseline := samples{}
	for i, v := range variants {
		if events < v.least || events > v.most {
			continue
		}
		if missing := lacks(ctx, i == 0, events); missing != "" {
			rows = append(rows, append([]string{fmt.Sprint(events), v.name, "not run: too little " + missing}, make([]string, 7)...))
			continue
		}
		repeats := b.size.count
		if events >= 1000 {
			repeats = 1
		}
		used := samples{}
		for range repeats {
			env := []string{
				"SENTRY_BASE_URL=" + url, "SENTRY_AUTH_TOKEN=" + token, "TF_VAR_base_url=" + url, "TF_VAR_token=" + token,
				fmt.Sprint("TF_VAR_events=", events),
			}
			if err := b.apply(ctx, v.config, append(env, v.env...), used); err != nil {
				return nil, fmt.Errorf("%s, %d events: %w", v.name, events, err)
			}
		}
		if i == 0 {
			baseline = used
		}
		rows = append(rows, v.row(events, used, baseline))
	}
	return rows, nil
}

func (v variant) row(events int, used, baseline samples) []string {
	share := func(of string) string {
		return ratio(used.median(of), baseline.median(of), v.targets[target{events, of}])
	}
	provider := size(used.median("provider"))
	if most := v.targets[target{events, "provider"}]; most > 0 && used.median("provider") > 0 {
		provider = against(used.median("provider")/1e6, "%.1f MB", most/1e6)
	}
	return []string{
		fmt.Sprint(events), v.name, duration(used.median("wall")), share("wall"), duration(used.median("cpu")),
		size(used.median("terraform")), share("terraform"), provider, size(used.median("state")), share("state"),
	}
}

// lacks returns what is missing for a long run: memory, which the alternative needs most, or
// time. If the system does not report it, there is enough memory.
func lacks(ctx context.Context, alternative bool, events int) string {
	deadline, bounded := ctx.Deadline()
	available := memory("/proc/meminfo", "MemAvailable")
	switch {
	case events < 1000:
	case alternative && available > 0 && available < enoughMemory:
		return "memory"
	case bounded && time.Until(deadline) < longRun:
		return "time"
	}
	return ""
}
