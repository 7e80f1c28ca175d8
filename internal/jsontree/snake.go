// SPDX-License-Identifier: MPL-2.0

package jsontree

import "strings"

// SnakeCase converts a location in camel case to snake case. Servers that are compatible with
// Sentry may send values under such locations.
func SnakeCase(location string) string {
	var snake strings.Builder
	for i, c := range []byte(location) {
		isUpper := 'A' <= c && c <= 'Z'
		if isUpper && i > 0 && 'a' <= location[i-1] && location[i-1] <= 'z' {
			snake.WriteByte('_')
		}
		if isUpper {
			c += 'a' - 'A'
		}
		snake.WriteByte(c)
	}
	return snake.String()
}
