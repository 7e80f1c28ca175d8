// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/testreport/testevent"
)

// tests matches the tests whose subtests are counted, and the soak.
const tests = "^(" +
	"TestFaultsAreExplained|TestFaultsOfReusedConnectionsAreExplained|TestSurplusResponsesAreRejected|" +
	"TestReadsEndWithinASecond|TestMappingEndsWithContext|TestTokenIsSentToItsOriginOnly|" +
	"TestBrokenResponsesAreNotCached|TestHostileArgumentsAreRejectedOrEscaped|" +
	"TestHostileIssuesAreRejectedOrEscaped|TestHostileResponsesAreCleaned|" +
	"TestHostileStringsAreHarmlessInFunctions|TestSoakReturnsRequestedEvents)$"

// outcome is the result of go test.
type outcome struct {
	passed, all map[string]int    // subtests, by test
	attributes  map[string]string // the attributes that tests report
	leaks       int
	worlds      int // that were checked for leaks
}

// runTests runs the tests, and shows the output of those that fail.
func runTests(ctx context.Context, reads int) (outcome, error) {
	fmt.Println("the tests of faults, and the soak …")
	command := exec.CommandContext(ctx, "go", "test", "-json", "-count=1", "-timeout=60m", "-run="+tests,
		"./internal/testbed/faults", "-soak.reads="+strconv.Itoa(reads))
	command.Stderr = os.Stderr
	text, failed := command.Output()
	result := outcome{passed: map[string]int{}, all: map[string]int{}, attributes: map[string]string{}}
	var foreign error
	err := testevent.Read(bytes.NewReader(text), func(event testevent.Event) {
		result.add(event)
		switch {
		case event.Action == "":
			foreign = fmt.Errorf("go test wrote something else than JSON: %s", event.Output)
		case failed != nil && event.Action == "output":
			fmt.Print(event.Output)
		}
	})
	return result, errors.Join(failed, foreign, err)
}

func (o *outcome) add(event testevent.Event) {
	parent, _, isSub := strings.Cut(event.Test, "/")
	switch event.Action {
	case "pass", "fail":
		if isSub {
			o.all[parent]++
			if event.Action == "pass" {
				o.passed[parent]++
			}
		}
	case "attr":
		o.attributes[event.Key] = event.Value
		leaks, err := strconv.Atoi(event.Value)
		if event.Key == "leaks" && err == nil {
			o.leaks += leaks
			o.worlds++
		}
	}
}

// of returns how many subtests of tests passed, and how many there are.
func (o *outcome) of(tests ...string) string {
	passed, all := 0, 0
	for _, test := range tests {
		passed += o.passed[test]
		all += o.all[test]
	}
	return fmt.Sprintf("%d of %d", passed, all)
}
