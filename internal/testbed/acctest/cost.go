// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"encoding/json"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Cost is the number of objects and of bytes that a read allocates.
type Cost [2]float64

// Objects returns the number of objects.
func (c Cost) Objects() float64 { return c[0] }

// Bytes returns the number of bytes.
func (c Cost) Bytes() float64 { return c[1] }

// headRoom is how much more than measured a ceiling allows. Pools and maps do not behave the
// same in every version of Go.
const headRoom = 1.25

// CheckCeiling fails the test if a cost is over its ceiling, which is the last measurement,
// without head-room. The message contains the line of a table of ceilings.
func (c Cost) CheckCeiling(t *testing.T, name string, ceilings map[string]Cost) {
	t.Helper()
	ceiling, known := ceilings[name]
	if !known || c.Objects() > ceiling.Objects()*headRoom || c.Bytes() > ceiling.Bytes()*headRoom {
		t.Errorf("%q: {%.0f, %.0f}, // over the ceiling of %.0f objects and %.0f bytes",
			name, c.Objects(), c.Bytes(), ceiling.Objects()*headRoom, ceiling.Bytes()*headRoom)
	}
}

// CostOf returns what a read allocates once the pools are filled and the response is cached.
// It takes the minimum of a few reads, because a pool may still contain something that is too
// small. The garbage collector, which empties pools, is off meanwhile. CostOf measures the
// allocations of all goroutines, so its test must not run in parallel. The race detector
// itself allocates memory, so its test must be built without it.
func CostOf(read func()) Cost {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const rounds = 3
	read()
	var before, after runtime.MemStats
	var least Cost
	for round := range rounds {
		runtime.ReadMemStats(&before)
		read()
		runtime.ReadMemStats(&after)
		cost := Cost{float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)}
		if round == 0 {
			least = cost
		}
		least = Cost{min(least[0], cost[0]), min(least[1], cost[1])}
	}
	return least
}

// KeepResponses makes a client cache responses for later reads, like the provider's client.
func KeepResponses(config *sentry.Config) { config.CacheBytes = sentry.DefaultCacheBytes }

// Reader returns a function that reads a data source and discards its state.
func (p *Protocol) Reader(typeName string, config map[string]any) func() {
	request := p.ReadRequest(typeName, config)
	return func() {
		response, err := p.server.ReadDataSource(p.t.Context(), request)
		if err != nil || HasError(response.Diagnostics) {
			p.t.Fatal(err, Texts(response.Diagnostics))
		}
	}
}

// Caller returns a function that calls a function of the provider and discards its result.
func (p *Protocol) Caller(name, argument string) func() {
	request := &tfprotov6.CallFunctionRequest{Name: name, Arguments: p.texts(argument)}
	return func() {
		response, err := p.server.CallFunction(p.t.Context(), request)
		if err != nil || response.Error != nil {
			p.t.Fatal(err, response.Error)
		}
	}
}

// Baseline measures encoding/json of bodies into any, as the benchmark "baseline", and
// returns its time in nanoseconds.
func Baseline(b *testing.B, bodies ...[]byte) float64 {
	b.Helper()
	var nanoseconds float64
	b.Run("baseline", func(b *testing.B) {
		Measure(b, 0, func() {
			for _, body := range bodies {
				var value any
				if err := json.Unmarshal(body, &value); err != nil {
					b.Fatal(err)
				}
			}
		})
		nanoseconds = perOperation(b)
	})
	return nanoseconds
}

// Measure measures a read and compares it with a baseline in nanoseconds, or with nothing if
// that is 0. The first read, whose responses come from the server, does not count.
func Measure(b *testing.B, baseline float64, read func()) {
	b.Helper()
	read()
	b.ReportAllocs()
	for b.Loop() {
		read()
	}
	if baseline > 0 {
		b.ReportMetric(perOperation(b)/baseline, "x-baseline")
	}
}

// perOperation returns the time of one operation in nanoseconds.
func perOperation(b *testing.B) float64 {
	b.Helper()
	return float64(b.Elapsed().Nanoseconds()) / float64(b.N)
}
