// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
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

// BenchmarkReadDataSource measures the whole ReadDataSource in process, from the
// bytes of the answer, which the client has kept from a read before, to the
// encoded state; beside encoding/json of the same bytes into any (the
// baseline).
func BenchmarkReadDataSource(b *testing.B) {
	for _, event := range benchmarkEvents {
		body := event.body()
		b.Run(event.name, func(b *testing.B) {
			baseline := benchmarkBaseline(b, body)
			for _, read := range benchmarkReads {
				b.Run(read.name, func(b *testing.B) {
					served := serveBodies(b)
					config := map[string]any{"event_id": served.add(body), "include": read.include, "exclude": read.exclude}
					benchmarkRead(b, wired(b, block(served.url)), config, len(body), baseline)
				})
			}
		})
	}
}

// benchmarkBaseline returns the time of decoding body into any, in nanoseconds.
func benchmarkBaseline(b *testing.B, body []byte) float64 {
	b.Helper()
	var nanoseconds float64
	b.Run("baseline", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			var value any
			if err := json.Unmarshal(body, &value); err != nil {
				b.Fatal(err)
			}
		}
		nanoseconds = perOperation(b)
	})
	return nanoseconds
}

func benchmarkRead(b *testing.B, protocol *acctest.Protocol, config map[string]any, size int, baseline float64) {
	b.Helper()
	request := protocol.ReadRequest(typeName, config)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		response, err := protocol.Server().ReadDataSource(b.Context(), request)
		if err != nil || acctest.HasError(response.Diagnostics) {
			b.Fatal(err, acctest.Texts(response.Diagnostics))
		}
	}
	if baseline > 0 {
		b.ReportMetric(perOperation(b)/baseline, "x-baseline")
	}
}

// perOperation is the time of one operation in nanoseconds.
func perOperation(b *testing.B) float64 {
	b.Helper()
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}
