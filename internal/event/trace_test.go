// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// The events of canaries whose values are of wrong types.
var wrongTypes = map[string]func() []byte{
	"00000000000000000000000000000001": catalogue.CanariesOfWrongTypes,
	"00000000000000000000000000000002": catalogue.CanariesOfWrongTypesBehindKeys,
}

// serveCanaries serves the events of canaries.
func serveCanaries(t *testing.T) *bodies {
	t.Helper()
	served := serveBodies(t)
	body, _ := catalogue.Canaries()
	served.set(catalogue.CanariesID, body)
	for id, body := range wrongTypes {
		served.set(id, body())
	}
	return served
}

// sections returns the sections that a read may select in any way. It leaves out raw, which
// shows all others.
func sections() []string { return without(event.SectionNames(), "raw") }

// expectShown checks that a state contains the canaries of the sections that were read, in
// any attribute, and no others.
func expectShown(t *testing.T, state acctest.State, read []string) {
	t.Helper()
	if got, want := asJSON(t, state.Get("sections")), asJSON(t, read); got != want {
		t.Fatalf("the sections read are %s, want %s", got, want)
	}
	found := expectNotMore(t, state, read)
	_, planted := catalogue.Canaries()
	for _, canary := range planted {
		if !found[canary.Text] && canary.IsShown(read...) {
			t.Errorf("missing: %s", canary)
		}
	}
}

// expectNotMore checks that a state contains no canary of a section that was not read, and
// returns the canaries that it contains.
func expectNotMore(t *testing.T, state acctest.State, read []string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for name, value := range state.Plain() {
		for _, canary := range catalogue.FindCanaries(asJSON(t, value)) {
			found[canary.Text] = true
			if !canary.IsShown(read...) {
				t.Errorf("%s contains %s", name, canary)
			}
		}
	}
	return found
}

// mustRead reads an event, whose diagnostics must not contain a canary.
func mustRead(t *testing.T, read func(string, map[string]any) (acctest.State, []*tfprotov6.Diagnostic), config map[string]any) acctest.State {
	t.Helper()
	state, diagnostics := read(typeName, config)
	if state.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	for _, canary := range catalogue.FindCanaries(acctest.Texts(diagnostics)) {
		t.Errorf("a diagnostic contains %s", canary)
	}
	return state
}

// TestCanariesFillEveryAttribute: every canary has a use, and every attribute has a canary.
func TestCanariesFillEveryAttribute(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCanaries(t).url))
	state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": catalogue.CanariesID, "include": []string{"all"}})
	acctest.Succeed(t, diagnostics)
	expectShown(t, state, sections())
	known := event.SectionNames()
	_, planted := catalogue.Canaries()
	for _, canary := range planted {
		for _, section := range slices.Concat(canary.ShownBy...) {
			if !slices.Contains(known, section) {
				t.Errorf("%s is of a section %q", canary, section)
			}
		}
	}
	own := []string{
		"include", "exclude", "environments", "event_id", "organization", "project", "issue_id", "wait_for", "timeouts.read", "id", "web_url",
		"query", "stats_period", "start", "end",
		"sections", "read_warnings", "entry_types", "breadcrumb_count", "content_sha256", "raw_json",
	}
	for _, a := range acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]) {
		derived := strings.HasPrefix(a.Path, "sensitive_data") || strings.HasPrefix(a.Path, "scrubbed")
		if a.NestedType != nil || a.Type.String() == "tftypes.Bool" || slices.Contains(own, a.Path) || derived {
			continue
		}
		if len(catalogue.FindCanaries(asJSON(t, valuesAt(state.Plain(), a.Path)))) == 0 {
			t.Errorf("%s contains no canary", a.Path)
		}
	}
}

