// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBench runs every measurement once, with as little as there can be.
func TestBench(t *testing.T) {
	t.Chdir(filepath.Join("..", "..", ".."))
	target := filepath.Join(t.TempDir(), "table.md")
	if err := os.WriteFile(target, []byte("before\n"+begin+"old\n"+end+"after\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(t.Context(), strings.Split(allSections, ","), sample, target, &out); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	for _, want := range []string{
		"### Reads in process", "`encoding/json` into `any`", "### Whole runs of Terraform", "http + jsondecode", "### Start",
		"a provider with one data source", "### Paced by Sentry's limits", "sentry_events, full",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in the table:\n%s", want, &out)
		}
	}
	text, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	if want := "before\n" + begin + out.String() + end + "after\n"; string(text) != want {
		t.Errorf("the file is\n%s\nwant\n%s", text, want)
	}
}

func TestUnknownSection(t *testing.T) {
	t.Parallel()
	if err := checkSections([]string{"rpc", "rcp"}, ""); err == nil || !strings.Contains(err.Error(), `"rcp"`) {
		t.Errorf("got %v", err)
	}
	if err := checkSections([]string{"rpc"}, "BENCHMARKS.md"); err == nil {
		t.Error("a part would replace the whole table")
	}
}

func TestParseResults(t *testing.T) {
	t.Parallel()
	results := parseResults("goos: linux\nBenchmarkA/b-2 \t 10 \t 300 ns/op \t 0.5 x-yardstick \t 7 allocs/op\n" +
		"BenchmarkA/b-2 10 100 ns/op\nBenchmarkA/b-2 10 200 ns/op\nBenchmarkBroken\nPASS\n")
	if got := results["BenchmarkA/b"]; got["ns/op"] != 200 || got["x-yardstick"] != 0.5 || got["allocs/op"] != 7 {
		t.Errorf("got %v", results)
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		ratio(1, 4, 0):           "0.25",
		ratio(1, 4, 0.25):        "0.25 (≤ 0.25: reached)",
		ratio(3, 4, 0.5):         "0.75 (≤ 0.50: missed)",
		ratio(1.204, 1, 1.2):     "1.20 (≤ 1.20: reached)",
		ratio(1, 0, 1):           "–",
		ratio(0, 1, 1):           "–",
		judged(90.5, "%.1f", 80): "90.5 (≤ 80.0: missed)",
		size(0):                  "–",
		size(1500):               "2 kB",
		size(2_500_000):          "2.5 MB",
		duration(1500):           "2 µs",
		duration(2_500_000):      "2.5 ms",
		duration(3e9):            "3.00 s",
		tail("short"):            "short",
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

func TestNoPlaceForTheTable(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "table.md")
	if err := os.WriteFile(target, []byte("text\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := new(report).writeInto(target); err == nil {
		t.Error("no error")
	}
}

func TestMiddle(t *testing.T) {
	t.Parallel()
	got := middle([]usage{{wall: 3, cpu: 1, state: 5}, {wall: 1, cpu: 2, state: 5}, {wall: 2, cpu: 9, state: 5}})
	if want := (usage{wall: 2, cpu: 2, state: 5}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
