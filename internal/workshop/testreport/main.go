// SPDX-License-Identifier: MPL-2.0

// Command testreport reads the output of `go test -json`, shows failed and skipped tests, and
// counts them. It fails if a test failed, or if a skipped test is not in the list of allowed
// skips. A test that does not run proves nothing, and nobody misses it.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/testreport/testevent"
)

func main() {
	allowed := flag.String("allowed", "", "`file` of tests that may be skipped: a name and the reason on each line")
	flag.Parse()
	list, err := os.ReadFile(*allowed)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
		os.Exit(2)
	}
	if !report(os.Stdin, os.Stdout, names(string(list))) {
		os.Exit(1)
	}
}

// names returns the first word of each line that is not a comment.
func names(list string) []string {
	var all []string
	for line := range strings.Lines(list) {
		if fields := strings.Fields(line); len(fields) > 0 && !strings.HasPrefix(line, "#") {
			all = append(all, fields[0])
		}
	}
	return all
}

// report reports whether no test failed and every skip is allowed. The last line of its
// output has the counts.
func report(in io.Reader, out io.Writer, allowed []string) bool {
	passed, failed, skipped, unexpected := 0, 0, 0, 0
	logs := map[string]string{}
	err := testevent.Read(in, func(event testevent.Event) {
		key := event.Package + event.ImportPath + " " + event.Test
		switch event.Action {
		case "output", "build-output":
			logs[key] += event.Output
			return
		case "pass":
			if event.Test != "" {
				passed++
			}
		case "skip":
			if event.Test == "" {
				break // a package without tests
			}
			skipped++
			status := "allowed"
			if !slices.Contains(allowed, event.Test) {
				unexpected++
				status = "NOT ALLOWED"
			}
			fmt.Fprintf(out, "skipped, %s: %s\n%s", status, key, logs[key])
		case "fail", "build-fail":
			failed++
			fmt.Fprintf(out, "FAILED: %s\n%s", key, logs[key])
		default:
			return
		}
		delete(logs, key)
	})
	if err != nil {
		fmt.Fprintln(out, "testreport:", err)
		failed++
	}
	fmt.Fprintf(out, "%d passed, %d failed, %d skipped\n", passed, failed, skipped)
	return failed == 0 && unexpected == 0 && passed > 0
}
