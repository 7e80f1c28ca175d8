// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// fuzzing is the result of fuzzing.
type fuzzing struct {
	targets, executions int
	failed              []string
}

var (
	targetName = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(f \*testing\.F\)`)
	executions = regexp.MustCompile(`execs: (\d+)`)
)

// fuzzAll fuzzes every target of the project, one after the other, as go test requires.
func fuzzAll(ctx context.Context, fuzzTime string) (fuzzing, error) {
	var done fuzzing
	return done, filepath.WalkDir("internal", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, target := range targetName.FindAllSubmatch(text, -1) {
			count, err := fuzzOnce(ctx, "./"+filepath.ToSlash(filepath.Dir(path)), string(target[1]), fuzzTime)
			if errors.Is(err, errNotExecuted) {
				count, err = fuzzOnce(ctx, "./"+filepath.ToSlash(filepath.Dir(path)), string(target[1]), longEnough)
			}
			done.targets++
			done.executions += count
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				fmt.Println(err)
				done.failed = append(done.failed, string(target[1]))
			}
		}
		return nil
	})
}

// longEnough is the fuzz time for a target whose time was over when go test had only run its
// corpus.
const longEnough = "60s"

var errNotExecuted = errors.New("it was never executed")

// fuzzOnce fuzzes one target and returns how often it ran. Go test writes an input that fails
// to testdata/fuzz. Interesting inputs are minimized with a limited number of executions,
// because the default of a minute each leaves no time for finding any.
func fuzzOnce(ctx context.Context, directory, target, fuzzTime string) (int, error) {
	command := exec.CommandContext(ctx, "go", "test", "-run=^$", "-fuzz=^"+target+"$",
		"-fuzztime="+fuzzTime, "-fuzzminimizetime=50x", directory)
	text, err := command.CombinedOutput()
	// Occasionally, go test reports the end of its own time as a failure of the target
	// (go.dev/issue/75804, until Go 1.27). A real failure leaves the input that fails.
	ended := bytes.Contains(text, []byte("context deadline exceeded")) && !bytes.Contains(text, []byte("Failing input written"))
	if err != nil && !ended {
		return 0, fmt.Errorf("%s of %s fails: %w\n%s", target, directory, err, text)
	}
	count := 0
	for _, match := range executions.FindAllSubmatch(text, -1) {
		count, _ = strconv.Atoi(string(match[1])) // The last line has them all.
	}
	fmt.Printf("%s of %s: %d executions\n", target, directory, count)
	if count == 0 {
		return 0, fmt.Errorf("%s of %s: %w", target, directory, errNotExecuted)
	}
	return count, nil
}
