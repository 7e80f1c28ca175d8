// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"slices"
	"strings"
)

// order is how rows are sorted, most important first.
type order []orderBy

type orderBy struct {
	field      string
	descending bool
}

// sortOf reads sort. A function can go without its parentheses.
func (t table) sortOf(wanted []string) (order, error) {
	var found order
	for _, text := range wanted {
		if text == "" {
			continue
		}
		name, descending := strings.CutPrefix(text, "-")
		at := slices.IndexFunc(t.names, func(field string) bool {
			return field == name || (t.aggregates[field].name == name && t.aggregates[field].value != nil)
		})
		if at < 0 {
			return nil, refusef("Cannot sort by a field that is not selected.")
		}
		found = append(found, orderBy{t.names[at], descending})
	}
	return found, nil
}

// apply sorts rows and leaves those alone that are equal. Nulls come last in
// either direction.
func (o order) apply(rows []map[string]any) {
	slices.SortStableFunc(rows, func(a, b map[string]any) int {
		for _, by := range o {
			x, y := a[by.field], b[by.field]
			switch {
			case x == nil && y == nil:
				continue
			case x == nil:
				return 1
			case y == nil:
				return -1
			}
			if result := compareValues(x, y); result != 0 {
				if by.descending {
					return -result
				}
				return result
			}
		}
		return 0
	})
}

func compareValues(x, y any) int {
	switch a := x.(type) {
	case int64:
		if b, ok := y.(int64); ok {
			return cmp.Compare(a, b)
		}
	case float64:
		if b, ok := y.(float64); ok {
			return cmp.Compare(a, b)
		}
	}
	return slices.Compare(asTexts(x), asTexts(y))
}
