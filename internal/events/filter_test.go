// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// between is a configuration of a time range.
func between(start, end string, more ...any) map[string]any {
	config := map[string]any{"start": start, "end": end}
	for i := 0; i < len(more); i += 2 {
		config[more[i].(string)] = more[i+1] //nolint:forcetypeassert // A panic fails the test too.
	}
	return config
}

func TestEventsOutsideIgnoredTimeRangeAreLeftOut(t *testing.T) {
	t.Parallel()
	period := func(text string) map[string]any { return map[string]any{"stats_period": text} }
	const forever = 5000 // days
	for name, test := range map[string]struct {
		events      []string
		config      map[string]any
		want        string
		more        bool
		left        string // how many events were left out; empty for none
		maxRequests int32
	}{
		"the last hour":          {[]string{ago(0), ago(30 * time.Minute), ago(2 * time.Hour)}, period("1h"), "1 2", false, "1", 1},
		"clocks differ":          {[]string{ago(-3 * time.Minute), ago(64 * time.Minute), ago(75 * time.Minute)}, period("60m"), "1 2", false, "1", 1},
		"none of the last hour":  {[]string{ago(50 * time.Hour)}, period("1d"), "", false, "1", 1},
		"an endless period":      {[]string{ago(0), ago(50 * time.Hour)}, period("99999999999999999999w"), "1 2", false, "", 1},
		"the past":               {daily(30), between("2026-03-28", "2026-03-30"), "3 4", false, "28", 1},
		"nothing is outside":     {daily(3), between("2026-03-01", "2026-04-01"), "1 2 3", false, "", 1},
		"of other offsets":       {[]string{at("2026-03-30T01:00:00+02:00"), at("2026-03-29T20:00:00-05:00")}, between("2026-03-29", "2026-03-30"), "1", false, "1", 1},
		"fractions at the edges": {[]string{at("2026-03-14T09:00:00.9Z"), at("2026-03-14T08:59:59.5Z"), at("2026-03-14T08:00:00Z")}, between("2026-03-14T09:00:00.5Z", "2026-03-14T09:00:00.7Z"), "1 2", false, "1", 1},
		"no zone, and a space":   {[]string{at("2026-03-14T09:00:00"), at("2026-03-14 09:00:00.5"), at("2026-03-13 09:00:00+0000")}, between("2026-03-14", "2026-03-15"), "1 2", false, "1", 1},
		"times that are none":    {[]string{"", at("yesterday"), `,"dateCreated":1773446400`, `,"dateCreated":null`, at("2025-01-01T00:00:00Z")}, between("2026-03-14", "2026-03-15"), "1 2 3 4", false, "1", 1},
		"seconds since 1970":     {[]string{`,"dateCreated":1773446400.25`, `,"dateCreated":"1773360000"`, `,"dateCreated":1000000000`}, between("2026-03-14", "2026-03-15"), "1", false, "2", 1},
		"as in PostgreSQL":       {[]string{at("2026-03-14 09:00:00+00"), at("2026-03-14 01:00:00.5+02"), at("2001-01-01 00:00:00+00")}, between("2026-03-14", "2026-03-15"), "1", false, "2", 1},
		"in snake case":          {[]string{`,"date_created":"2026-03-14T09:00:00Z"`, `,"dateCreated":null,"date_created":"2026-03-13T09:00:00Z"`}, between("2026-03-14", "2026-03-15"), "1", false, "1", 1},
		"of reception": {
			[]string{
				`,"dateReceived":"2026-03-14T09:00:00Z"`, `,"dateCreated":null,"dateReceived":"2026-03-13T09:00:00Z"`, `,"date_received":1773360000`,
				`,"dateReceived":"2026-03-13T09:00:00Z"` + at("2026-03-14T09:00:00Z"), `,"dateReceived":"2026-03-13T09:00:00Z"` + at("then"),
			},
			between("2026-03-14", "2026-03-15"), "1 4 5", false, "2", 1,
		},
		"a long history":          {daily(forever), between("2026-03-30", "2026-04-01"), "1 2", false, "198", 2},
		"limit":                   {daily(30), between("2026-03-01", "2026-03-30", "limit", 3), "3 4 5", true, "2", 3},
		"limit is all of them":    {daily(forever), between("2026-03-29", "2026-04-01", "limit", 3), "1 2 3", false, "101", 3},
		"a whole page, then old":  {daily(forever), between("2025-12-22", "2026-04-01", "limit", 100), strings.Join(count(100), " "), false, "101", 3},
		"a whole page, then more": {daily(forever), between("2025-12-21", "2026-04-01", "limit", 100), strings.Join(count(100), " "), true, "", 2},
		"sorted by reception":     {append(append(daily(3), daily(40)[37:]...), daily(2)...), between("2026-03-29", "2026-04-01", "limit", 9), "1 2 3 7 8", false, "3", 2},
		"limit 1, old events before": {
			append(daily(40)[35:], daily(2)...), between("2026-03-29", "2026-04-01", "limit", 1), "6", true, "5", 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serveIgnoring(t, test.events...)
			data := acctest.Data(t, server.url)
			state, diagnostics := acctest.Read(t, source, data, test.config)
			attribute := "start"
			if test.config["stats_period"] != nil {
				attribute = "stats_period"
			}
			expectFiltered(t, state, diagnostics, test.want, test.more, test.left, attribute)
			if got := server.requests.Load(); got > test.maxRequests {
				t.Errorf("%d requests, want %d at most", got, test.maxRequests)
			}
			config := maps.Clone(test.config)
			config["full"] = true
			state, _ = acctest.Read(t, source, data, config)
			if raw := texts(t, state.Get("raw_events")); len(raw) != len(texts(t, state.Get("ids"))) {
				t.Errorf("%d whole events", len(raw))
			}
		})
	}
}

