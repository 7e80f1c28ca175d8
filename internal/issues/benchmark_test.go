// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// manyListed is the number of issues in the list of the benchmarks and the ceilings: ten
// pages.
const manyListed = 1000

// costlyRead is a read of the benchmarks and the ceilings.
type costlyRead struct {
	name string
	// bodies are the responses, and read is the read.
	bodies [][]byte
	read   func()
}

// costlyReads are reads from the mock: of a list, of one of its issues, and of a tag of that.
func costlyReads(t testing.TB) []costlyRead {
	t.Helper()
	server := manyIssues(t, manyListed)
	data := acctest.Data(t, server.URL, acctest.KeepResponses)
	listing := map[string]any{"projects": []string{"many"}, "limit": manyListed}
	one := map[string]any{"issue_id": "5007"}
	key := map[string]any{"issue_id": "5007", "key": "environment"}
	const of = "/api/0/organizations/acme/issues/"
	return []costlyRead{
		{"list", acctest.BodiesOf(t, server, of+"?project=many"), acctest.Wired(t, list, data).Reader(list.Name, listing)},
		{"issue", acctest.BodiesOf(t, server, of+"5007/"), acctest.Wired(t, issue, data).Reader(issue.Name, one)},
		{"tag", acctest.BodiesOf(t, server, of+"5007/tags/environment/"), acctest.Wired(t, tag, data).Reader(tag.Name, key)},
	}
}

// BenchmarkIssues measures the whole reads in process, from the responses, which the client
// has cached, to the encoded state. The baseline is encoding/json of the same bytes into any.
func BenchmarkIssues(b *testing.B) {
	for _, costly := range costlyReads(b) {
		b.Run(costly.name, func(b *testing.B) {
			baseline := acctest.Baseline(b, costly.bodies...)
			b.Run("read", func(b *testing.B) { acctest.Measure(b, baseline, costly.read) })
		})
	}
}
