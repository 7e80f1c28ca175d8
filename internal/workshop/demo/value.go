// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// dig follows keys into objects; nil where they do not lead anywhere.
func dig(value any, path ...string) any {
	for _, key := range path {
		object, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = object[key]
	}
	return value
}

// text gives a scalar as text, nil as none.
func text(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// words joins what is not empty.
func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// leaves names everything below a value that is neither null nor empty.
func leaves(value any, path string) []string {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		if len(value) == 0 {
			return nil
		}
	case map[string]any:
		var paths []string
		for _, key := range slices.Sorted(maps.Keys(value)) {
			paths = append(paths, leaves(value[key], path+"."+key)...)
		}
		return paths
	}
	return []string{path}
}

// sensitiveLeaves names what is marked and neither null nor empty. Marks is a
// tree like that of the values, with true for what is marked as a whole.
func sensitiveLeaves(value, marks any, path string) []string {
	if marks == true {
		if len(leaves(value, path)) == 0 {
			return nil
		}
		return []string{path}
	}
	objects, ok := marks.(map[string]any)
	if !ok {
		return nil
	}
	var paths []string
	for _, key := range slices.Sorted(maps.Keys(objects)) {
		paths = append(paths, sensitiveLeaves(dig(value, key), objects[key], strings.TrimPrefix(path+"."+key, "."))...)
	}
	return paths
}