// selectionsOfSections returns ways to select sections, with the sections that are then read:
// each section alone, none, the defaults, all, and all except each one and each two of them.
func selectionsOfSections() map[string]way {
	ways := map[string]way{
		"none":     {config: map[string]any{"exclude": []string{"all"}}, read: []string{}},
		"defaults": {config: map[string]any{}, read: byDefault},
		"all":      {config: map[string]any{"include": []string{"all"}}, read: sections()},
		"raw":      {config: map[string]any{"include": []string{"raw"}}, read: append(slices.Clone(byDefault), "raw")},
	}
	for i, section := range sections() {
		ways["only "+section] = way{
			config: map[string]any{"include": []string{section}, "exclude": []string{"all"}}, read: []string{section},
		}
		for _, other := range sections()[i:] {
			left := slices.Compact([]string{section, other})
			ways["without "+strings.Join(left, " and ")] = way{
				config: map[string]any{"include": []string{"all"}, "exclude": left}, read: without(sections(), left...),
			}
		}
	}
	return ways
}

type way struct {
	config map[string]any
	read   []string
}

// TestUnreadSectionsLeaveNoTrace searches everything that a read of some sections returns for
// all content of an event.
func TestUnreadSectionsLeaveNoTrace(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCanaries(t).url))
	for name, way := range selectionsOfSections() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := map[string]any{"event_id": catalogue.CanariesID}
			maps.Copy(config, way.config)
			state := mustRead(t, protocol.With(t).Read, config)
			expectShown(t, state, way.read)
			if warnings := asJSON(t, state.Get("read_warnings")); warnings != "[]" {
				t.Errorf("read_warnings = %s", warnings)
			}
			if strings.Contains(name, " and ") {
				return // each warning comes from one section
			}
			for id := range wrongTypes {
				config["event_id"] = id
				expectNotMore(t, mustRead(t, protocol.With(t).Read, config), way.read)
			}
		})
	}
}

// TestWrongTypesAreReported: the test above also checks warnings.
func TestWrongTypesAreReported(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCanaries(t).url))
	for id := range wrongTypes {
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": id, "include": []string{"all"}})
		if len(diagnostics) != 1 || len(state.Get("read_warnings").([]any)) < 5 {
			t.Errorf("%s: %s", state.Get("read_warnings"), acctest.Texts(diagnostics))
		}
	}
}

// TestProviderExcludeLeavesNoTrace: an excluded section leaves no trace, even if a block
// includes it by name.
func TestProviderExcludeLeavesNoTrace(t *testing.T) {
	t.Parallel()
	url := serveCanaries(t).url
	for _, section := range sections() {
		t.Run(section, func(t *testing.T) {
			t.Parallel()
			providerBlock := block(url)
			providerBlock["exclude"] = []string{section}
			protocol := wired(t, providerBlock)
			for name, way := range map[string]way{
				"all":      {map[string]any{"include": []string{"all", section}}, without(sections(), section)},
				"by name":  {map[string]any{"include": []string{section}}, without(byDefault, section)},
				"only it":  {map[string]any{"include": []string{section}, "exclude": []string{"all"}}, []string{}},
				"defaults": {map[string]any{"include": []string{}}, without(byDefault, section)},
			} {
				config := map[string]any{"event_id": catalogue.CanariesID}
				maps.Copy(config, way.config)
				t.Run("data source, "+name, func(t *testing.T) {
					expectShown(t, mustRead(t, protocol.With(t).Read, config), way.read)
				})
				t.Run("ephemeral resource, "+name, func(t *testing.T) {
					expectShown(t, mustRead(t, protocol.With(t).Open, config), way.read)
				})
			}
			t.Run("ephemeral resource without sections", func(t *testing.T) {
				config := map[string]any{"event_id": catalogue.CanariesID}
				expectShown(t, mustRead(t, protocol.With(t).Open, config), without(sections(), section))
			})
		})
	}
}

// TestRawContainsWholeEvent: the section raw excludes nothing.
func TestRawContainsWholeEvent(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block(serveCanaries(t).url))
	state := mustRead(t, protocol.Read, map[string]any{"event_id": catalogue.CanariesID, "include": []string{"raw"}})
	_, planted := catalogue.Canaries()
	if found := catalogue.FindCanaries(fmt.Sprint(state.Get("raw_json"))); len(found) != len(planted) {
		t.Errorf("raw_json contains %d canaries of %d", len(found), len(planted))
	}
}
