// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReportCountsResults(t *testing.T) {
	t.Parallel()
	const pass = `{"Action":"pass","Package":"p","Test":"TestA"}`
	const skip = `{"Action":"output","Package":"p","Test":"TestB","Output":"no samples\n"}
{"Action":"skip","Package":"p","Test":"TestB"}`
	for name, test := range map[string]struct {
		input, want string
		allowed     []string
		good        bool
	}{
		"passes":             {pass + "\ngo vet ./...\n", "1 passed, 0 failed, 0 skipped", nil, true},
		"nothing ran":        {"go: no such tool\n", "0 passed, 0 failed, 0 skipped", nil, false},
		"skip, allowed":      {pass + "\n" + skip, "skipped, allowed: p TestB\nno samples\n", []string{"TestB"}, true},
		"skip, not allowed":  {pass + "\n" + skip, "NOT ALLOWED: p TestB\nno samples\n", []string{"TestA"}, false},
		"package of no test": {pass + "\n" + `{"Action":"skip","Package":"q"}`, "1 passed, 0 failed, 0 skipped", nil, true},
		"failure": {
			pass + "\n" + `{"Action":"output","Package":"p","Test":"TestC","Output":"boom\n"}` + "\n" +
				`{"Action":"fail","Package":"p","Test":"TestC"}`,
			"FAILED: p TestC\nboom\n1 passed, 1 failed, 0 skipped", nil, false,
		},
		"build failure": {
			pass + "\n" + `{"ImportPath":"p","Action":"build-output","Output":"undefined: x\n"}` + "\n" +
				`{"ImportPath":"p","Action":"build-fail"}`, "undefined: x", nil, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			good := report(strings.NewReader(test.input), &out, test.allowed)
			if good != test.good || !strings.Contains(out.String(), test.want) {
				t.Errorf("report() = %v, printed:\n%s\nwant %v and %q", good, &out, test.good, test.want)
			}
		})
	}
}

// TestReportOfIncompleteRunFails: a run whose output is incomplete may have failed.
func TestReportOfIncompleteRunFails(t *testing.T) {
	t.Parallel()
	in := io.MultiReader(strings.NewReader(`{"Action":"pass","Package":"p","Test":"TestA"}`+"\n"), iotest.ErrReader(errors.New("broken pipe")))
	var out bytes.Buffer
	if report(in, &out, nil) || !strings.Contains(out.String(), "testreport: broken pipe\n1 passed, 1 failed") {
		t.Errorf("report() printed:\n%s", &out)
	}
}

func TestNamesSkipsComments(t *testing.T) {
	t.Parallel()
	got := names("# comment\n\nTestA  because\nTestB/sub because\n")
	if len(got) != 2 || got[0] != "TestA" || got[1] != "TestB/sub" {
		t.Errorf("names() = %q", got)
	}
}
