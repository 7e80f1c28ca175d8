// SPDX-License-Identifier: MPL-2.0

//go:build !race

package event_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// decodeCeilings are the allocations of decode_event in the last measurement, with an event
// in the stored form and in the form of the API.
var decodeCeilings = map[string]acctest.Cost{
	"typical/api":    {505, 378264},
	"typical/stored": {922, 393125},
	"worst/api":      {12364, 23735507},
	"worst/stored":   {12656, 21989053},
}

// TestDecodeEventStaysBelowAllocationCeilings fails if decode_event allocates more than in
// the last measurement.
func TestDecodeEventStaysBelowAllocationCeilings(t *testing.T) {
	protocol := wired(t, block("https://sentry.invalid"))
	for _, event := range decodedEvents {
		body := event.body()
		acctest.CostOf(protocol.Caller("decode_event", string(body))).CheckCeiling(t, event.name+"/api", decodeCeilings)
		body = inStoredForm(t, body)
		acctest.CostOf(protocol.Caller("decode_event", string(body))).CheckCeiling(t, event.name+"/stored", decodeCeilings)
	}
}
