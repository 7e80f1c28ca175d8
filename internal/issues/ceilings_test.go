// SPDX-License-Identifier: MPL-2.0

//go:build !race

package issues_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// ceilings are the allocations of the benchmarks' reads in the last measurement.
var ceilings = map[string]acctest.Cost{
	"list":  {10372, 3700000},
	"issue": {91, 6944},
	"tag":   {82, 5616},
}

// TestReadStaysBelowAllocationCeilings fails if a read of the benchmarks allocates more than
// in the last measurement.
func TestReadStaysBelowAllocationCeilings(t *testing.T) {
	for _, costly := range costlyReads(t) {
		acctest.CostOf(costly.read).CheckCeiling(t, costly.name, ceilings)
	}
}
