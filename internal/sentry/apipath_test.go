// SPDX-License-Identifier: MPL-2.0

package sentry

import "testing"

// TestPathsAreEscaped: an argument that passes its check by mistake is still one part of the
// path.
func TestPathsAreEscaped(t *testing.T) {
	t.Parallel()
	for part, want := range map[string]string{
		"web": "web", "a/b": "a%2Fb", "a?b": "a%3Fb", "a#b": "a%23b", "a%2Fb": "a%252Fb", "a b": "a%20b", "ä": "%C3%A4",
	} {
		if got := apiPath("projects", part, "events"); got != "/api/0/projects/"+want+"/events/" {
			t.Errorf("%q: got %s", part, got)
		}
	}
}
