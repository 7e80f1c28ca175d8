// SPDX-License-Identifier: MPL-2.0

package diagnostic

import "strings"

// PossibleCauses returns a list of causes, as full sentences, for the detail of a
// diagnostic or the advice of an [Explanation].
func PossibleCauses(causes ...string) string {
	return "Possible causes:\n\n- " + strings.Join(causes, "\n- ")
}
