// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reads are the benchmarks of a read, with their targets.
var reads = []struct {
	name, title string
	targets     map[string]float64 // by event
}{
	{"default", "default sections", map[string]float64{"typical": 0.35}},
	{"most", "all but `scan` and `digest`", map[string]float64{"typical": 0.6, "worst": 0.6}},
	{"all", "all", nil},
	{"scan", "`scan` alone", map[string]float64{"typical": 1.5, "worst": 1.5}},
	{"digest", "`digest` alone", map[string]float64{"typical": 1.5, "worst": 1.5}},
}

// measureRPC runs the benchmarks of reads in process.
func measureRPC(ctx context.Context, b *bench) error {
	// As a command of its own it ends with the bench; go test would leave it behind.
	binary := filepath.Join(b.dir, "event.test")
	build := exec.CommandContext(ctx, "go", "test", "-c", "-o", binary, module+"/internal/event")
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("the benchmarks could not be built: %w\n%s", err, output)
	}
	command := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.bench=^BenchmarkReadDataSource$",
		"-test.benchmem", "-test.benchtime="+b.size.benchTime, "-test.count="+strconv.Itoa(b.size.count))
	command.Dir = b.dir
	output, err := command.Output()
	if err != nil {
		return fmt.Errorf("the benchmarks failed: %w\n%s", err, output)
	}
	results := parseResults(string(output))
	var rows [][]string
	for _, event := range []string{"small", "typical", "large", "worst"} {
		yardstick := results["BenchmarkReadDataSource/"+event+"/yardstick"]
		rows = append(rows, []string{
			event, "`encoding/json` into `any`", duration(yardstick["ns/op"]), "1.00", whole0(yardstick["allocs/op"]),
		})
		for _, read := range reads {
			r := results["BenchmarkReadDataSource/"+event+"/"+read.name]
			rows = append(rows, []string{
				"", read.title, duration(r["ns/op"]), against(r["x-yardstick"], read.targets[event]),
				whole0(r["allocs/op"]),
			})
		}
	}
	b.report.section("Reads in process",
		"`ReadDataSource` from the bytes of the answer to the encoded state: events of 2 KB, 100 KB, 1 MB and 8 MB (4,000 frames, "+
			"300 images).",
		[]string{"event", "sections", "time", "× yardstick", "allocations"}, rows)
	return nil
}

// parseResults reads the output of go test -bench: by benchmark, the median of
// each unit.
func parseResults(output string) map[string]map[string]float64 {
	values := map[string]map[string][]float64{}
	for line := range strings.Lines(output) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := fields[0]
		if cut := strings.LastIndexByte(name, '-'); cut > 0 {
			name = name[:cut]
		}
		if values[name] == nil {
			values[name] = map[string][]float64{}
		}
		for i := 2; i+1 < len(fields); i += 2 {
			if value, err := strconv.ParseFloat(fields[i], 64); err == nil {
				values[name][fields[i+1]] = append(values[name][fields[i+1]], value)
			}
		}
	}
	medians := map[string]map[string]float64{}
	for name, units := range values {
		medians[name] = map[string]float64{}
		for unit, all := range units {
			medians[name][unit] = median(all)
		}
	}
	return medians
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// duration shows nanoseconds.
func duration(nanoseconds float64) string {
	d := time.Duration(nanoseconds)
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.0f µs", nanoseconds/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.1f ms", nanoseconds/1e6)
	default:
		return fmt.Sprintf("%.2f s", nanoseconds/1e9)
	}
}

func whole0(value float64) string { return fmt.Sprintf("%.0f", value) }
