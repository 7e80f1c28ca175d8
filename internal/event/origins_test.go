// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// withoutOrigin are the attributes that no change of a single scalar changes, each with the
// reason.
var withoutOrigin = map[string]string{
	"id":             "a response with another ID is rejected",
	"found":          "it follows from the response itself",
	"sections":       "it follows from the arguments",
	"web_url":        "it follows from the arguments",
	"read_warnings":  "see unexpected_test.go",
	"handled":        "tag and mechanism agree in every event; see unexpected_test.go",
	"user_present":   "every user has several members; see unexpected_test.go",
	"resolved_with":  "only the event \"unexpected\" has some; see values_rules_test.go",
	"content_sha256": "see TestDigestIgnoresVolatileMembers",
	"raw_json":       "section raw is not read here; see trace_test.go",

	"sensitive_data[].path": "see internal/event/scan",
	"sensitive_data[].rule": "see internal/event/scan",
	"scrubbed[].path":       "see internal/event/scan",
	"scrubbed[].rule":       "see internal/event/scan",
	"scrubbed[].kind":       "see internal/event/scan",
}

// TestOriginsMatchGoldenFile changes each kind of scalar of the catalogue's events and
// records which attributes change with it. The golden file lists the origin of each
// attribute's value. The origin is observed from the outside, independently of the tables. So
// the file's diff shows a value that becomes part of the wrong attribute.
func TestOriginsMatchGoldenFile(t *testing.T) {
	t.Parallel()
	lines := map[string]string{}
	for attribute, kinds := range effectsOfScalars(t).origins {
		lines[attribute] = "= " + strings.Join(shortened(kinds), ", ")
	}
	for attribute, reason := range withoutOrigin {
		if lines[attribute] != "" {
			t.Errorf("%s has an origin: %s", attribute, lines[attribute])
		}
		lines[attribute] = "(" + reason + ")"
	}
	for a := range event.DataSource().Results.Attributes() {
		path := strings.ReplaceAll(a.Path, "{}", "[]")
		if !a.Nested() && !slices.ContainsFunc(slices.Collect(maps.Keys(lines)), func(line string) bool {
			line, _, _ = strings.Cut(strings.ReplaceAll(line, "{}", "[]"), "[].name")
			return line == path || line == strings.TrimSuffix(path, "[].name")
		}) {
			t.Errorf("%s has no origin", a.Path)
		}
	}
	var text strings.Builder
	for _, attribute := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintln(&text, attribute, lines[attribute])
	}
	compareGolden(t, "origins.txt", text.String())
}

// TestEveryScalarIsMappedOrListed requires that the table of the docs lists each kind of
// scalar that changes no attribute, with its reason, and nothing else.
func TestEveryScalarIsMappedOrListed(t *testing.T) {
	t.Parallel()
	found := effectsOfScalars(t)
	if len(found.mapped) < 400 {
		t.Errorf("only %d kinds of leaves are mapped; the test itself is broken", len(found.mapped))
	}
	compareWithTable(t, readTable(t), found.mapped, found.unmapped)
}

// effects are the effects of changed scalars of the catalogue on the state.
type effects struct {
	// origins are the kinds of scalars that change an attribute.
	origins map[string]map[string]bool
	// mapped kinds of scalars change at least one attribute, unmapped ones none.
	mapped, unmapped map[string]bool
}

const (
	// fewest is how many scalars of one kind are changed in each event. Most is how many are
	// changed until one of them has an effect: of the lines around a frame, only one has.
	fewest, most = 3, 40
)

var (
	effectsOnce   sync.Once
	sharedEffects effects
)

// effectsOfScalars changes the scalars of all events, once for all tests.
func effectsOfScalars(t *testing.T) effects {
	t.Helper()
	effectsOnce.Do(func() { sharedEffects = findEffects(t) })
	return sharedEffects
}

