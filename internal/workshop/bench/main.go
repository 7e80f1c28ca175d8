// SPDX-License-Identifier: MPL-2.0

// Command bench measures the provider beside its alternatives, and prints one
// table: reads in process, whole runs of Terraform, the start, and reads that a
// rate limit paces. It runs everything it compares in the same minutes on the
// same machine, so that the ratios hold where the times do not.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

const allSections = "rpc,start,paced,runs"

// bound is how long all of it may take.
const bound = 10 * time.Minute

func main() {
	sections := flag.String("sections", allSections, "what to measure, with commas between")
	target := flag.String("write", "", "file whose table is replaced by the new one")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(ctx, bound)
	err := run(ctx, strings.Split(*sections, ","), whole, *target, os.Stdout)
	cancel()
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nbench:", err)
		os.Exit(1)
	}
}

// scale is how much is measured.
type scale struct {
	benchTime string // of one Go benchmark
	count     int    // how often each is repeated
	events    []int  // of runs of Terraform
	starts    int
	paced     []int // events that the rate limit paces
	registry  bool  // whether it is asked for the peer
}

var (
	whole = scale{benchTime: "0.3s", count: 3, events: []int{1, 10, 100, 1000}, starts: 101, paced: []int{50, 250}, registry: true}
	// sample is for the test of this command.
	sample = scale{benchTime: "1x", count: 1, events: []int{2}, starts: 1, paced: []int{5}}
)

// run measures the sections, prints each as soon as it is known, and writes the
// whole into a file where there is one.
func run(ctx context.Context, sections []string, size scale, target string, out io.Writer) error {
	if err := checkSections(sections, target); err != nil {
		return err
	}
	if err := checkPeer(); err != nil {
		return err
	}
	b, err := newBench(ctx, size, out)
	if err != nil {
		return err
	}
	defer b.close()
	b.report.intro(b.describe(ctx))
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

var measurements = map[string]func(context.Context, *bench) error{
	"rpc": measureRPC, "runs": measureRuns, "start": measureStart, "paced": measurePaced,
}

// checkSections refuses what is not there, and to put a part into the place of the
// whole.
func checkSections(sections []string, target string) error {
	if target != "" && strings.Join(sections, ",") != allSections {
		return errors.New("a file is written with all sections only")
	}
	for _, name := range sections {
		if measurements[name] == nil {
			return fmt.Errorf("there is no section %q; there are %s", name, allSections)
		}
	}
	return nil
}
