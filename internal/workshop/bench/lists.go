// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
)

// others are the benchmarks in process other than the read of one event.
var others = []struct{ pkg, benchmark, name, title string }{
	{"events", "BenchmarkEvents", "list", "`sentry_events`, 1,000 events"},
	{"issues", "BenchmarkIssues", "list", "`sentry_issues`, 1,000 issues"},
	{"issues", "BenchmarkIssues", "issue", "`sentry_issue`"},
	{"issues", "BenchmarkIssues", "tag", "`sentry_issue_tag`"},
	{"event", "BenchmarkDecodeEvent", "typical/api", "`decode_event`, typical, form of the API"},
	{"event", "BenchmarkDecodeEvent", "typical/stored", "`decode_event`, typical, stored form"},
	{"event", "BenchmarkDecodeEvent", "worst/api", "`decode_event`, worst, form of the API"},
	{"event", "BenchmarkDecodeEvent", "worst/stored", "`decode_event`, worst, stored form"},
}

// measureOthers runs the other benchmarks.
func measureOthers(ctx context.Context, b *bench) error {
	measured := map[string]map[string]samples{}
	var rows [][]string
	for _, other := range others {
		if measured[other.benchmark] == nil {
			results, err := b.goBenchmarks(ctx, other.pkg, other.benchmark)
			if err != nil {
				return err
			}
			measured[other.benchmark] = results
		}
		path := other.benchmark + "/" + other.name + "/"
		read, baseline := measured[other.benchmark][path+"read"], measured[other.benchmark][path+"baseline"]
		rows = append(rows, []string{
			other.title, duration(read.median("ns/op")), ratio(read.median("ns/op"), baseline.median("ns/op"), 0),
			fmt.Sprintf("%.0f", read.median("allocs/op")), fmt.Sprintf("%.0f", baseline.median("allocs/op")),
		})
	}
	b.report.section("Lists, issues, and decode_event in process",
		"The same benchmarks for lists of ten pages, for an issue and a tag, and for the function. "+
			"The baseline is `encoding/json` of all pages.",
		[]string{"read", "time", "× baseline", "allocations", "of the baseline"}, rows)
	return nil
}
