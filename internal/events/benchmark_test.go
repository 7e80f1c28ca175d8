// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// BenchmarkEvents measures a list of 1,000 events, as BenchmarkIssues does with issues.
func BenchmarkEvents(b *testing.B) {
	const count = 1000
	server, _ := acctest.Many(b, count)
	source := events.DataSource()
	read := acctest.Wired(b, source, acctest.Data(b, server.URL, acctest.KeepResponses)).Reader(source.Name, map[string]any{"project": "many", "limit": count})
	b.Run("list", func(b *testing.B) {
		baseline := acctest.Baseline(b, acctest.BodiesOf(b, server, "/api/0/projects/acme/many/events/")...)
		b.Run("read", func(b *testing.B) { acctest.Measure(b, baseline, read) })
	})
}