func findEffects(t *testing.T) effects {
	t.Helper()
	found := effects{map[string]map[string]bool{}, map[string]bool{}, map[string]bool{}}
	served := serveCatalogue(t)
	protocol := wired(t, block(served.url))
	attributes := map[string]bool{}
	for _, a := range acctest.Attributes(protocol.Schemas().DataSourceSchemas[typeName]) {
		attributes[a.Path] = true
	}
	for _, name := range catalogue.Names() {
		if name == "unexpected" {
			continue // Most of its values have an unexpected type on purpose.
		}
		before := plainState(t, protocol, served, catalogue.Event(name))
		for kind, scalars := range scalarsByKind(t, catalogue.Event(name)) {
			if kind == "eventID" {
				continue // A response with another ID is rejected.
			}
			for i, l := range scalars[:min(len(scalars), most)] {
				if i >= fewest && found.mapped[kind] {
					break
				}
				changed := map[string]bool{}
				differences(attributes, "", before, plainState(t, protocol, served, l.changed(t)), changed)
				found.add(kind, changed)
			}
		}
	}
	return found
}

// add records the attributes that change with a scalar of a kind.
func (e effects) add(kind string, attributes map[string]bool) {
	if len(attributes) > 0 {
		e.mapped[kind] = true
	}
	for attribute := range attributes {
		if e.origins[attribute] == nil {
			e.origins[attribute] = map[string]bool{}
		}
		e.origins[attribute][kind] = true
	}
	if e.unmapped[kind] = !e.mapped[kind]; e.mapped[kind] {
		delete(e.unmapped, kind)
	}
}

var typeOfEntry = regexp.MustCompile(`^entries\[\w+\]\.type$`)

// shortened returns the kinds sorted. If there are many, it returns only the common parts of
// their paths. It leaves out the type of an entry, which changes everything that is read from
// the entry.
func shortened(kinds map[string]bool) []string {
	const few = 8
	paths := slices.Sorted(maps.Keys(kinds))
	rest := slices.DeleteFunc(slices.Clone(paths), typeOfEntry.MatchString)
	switch {
	case len(rest) == 0:
		return paths
	case len(rest) <= few:
		return rest
	}
	common := rest[0]
	for _, path := range rest {
		for !strings.HasPrefix(path, common) {
			common = common[:max(strings.LastIndexAny(common, ".["), 0)]
		}
	}
	return []string{strings.TrimSuffix(common, ".") + ".**"}
}

// plainState reads an event with all sections whose values come from one location, and
// returns the content of its state. The ID is the same in all of them.
func plainState(t *testing.T, protocol *acctest.Protocol, served *bodies, body []byte) map[string]any {
	t.Helper()
	id := served.add(body)
	state, diagnostics := protocol.Read(typeName, map[string]any{
		"event_id": id, "include": []string{"all"}, "exclude": []string{"scan", "digest"},
	})
	if state.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	var plain map[string]any
	if err := json.Unmarshal([]byte(strings.ReplaceAll(asJSON(t, state.Plain()), id, anyID)), &plain); err != nil {
		t.Fatal(err)
	}
	delete(plain, "read_warnings")
	return plain
}

// differences adds the paths of the attributes that differ, without the indexes of
// lists and the keys of maps.
func differences(attributes map[string]bool, path string, before, after any, found map[string]bool) {
	switch one := before.(type) {
	case map[string]any:
		other, ok := after.(map[string]any)
		if !ok {
			break
		}
		keys := map[string]bool{}
		for key := range one {
			keys[key] = true
		}
		for key := range other {
			keys[key] = true
		}
		for key := range keys {
			inner := strings.TrimPrefix(path+"."+key, ".")
			if !attributes[strings.ReplaceAll(inner, "{}", "[]")] { // inner ends with the key of a map.
				inner = path
				if _, isObject := one[key].(map[string]any); isObject {
					inner += "{}"
				}
			}
			differences(attributes, inner, one[key], other[key], found)
		}
		return
	case []any:
		other, ok := after.([]any)
		if !ok || len(other) != len(one) {
			break
		}
		for i := range one {
			inner := path
			if _, isObject := one[i].(map[string]any); isObject {
				inner += "[]"
			}
			differences(attributes, inner, one[i], other[i], found)
		}
		return
	}
	if !reflect.DeepEqual(before, after) {
		found[path] = true
	}
}
