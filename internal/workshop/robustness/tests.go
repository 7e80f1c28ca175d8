// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// tests are the ones whose subtests are counted, and the soak.
const tests = "^(TestFaults|TestFaultsOfKeptConnections|TestSurplusAnswers|TestReadsEndWhenTheyShould|TestMappingEndsWhenItShould|" +
	"TestTokenStaysAtItsOrigin|TestBrokenAnswersAreNotKept|TestHostileArguments|TestHostileIssues|TestHostileAnswers|" +
	"TestHostileTexts|TestSoak)$"

// outcome is what go test said.
type outcome struct {
	passed, all map[string]int    // subtests, by the test that they are of
	attributes  map[string]string // what tests tell of themselves
	leaks       int
	worlds      int // that were looked through for leaks
}

// event is a line of go test -json.
type event struct {
	Action, Test, Key, Value, Output string
}

// runTests runs the tests, and shows the output of those that fail.
func runTests(ctx context.Context, reads int) (outcome, error) {
	fmt.Println("the tests of faults, and the soak …")
	command := exec.CommandContext(ctx, "go", "test", "-json", "-count=1", "-timeout=60m", "-run="+tests,
		"./internal/testbed/faults", "-soak.reads="+strconv.Itoa(reads))
	command.Stderr = os.Stderr
	text, failed := command.Output()
	result := outcome{passed: map[string]int{}, all: map[string]int{}, attributes: map[string]string{}}
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		var line event
		if err := decoder.Decode(&line); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return result, fmt.Errorf("go test wrote something else than JSON: %w", err)
		}
		result.add(line)
		if failed != nil && line.Action == "output" {
			fmt.Print(line.Output)
		}
	}
	return result, failed
}

func (o *outcome) add(line event) {
	parent, _, isSub := strings.Cut(line.Test, "/")
	switch line.Action {
	case "pass", "fail":
		if isSub {
			o.all[parent]++
			if line.Action == "pass" {
				o.passed[parent]++
			}
		}
	case "attr":
		o.attributes[line.Key] = line.Value
		leaks, err := strconv.Atoi(line.Value)
		if line.Key == "leaks" && err == nil {
			o.leaks += leaks
			o.worlds++
		}
	}
}

// of is how many subtests of tests passed, of how many.
func (o *outcome) of(tests ...string) string {
	passed, all := 0, 0
	for _, test := range tests {
		passed += o.passed[test]
		all += o.all[test]
	}
	return fmt.Sprintf("%d of %d", passed, all)
}
