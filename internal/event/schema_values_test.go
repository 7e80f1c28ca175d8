// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func isScalar(a acctest.SchemaAttribute) bool {
	kind := a.Type.String()
	return !strings.Contains(kind, "List") && !strings.Contains(kind, "Map") && !strings.Contains(kind, "Set")
}

// valuesAt returns the values at a path of the schema, over all elements of the lists and
// maps in it.
func valuesAt(value any, path string) []any {
	if path == "" {
		return []any{value}
	}
	step, rest, _ := strings.Cut(path, ".")
	name, elements := strings.CutSuffix(step, "[]")
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	if !elements {
		return valuesAt(object[name], rest)
	}
	var found []any
	switch inner := object[name].(type) {
	case []any:
		for _, element := range inner {
			found = append(found, valuesAt(element, rest)...)
		}
	case map[string]any:
		for _, element := range inner {
			found = append(found, valuesAt(element, rest)...)
		}
	}
	return found
}
