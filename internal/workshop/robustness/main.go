// SPDX-License-Identifier: MPL-2.0

// Command robustness runs everything that shows the provider's robustness, and prints
// figures: the matrix of faults, every fuzz target for a limited time, and the soak. It fails
// if any of them fails.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
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
	var tested outcome
	var failed error
	if only != "fuzz" {
		tested, failed = runTests(ctx, reads)
	}
	fuzzed, err := fuzzAll(ctx, fuzzTime)
	if err != nil {
		return err
	}
	if len(fuzzed.failed) > 0 {
		failed = errors.Join(failed, fmt.Errorf("fuzzing failed: %s", strings.Join(fuzzed.failed, ", ")))
	}
	if only != "fuzz" {
		tested.print(fuzzed)
	}
	if failed != nil {
		return failed
	}
	fmt.Printf("\nAfter %s: good\n", time.Since(began).Round(time.Second))
	return nil
}

// print prints the figures, whatever they are.
func (o *outcome) print(fuzzed fuzzing) {
	fmt.Println()
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, row := range [][3]string{
		{"faults of server and network", o.of("TestFaultsAreExplained", "TestFaultsOfReusedConnectionsAreExplained"), "survived"},
		{"reads canceled or out of time, in every phase", o.of("TestReadsEndWithinASecond", "TestMappingEndsWithContext"), "ended soon"},
		{"ways to a server, by TLS, proxy and redirect", o.of("TestTokenIsSentToItsOriginOnly"), "sent the token to its origin only"},
		{"hostile arguments and responses", o.of("TestHostileArgumentsAreRejectedOrEscaped", "TestHostileResponsesAreCleaned"),
			"rejected or inert"},
		{"fuzz executions", fmt.Sprint(fuzzed.executions), fmt.Sprintf("by %d targets, %d failed", fuzzed.targets, len(fuzzed.failed))},
		{"soak reads", o.attributes["soak-reads"], o.attributes["soak-mismatches"] + " mismatches"},
		{"leaks of goroutines and connections", fmt.Sprint(o.leaks), fmt.Sprintf("in %d worlds and the soak", o.worlds)},
	} {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", row[0], row[1], row[2])
	}
	_ = table.Flush()
}
