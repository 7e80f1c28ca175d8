// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// benchmarkEvents are the events of the benchmarks, by size.
var benchmarkEvents = []struct {
	name string
	body func() []byte
}{
	{"small", catalogue.Small},
	{"typical", func() []byte { return catalogue.Typical(100_000) }},
	{"large", func() []byte { return catalogue.WorstCase(catalogue.Large()) }},
	{"worst", func() []byte { return catalogue.WorstCase(catalogue.DefaultWorstCase()) }},
}

// benchmarkReads are the selections of the benchmarks.
var benchmarkReads = []struct {
	name             string
	include, exclude []string
}{
	{"default", nil, nil},
	{"most", []string{"all"}, []string{"scan", "digest"}},
	{"all", []string{"all"}, nil},
	{"scan", []string{"scan"}, []string{"all"}},
	{"digest", []string{"digest"}, []string{"all"}},
}

// BenchmarkReadDataSource measures the whole ReadDataSource in process, from the bytes of the
// response, which the client has cached, to the encoded state. The baseline is encoding/json
// of the same bytes into any.
func BenchmarkReadDataSource(b *testing.B) {
	for _, event := range benchmarkEvents {
		body := event.body()
		b.Run(event.name, func(b *testing.B) {
			baseline := acctest.Baseline(b, body)
			for _, read := range benchmarkReads {
				b.Run(read.name, func(b *testing.B) {
					served := serveBodies(b)
					config := map[string]any{"event_id": served.add(body), "include": read.include, "exclude": read.exclude}
					acctest.Measure(b, baseline, wired(b, block(served.url)).Reader(typeName, config))
				})
			}
		})
	}
}
