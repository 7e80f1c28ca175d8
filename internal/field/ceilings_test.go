// SPDX-License-Identifier: MPL-2.0

//go:build !race

package field_test

import (
	"runtime/debug"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The race detector itself allocates memory, so this file is built without it. The test
// counts the allocations of all goroutines, so it does not run in parallel.

// ceiling is how many objects a state of the benchmark's table may allocate, document
// included. It is a quarter more than measured, because pools and maps do not behave the same
// in every version of Go.
const ceiling = 54

func TestStateStaysBelowCeilingOfAllocations(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	got := testing.AllocsPerRun(100, func() {
		document, err := jsontree.Parse([]byte(typicalBody))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := typical.State(t.Context(), none{}, field.Whole{Root: document.Root()}); err != nil {
			t.Fatal(err)
		}
		document.Release()
	})
	if got > ceiling {
		t.Errorf("%.0f objects, more than %d", got, ceiling)
	}
	t.Logf("%.0f objects", got)
}
