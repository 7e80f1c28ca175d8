// SPDX-License-Identifier: MPL-2.0

// Command figures tries everything that is to show that the provider holds, and
// prints in figures how it did: the matrix of faults, every fuzz target for a
// while, and the soak. It fails where any of them does.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"text/tabwriter"
	"time"
)

func main() {
	fuzzTime := flag.String("fuzztime", "20s", "how long each target is fuzzed, as go test -fuzztime takes it")
	only := flag.String("only", "", `"fuzz" for nothing else`)
	reads := flag.Int("reads", 20000, "reads of the soak")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *only, *fuzzTime, *reads); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:gocritic // Nothing is left to stop.
	}
}

func run(ctx context.Context, only, fuzzTime string, reads int) error {
	began := time.Now()
	if only == "fuzz" {
		_, err := fuzzAll(ctx, fuzzTime)
		return err
	}
	tested, err := runTests(ctx, reads)
	if err != nil {
		return err
	}
	fuzzed, err := fuzzAll(ctx, fuzzTime)
	if err != nil {
		return err
	}
	fmt.Println()
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, row := range [][3]string{
		{"faults of server and network", tested.of("TestFaults"), "survived"},
		{"reads canceled or out of time, in every phase", tested.of("TestReadsEndWhenTheyShould"), "ended within a second"},
		{"ways to a server, by TLS, proxy and redirect", tested.of("TestTokenStaysAtItsOrigin"), "told the token to its origin only"},
		{"fuzz executions", fmt.Sprint(fuzzed.executions), fmt.Sprintf("without failure, by %d targets", fuzzed.targets)},
		{"soak reads", tested.attributes["soak-reads"], tested.attributes["soak-mismatches"] + " mismatches"},
		{"leaks of goroutines and connections", fmt.Sprint(tested.leaks), ""},
	} {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", row[0], row[1], row[2])
	}
	_ = table.Flush()
	fmt.Printf("\nAfter %s: good\n", time.Since(began).Round(time.Second))
	return nil
}
