// SPDX-License-Identifier: MPL-2.0

//go:build !race

package event_test

import (
	"runtime"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// The race detector itself allocates memory, so these tests are built without it. They measure
// what all goroutines allocate, so they don't run in parallel.

// ceilings are the allocations of the benchmarks' reads in the last measurement, without
// head-room.
var ceilings = map[string]acctest.Cost{
	"small/default":   {120, 16581},
	"small/most":      {129, 17664},
	"small/all":       {285, 30168},
	"small/scan":      {254, 21109},
	"small/digest":    {104, 9677},
	"typical/default": {158, 63099},
	"typical/most":    {161, 216872},
	"typical/all":     {487, 162011},
	"typical/scan":    {436, 48104},
	"typical/digest":  {117, 17600},
	"large/default":   {202, 271395},
	"large/most":      {2027, 1316040},
	"large/all":       {2500, 1312563},
	"large/scan":      {589, 84069},
	"large/digest":    {122, 30432},
	"worst/default":   {291, 879909},
	"worst/most":      {9545, 7200973},
	"worst/all":       {11972, 5872195},
	"worst/scan":      {2551, 391923},
	"worst/digest":    {130, 72973},
}

// TestReadStaysBelowAllocationCeilings fails if a read of the benchmarks allocates more than
// in the last measurement.
func TestReadStaysBelowAllocationCeilings(t *testing.T) {
	for _, event := range benchmarkEvents {
		body := event.body()
		served := serveBodies(t)
		protocol := wired(t, block(served.url))
		id := served.add(body)
		for _, read := range benchmarkReads {
			name := event.name + "/" + read.name
			config := map[string]any{"event_id": id, "include": read.include, "exclude": read.exclude}
			acctest.CostOf(protocol.Reader(typeName, config)).CheckCeiling(t, name, ceilings)
		}
	}
}

// TestCostIsLinear: the cost of another frame, breadcrumb, span or image does not depend on
// the number of existing ones.
func TestCostIsLinear(t *testing.T) {
	for name, size := range map[string]func(n int) catalogue.WorstCaseOptions{
		"frames": func(n int) catalogue.WorstCaseOptions {
			return catalogue.WorstCaseOptions{Exceptions: 1, FramesPerTrace: n}
		},
		// The client does not cache an event of more than 8 MiB.
		"breadcrumbs": func(n int) catalogue.WorstCaseOptions {
			return catalogue.WorstCaseOptions{Breadcrumbs: n, MessageBytes: 200}
		},
		"spans":  func(n int) catalogue.WorstCaseOptions { return catalogue.WorstCaseOptions{Spans: n} },
		"images": func(n int) catalogue.WorstCaseOptions { return catalogue.WorstCaseOptions{Images: n} },
	} {
		t.Run(name, func(t *testing.T) {
			counts := []int{10, 100, 1000, 4000}
			var costs []acctest.Cost
			for _, n := range counts {
				served := serveBodies(t)
				config := map[string]any{"event_id": served.add(catalogue.WorstCase(size(n))), "include": []string{"all"}}
				costs = append(costs, acctest.CostOf(wired(t, block(served.url)).Reader(typeName, config)))
			}
			each := func(i int) acctest.Cost {
				more := float64(counts[i] - counts[i-1])
				return acctest.Cost{(costs[i].Objects() - costs[i-1].Objects()) / more, (costs[i].Bytes() - costs[i-1].Bytes()) / more}
			}
			first := each(1)
			for i := 2; i < len(counts); i++ {
				later := each(i)
				t.Logf("up to %d: %.2f objects and %.0f bytes each", counts[i], later.Objects(), later.Bytes())
				if later.Objects() > first.Objects()*1.5+1 || later.Bytes() > first.Bytes()*1.5 {
					t.Errorf("up to %d each costs %.2f objects and %.0f bytes, up to %d %.2f and %.0f",
						counts[i], later.Objects(), later.Bytes(), counts[1], first.Objects(), first.Bytes())
				}
			}
		})
	}
}

// TestMemoryIsReleasedAfterReads: after large reads, the process keeps what the client caches
// for other readers of the same event, and next to nothing more.
func TestMemoryIsReleasedAfterReads(t *testing.T) {
	const spare = 2 << 20
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	body := catalogue.WorstCase(catalogue.DefaultWorstCase())
	ids := []string{served.add(body), served.add(body), served.add(body)}
	before := heldMemory()
	for _, id := range ids {
		response, err := protocol.Server().ReadDataSource(t.Context(),
			protocol.ReadRequest(typeName, map[string]any{"event_id": id, "include": []string{"all"}}))
		if err != nil || acctest.HasError(response.Diagnostics) {
			t.Fatal(err, acctest.Texts(response.Diagnostics))
		}
	}
	if held := heldMemory() - before; held > int64(len(ids)*len(body))+spare {
		t.Errorf("%d bytes are held after %d events of %d bytes", held, len(ids), len(body))
	}
	runtime.KeepAlive(protocol)
	runtime.KeepAlive(served)
}

// heldMemory returns the memory in use after two collections: one empties the pools into a
// reserve, the next drops the reserve.
func heldMemory() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
