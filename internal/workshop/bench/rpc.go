// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// reads are the baseline and the benchmarks of a read, with their targets.
var reads = []struct {
	name, title string
	targets     map[string]float64 // by event
}{
	{"baseline", "`encoding/json` into `any`", nil},
	{"default", "default sections", map[string]float64{"typical": 0.35}},
	{"most", "all but `scan` and `digest`", map[string]float64{"typical": 0.6, "worst": 0.6}},
	{"all", "all", nil},
	{"scan", "`scan` alone", map[string]float64{"typical": 1.5, "worst": 1.5}},
	{"digest", "`digest` alone", map[string]float64{"typical": 1.5, "worst": 1.5}},
}

// measureRPC runs the benchmarks of reads in process.
func measureRPC(ctx context.Context, b *bench) error {
	results, err := b.goBenchmarks(ctx, "event", "BenchmarkReadDataSource")
	if err != nil {
		return err
	}
	var rows [][]string
	for _, event := range []string{"small", "typical", "large", "worst"} {
		for i, read := range reads {
			r := results["BenchmarkReadDataSource/"+event+"/"+read.name]
			name, share := "", ratio(r.median("x-baseline"), 1, read.targets[event])
			if i == 0 {
				name, share = event, "1.00"
			}
			rows = append(rows, []string{name, read.title, duration(r.median("ns/op")), share, fmt.Sprintf("%.0f", r.median("allocs/op"))})
		}
	}
	b.report.section("Reads in process",
		"`ReadDataSource` from the bytes of the response to the encoded state: events of 2 kB, 100 kB, 1 MB and 8 MB (4,000 frames, "+
			"300 images).",
		[]string{"event", "sections", "time", "× baseline", "allocations"}, rows)
	return nil
}

// goBenchmarks runs a benchmark of a package of this module.
func (b *bench) goBenchmarks(ctx context.Context, pkg, name string) (map[string]samples, error) {
	// A separate command ends with the bench; go test would leave it behind.
	binary := filepath.Join(b.dir, pkg+".test")
	build := exec.CommandContext(ctx, "go", "test", "-c", "-o", binary, module+"/internal/"+pkg)
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the benchmarks could not be built: %w\n%s", err, output)
	}
	command := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.bench=^"+name+"$",
		"-test.benchmem", "-test.benchtime="+b.size.benchTime, "-test.count="+strconv.Itoa(b.size.count))
	command.Dir = b.dir
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("the benchmarks failed: %w\n%s", err, output)
	}
	return parseResults(string(output)), nil
}

// parseResults parses the output of go test -bench. It returns the values of each unit by
// benchmark.
func parseResults(output string) map[string]samples {
	results := map[string]samples{}
	for line := range strings.Lines(output) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		// The number of cores follows the dash.
		name, _, _ := strings.Cut(fields[0], "-")
		if results[name] == nil {
			results[name] = samples{}
		}
		for i := 2; i+1 < len(fields); i += 2 {
			if value, err := strconv.ParseFloat(fields[i], 64); err == nil {
				results[name].add(fields[i+1], value)
			}
		}
	}
	return results
}
