// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestReadsAreStable outputs the results of all data sources, of every event of the catalogue
// with every section, and plans again. Terraform accepts all of them, and no value changes on
// its way through the state, not even a number. Tests without Terraform check the values.
func TestReadsAreStable(t *testing.T) {
	t.Parallel()
	server := start(t)
	var config strings.Builder
	config.WriteString(providerFor(server))
	add := func(kind, name string, lines ...string) {
		config.WriteString(block(`data "`+kind+`" "`+name+`"`, lines...) +
			block(`output "`+kind+"_"+name+`"`, "value = data."+kind+"."+name, "sensitive = true"))
	}
	for _, name := range catalogue.Names() {
		add("sentry_event", name, linesOf(name, `include = ["all", "raw"]`)...)
	}
	for name, n := range otherBlocks(server, 3) {
		add(n.kind, label(name), n.lines...)
	}
	add("sentry_event_source_maps", "frames", linesOf("error-javascript")...)
	config.WriteString(block(`output "frames"`, "value = length(data.sentry_event_source_maps.frames.frames) > 0"))
	w := newWorkspace(t, config.String())
	w.plan().expect(t, "+ frames = true")
	w.apply()
	w.plan("-detailed-exitcode").expect(t, "No changes.")
}
