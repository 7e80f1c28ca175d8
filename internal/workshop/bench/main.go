// SPDX-License-Identifier: MPL-2.0

// Command bench measures the provider and its alternatives, and prints one table: reads in
// process, whole runs of Terraform, the start, and reads paced by a rate limit. Everything it
// compares runs in the same minutes on the same machine, so the ratios are valid even if the
// times are not.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

const (
	allSections = "rpc,others,start,paced,runs"
	// bound is the time limit of the whole bench.
	bound = 10 * time.Minute
)

func main() {
	sections := flag.String("sections", allSections, "what to measure, with commas between")
	target := flag.String("write", "", "file whose table is replaced by the new one")
	little := flag.Bool("sample", false, "measure as little as there can be, to see that everything works")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(ctx, bound)
	size := whole
	if *little {
		size = sample
	}
	err := run(ctx, size, strings.Split(*sections, ","), *target, os.Stdout)
	cancel()
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nbench:", err)
		os.Exit(1)
	}
}

// scale is the size of the measurements.
type scale struct {
	benchTime string // of one Go benchmark
	count     int    // repetitions of each one
	events    []int  // of runs of Terraform
	starts    int
	paced     []int // events that the rate limit paces
	sample    bool  // whether it is too small for meaningful figures
}

var (
	whole  = scale{benchTime: "0.3s", count: 3, events: []int{1, 10, 100, 1000}, starts: 101, paced: []int{50, 250}}
	sample = scale{benchTime: "1x", count: 1, events: []int{2}, starts: 1, paced: []int{5}, sample: true}
)

var measurements = map[string]func(context.Context, *bench) error{
	"rpc": measureRPC, "others": measureOthers, "runs": measureRuns, "start": measureStart, "paced": measurePaced,
}

// run measures the sections, prints each as soon as it is known, and writes all of them to a
// file if there is one.
func run(ctx context.Context, size scale, sections []string, target string, out io.Writer) error {
	if err := checkSections(sections, target, size.sample); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sentry-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	cli, err := terraformcli.New(ctx, dir)
	if err != nil {
		return err
	}
	b := &bench{size: size, report: &report{out: out}, cli: cli, dir: dir}
	// A missing peer is reported before anything is measured.
	if slices.Contains(sections, "runs") {
		if b.peer, err = b.installPeer(ctx); err != nil {
			return err
		}
	}
	version, err := terraformcli.VersionOf(ctx, cli.Path)
	if err != nil {
		return err
	}
	b.report.print("%s, %s, %s, %s with %d cores, %s\n", time.Now().UTC().Format(time.DateOnly), version, runtime.GOOS,
		cmp.Or(systemValue("/proc/cpuinfo", "model name"), runtime.GOARCH), runtime.NumCPU(), runtime.Version())
	for _, name := range sections {
		if err := measurements[name](ctx, b); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if target == "" {
		return nil
	}
	return b.report.writeInto(target)
}

// checkSections rejects unknown sections, and replacing the whole table with a part of it.
func checkSections(sections []string, target string, sampled bool) error {
	if target != "" && (sampled || strings.Join(sections, ",") != allSections) {
		return errors.New("a file is written with all sections only, and not with a sample")
	}
	for _, name := range sections {
		if measurements[name] == nil {
			return fmt.Errorf("there is no section %q; there are %s", name, allSections)
		}
	}
	return nil
}
