// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnknownSectionIsRejected(t *testing.T) {
	t.Parallel()
	if err := checkSections([]string{"rpc", "rcp"}, "", false); err == nil || !strings.Contains(err.Error(), `"rcp"`) {
		t.Errorf("got %v", err)
	}
	all := strings.Split(allSections, ",")
	if err := checkSections(all, "BENCHMARKS.md", false); err != nil {
		t.Error(err)
	}
	if checkSections([]string{"rpc"}, "BENCHMARKS.md", false) == nil || checkSections(all, "BENCHMARKS.md", true) == nil {
		t.Error("a part or a sample would replace the whole table")
	}
}

func TestParseResultsReturnsMeasurements(t *testing.T) {
	t.Parallel()
	results := parseResults("goos: linux\nBenchmarkA/b-2 \t 10 \t 300 ns/op \t 0.5 x-baseline \t 7 allocs/op\n" +
		"BenchmarkA/b-2 10 100 ns/op\nBenchmarkA/b-2 10 200 ns/op\nBenchmarkBroken\nPASS\n")
	got := results["BenchmarkA/b"]
	if got.median("ns/op") != 200 || got.median("x-baseline") != 0.5 || got.median("allocs/op") != 7 || got.median("B/op") != 0 {
		t.Errorf("got %v", results)
	}
}

func TestReportFormatsValues(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		ratio(1, 4, 0):            "0.25",
		ratio(1, 4, 0.25):         "0.25 (≤ 0.25: reached)",
		ratio(3, 4, 0.5):          "0.75 (≤ 0.50: missed)",
		ratio(1.204, 1, 1.2):      "1.20 (≤ 1.20: reached)",
		ratio(1, 0, 1):            "–",
		ratio(0, 1, 1):            "–",
		against(90.5, "%.1f", 80): "90.5 (≤ 80.0: missed)",
		size(0):                   "–",
		size(1500):                "2 kB",
		size(2_500_000):           "2.5 MB",
		duration(1500):            "2 µs",
		duration(2_500_000):       "2.5 ms",
		duration(3e9):             "3.00 s",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTableIsAligned(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	r := report{out: &out}
	r.section("Title", "Note.", []string{"a", "longer"}, [][]string{{"µ", "1"}})
	const want = "\n### Title\n\nNote.\n\n| a | longer |\n| - | ------ |\n| µ | 1      |\n"
	if out.String() != want {
		t.Errorf("got %q", &out)
	}
}

func TestWriteIntoReplacesTable(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "table.md")
	r := report{out: io.Discard}
	r.print("%s\n", "new")
	for before, after := range map[string]string{
		"before\n" + begin + "old\n" + end + "after\n": "before\n" + begin + "new\n" + end + "after\n",
		"text\n": "text\n", begin: begin,
	} {
		if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		failed := r.writeInto(path) != nil
		text, err := os.ReadFile(path)
		if err != nil || string(text) != after || failed != (before == after) {
			t.Errorf("of %q it made %q, an error: %v", before, text, failed)
		}
	}
}

func TestRowComparesWithBaseline(t *testing.T) {
	t.Parallel()
	v := variant{name: "v", targets: map[target]float64{{10, "wall"}: 0.25, {10, "provider"}: 80e6}}
	baseline := samples{"wall": {4e9}, "terraform": {4e6}, "state": {2000}}
	used := samples{"wall": {1e9, 9e9, 2e9}, "cpu": {3e9}, "terraform": {1e6}, "provider": {90e6}, "state": {1000}}
	for events, want := range map[int]string{
		10: "10|v|2.00 s|0.50 (≤ 0.25: missed)|3.00 s|1000 kB|0.25|90.0 MB (≤ 80.0 MB: missed)|1 kB|0.50",
		11: "11|v|2.00 s|0.50|3.00 s|1000 kB|0.25|90.0 MB|1 kB|0.50",
	} {
		if got := strings.Join(v.row(events, used, baseline), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestMemoryIsReadFromProc reads a file in the format of Linux.
func TestMemoryIsReadFromProc(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "status")
	if err := os.WriteFile(path, []byte("VmPeak:\t 900 kB\nVmHWM:\t     12 kB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"VmHWM": 12 * 1024, "VmRSS": 0} {
		if got := memory(path, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if got := memory(filepath.Join(t.TempDir(), "none"), "VmHWM"); got != 0 {
		t.Errorf("got %v where there is no file", got)
	}
}
