// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// addTables adds the missing attributes of the provider's tables to a template, so that a new
// attribute has a canary automatically.
func (t template) addTables(complete object) {
	for a := range event.DataSource().Results.Attributes() {
		if a.Nested() || a.Computed || len(a.Location) == 0 {
			continue
		}
		shown := strings.Join(slices.Compact(slices.Sorted(slices.Values(a.Sections))), "+")
		if shown == "" {
			shown = "*"
		}
		addCanary(complete, a.Location, t.canaryOf(a, shown))
	}
}

// canaryOf returns the canary of an attribute. It returns nil for a kind that templates must
// contain themselves.
func (t template) canaryOf(a field.Attribute, shown string) any {
	switch a.Kind {
	case field.KindString:
		return shown
	case field.KindNumber:
		return "#" + shown
	case field.KindBool:
		return true
	case field.KindJSON:
		return t.part("anything", shown)
	default:
		return nil
	}
}

// addCanary adds a canary at a location below a value, unless the location has a value.
func addCanary(at any, location []string, canary any) {
	object, ok := at.(object)
	if !ok {
		return
	}
	key, which, selects := strings.Cut(strings.TrimSuffix(location[0], "{}"), "[")
	inner, known := object[key]
	rest := location[1:]
	switch {
	case len(rest) == 0 && !known:
		object[key] = canary
	case len(rest) == 0:
	case selects && which != "]":
		for _, entry := range inner.(list) {
			if entry, ok := entry.(map[string]any); ok && entry["type"] == "="+strings.TrimSuffix(which, "]") {
				addCanary(entry, rest, canary)
			}
		}
	case strings.HasSuffix(location[0], "{}"):
		for _, member := range inner.(map[string]any) {
			addCanary(member, rest, canary)
		}
	case selects:
		elements, _ := inner.(list)
		for _, element := range elements {
			addCanary(element, rest, canary)
		}
	default:
		addCanary(inner, rest, canary)
	}
}
