// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/catalogue"
)

// typicalSize is the size of the benchmarked event: three exceptions of fifty
// frames, a hundred breadcrumbs and forty tags.
const typicalSize = 80_000

// BenchmarkReadDataSource measures the whole ReadDataSource in process, the HTTP
// request on loopback included, beside encoding/json of the same bytes into any
// (the yardstick) and beside the framework's own way.
func BenchmarkReadDataSource(b *testing.B) {
	body := catalogue.Typical(typicalSize)
	served := serveBodies(b)
	wire, framework := wired(b, block(served.url)), framed(b, block(served.url))
	var yardstick float64
	b.Run("yardstick", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			var value any
			if err := json.Unmarshal(body, &value); err != nil {
				b.Fatal(err)
			}
		}
		yardstick = nanoseconds(b)
	})
	for _, bench := range []struct {
		name     string
		protocol *acctest.Protocol
		include  any
	}{
		{"wire/default", wire, nil},
		{"wire/all", wire, []string{"all"}},
		{"framework/default", framework, nil},
		{"framework/all", framework, []string{"all"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				request := bench.protocol.ReadRequest(typeName, map[string]any{"event_id": served.add(body), "include": bench.include})
				b.StartTimer()
				response, err := bench.protocol.Server().ReadDataSource(b.Context(), request)
				if err != nil || len(response.Diagnostics) > 0 {
					b.Fatal(err, acctest.Texts(response.Diagnostics))
				}
			}
			if yardstick > 0 {
				b.ReportMetric(nanoseconds(b)/yardstick, "x-yardstick")
			}
		})
	}
}

func nanoseconds(b *testing.B) float64 {
	b.Helper()
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}
