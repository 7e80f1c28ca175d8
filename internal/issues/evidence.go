// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"fmt"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// evidence lists members of an issue. Other objects have at most one of them.
var evidence = []string{"shortId", "title", "status", "level", "firstSeen", "lastSeen", "permalink", "project", "culprit"}

// enough is the minimum number of these members in an issue.
const enough = 3

// isIssue reports whether an object is an issue: it has a valid ID and enough members of
// evidence.
func isIssue(object *jsontree.Object) bool {
	if idOf(object) == "" {
		return false
	}
	found := 0
	for _, key := range evidence {
		if object.Has(key) {
			found++
		}
	}
	return found >= enough
}

// idOf returns the ID of an issue, or an empty string if it has none.
func idOf(object *jsontree.Object) string {
	id := argument.OrZero(object.Quiet().String("id"))
	if !sentry.IsIssueID(id) {
		return ""
	}
	return id
}

// noIssues returns the error for a document that is not a list of issues.
func noIssues(document *jsontree.Document) error {
	return fmt.Errorf("the JSON document is %s, and no element is an issue", document.Value().Describe())
}

// noIssue returns the error for a document that is not an issue.
func noIssue(document *jsontree.Document) error {
	return fmt.Errorf("the JSON document is %s, and it is not an issue", document.Value().Describe())
}
