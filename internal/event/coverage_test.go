// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"slices"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestCatalogueFillsEveryAttribute shows that every attribute has a use, and that the tests
// over the catalogue cover all of them.
func TestCatalogueFillsEveryAttribute(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCatalogue(t).url))
	var states []map[string]any
	for _, name := range catalogue.Names() {
		state, _ := protocol.Read(typeName, map[string]any{
			"event_id": catalogue.ID(name), "include": []string{"all", "raw"}, "timeouts": map[string]any{"read": "1m"},
			"allow_missing": true, "wait_for": "1s",
		})
		states = append(states, state.Plain())
	}
	for _, a := range acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]) {
		// Arguments that conflict with raw, with a project, or with an event ID.
		if a.NestedType != nil || slices.Contains([]string{"exclude", "issue_id", "environments", "query", "stats_period", "start", "end"}, a.Path) {
			continue
		}
		filled := false
		for _, state := range states {
			for _, value := range valuesAt(state, a.Path) {
				text := asJSON(t, value)
				filled = filled || text != "null" && text != "[]" && text != "{}"
			}
		}
		if !filled {
			t.Errorf("no event of the catalogue fills %s", a.Path)
		}
	}
}
