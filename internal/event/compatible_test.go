// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestEventInSnakeCaseReadsSameState rewrites the events of the catalogue the way that
// compatible servers send them: every key that an attribute is read from in snake case,
// and the tags as an object. The state is the same.
func TestEventInSnakeCaseReadsSameState(t *testing.T) {
	t.Parallel()
	served := serveBodies(t)
	protocol := wired(t, block(served.url))
	known := knownKeys()
	renamed := map[string]bool{}
	for _, name := range catalogue.Names() {
		if name == "unexpected" {
			continue // It has both forms, and most of its values have an unexpected type.
		}
		body := catalogue.Event(name)
		rewritten := decodedObject(body)
		known.rename(rewritten, renamed)
		if tags := tagsOf(rewritten); len(tags) == len(pairsOf(rewritten["tags"], true)) {
			rewritten["tags"] = tags
		}
		text, err := json.Marshal(rewritten)
		if err != nil {
			t.Fatal(err)
		}
		want, got := plainState(t, protocol, served, body), plainState(t, protocol, served, text)
		if asJSON(t, got) != asJSON(t, want) {
			t.Errorf("%s in snake case is read as\n%s\nwant\n%s", name, asJSON(t, got), asJSON(t, want))
		}
	}
	for key := range known.inCamelCase() {
		if !renamed[key] {
			t.Errorf("no event has %s", key)
		}
	}
}

// keys are the keys of an object that attributes are read from, with the keys of the objects
// below them. The keys of entries are below the type of an entry.
type keys map[string]keys

// knownKeys are the keys of an event.
func knownKeys() keys {
	known := keys{}
	for a := range event.DataSource().Results.Attributes() {
		at := known
		steps := strings.ReplaceAll(strings.Join(a.Location, "."), "entries[", "entries.")
		for step := range strings.SplitSeq(steps, ".") {
			step = strings.TrimRight(step, "[]{}")
			if at[step] == nil {
				at[step] = keys{}
			}
			at = at[step]
		}
	}
	return known
}

// inCamelCase returns all keys in camel case.
func (k keys) inCamelCase() map[string]bool {
	found := map[string]bool{}
	for key, below := range k {
		if inSnakeCase(key) != key {
			found[key] = true
		}
		maps.Copy(found, below.inCamelCase())
	}
	return found
}

// rename moves the values of keys in camel case to another key, and records the keys.
func (k keys) rename(value any, renamed map[string]bool) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			k.rename(element, renamed)
		}
	case map[string]any:
		for _, key := range slices.Collect(maps.Keys(value)) {
			below := k[key]
			if kind, ok := textOf(value["type"]); ok && key == "data" && k[kind] != nil {
				below = k[kind]["data"] // It is an entry.
			}
			below.rename(value[key], renamed)
			if other := otherKey(key); k[key] != nil && other != key {
				value[other], renamed[key] = value[key], true
				delete(value, key)
			}
		}
	}
}

// otherKey returns the key of a compatible server for one of Sentry's keys.
func otherKey(key string) string {
	if other := (map[string]string{"lineNo": "lineno", "colNo": "colno", "query": "query_string"})[key]; other != "" {
		return other
	}
	return inSnakeCase(key)
}