// count returns the numbers from 1 to n.
func count(n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprint(i+1))
	}
	return all
}

// TestSampleOutsideIgnoredTimeRangeIsReadToItsEnd: a sample is not sorted, so a page of older
// events does not end it.
func TestSampleOutsideIgnoredTimeRangeIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	events := slices.Concat(daily(350)[50:], daily(1))
	server := serveIgnoring(t, events...)
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), between("2026-03-31", "2026-04-01", "sample", true))
	expectFiltered(t, state, diagnostics, "301", false, "300", "start")
}

// TestReadStopsIfTimeRangeIsOutOfReach stops reading a list that a server does not filter.
func TestReadStopsIfTimeRangeIsOutOfReach(t *testing.T) {
	t.Parallel()
	const most = 10_000
	server := serveIgnoring(t, daily(4*most)...)
	for _, sample := range []bool{false, true} {
		_, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), between("1990-01-01", "1990-01-02", "sample", sample))
		acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored the Time Range", `AttributeName("start")`,
			"does not filter", "10000 events", "closer to now")
	}
	if got := server.requests.Load(); got != 2*most/100 {
		t.Errorf("%d requests", got)
	}
	// With some of the events, the rest is not known.
	server = serveIgnoring(t, append(daily(1), daily(4 * most)[5:]...)...)
	config := between("2026-03-31", "2026-04-01", "sample", true)
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), config)
	acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored the Time Range", `AttributeName("start")`, "may be missing", "`has_more` is true")
	if got := numbers(t, state); got != "1" || state.Get("has_more") != true {
		t.Errorf("events %s, has_more %v", got, state.Get("has_more"))
	}
}

func TestEventsOutsideIgnoredEnvironmentsAreLeftOut(t *testing.T) {
	t.Parallel()
	tagged := func(name string) string {
		return `,"tags":[{"key":"a","value":"b"},{"key":"environment","value":"` + name + `"}]`
	}
	members := []string{
		tagged("production"), tagged("staging"), tagged("Production"), `,"tags":[]`, `,"environment":"staging"`, `,"environment":"production"`,
		`,"environment":"staging"` + tagged("production"), `,"environment":7`, tagged("qa"),
	}
	read := func(config map[string]any) (string, any, string) {
		config["issue_id"] = "4711"
		data := acctest.Data(t, serveIgnoring(t, members...).url)
		data.Exclude = []string{"tags"} // The check does not depend on them.
		state, diagnostics := acctest.Read(t, source, data, config)
		return numbers(t, state), state.Get("has_more"), acctest.Texts(diagnostics)
	}
	for name, test := range map[string]struct {
		config map[string]any
		want   string
		more   bool
		left   string
	}{
		"one":          {map[string]any{"environments": []string{"production"}}, "1 4 6 7", false, "5"},
		"two":          {map[string]any{"environments": []string{"qa", "staging"}}, "2 4 5 9", false, "5"},
		"all":          {map[string]any{"environments": []string{}}, "1 2 3 4 5 6 7 8 9", false, ""},
		"with a limit": {map[string]any{"environments": []string{"qa"}, "limit": 2}, "4 9", false, "7"},
		"more":         {map[string]any{"environments": []string{"staging"}, "limit": 2}, "2 4", true, "6"},
		"unknown":      {map[string]any{"environments": []string{"nowhere"}}, "4", false, "8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, more, warning := read(test.config)
			if got != test.want || more != test.more {
				t.Errorf("events %q, want %q; has_more %v", got, test.want, more)
			}
			warned := strings.Contains(warning, "Server Ignored the Environments") && strings.Contains(warning, contained(test.left))
			if warned != (test.left != "") || strings.Contains(warning, "staging") {
				t.Errorf("warning %q", warning)
			}
		})
	}
	// A query may be ignored as well.
	_, _, warning := read(map[string]any{"environments": []string{"qa"}, "query": acctest.Canary})
	if !strings.Contains(warning, "may also ignore `query`") || strings.Contains(warning, acctest.Canary) {
		t.Errorf("warning %q", warning)
	}
}

// TestReadStopsIfEnvironmentsAreOutOfReach stops reading in the same way.
func TestReadStopsIfEnvironmentsAreOutOfReach(t *testing.T) {
	t.Parallel()
	server := serveIgnoring(t, slices.Repeat([]string{`,"environment":"staging"`}, 10_100)...)
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), map[string]any{"issue_id": "1", "environments": []string{"qa"}, "limit": 1})
	acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored the Environments", `AttributeName("environments")`, "10002 events")
}
