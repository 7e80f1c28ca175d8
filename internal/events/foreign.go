// SPDX-License-Identifier: MPL-2.0

package events

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// isForeign reports whether an event in the list of an issue contains the ID of another
// issue. A value that is not an issue ID does not count.
func isForeign(event *jsontree.Object, issue string) bool {
	if issue == "" {
		return false
	}
	quiet := event.Quiet()
	for _, key := range []string{"groupID", "group_id", "issue"} {
		if named := quiet.String(key); named != nil {
			return sentry.IsIssueID(*named) && !sentry.SameIssue(*named, issue)
		}
	}
	return false
}

// foreignEvents returns a warning about events in the list of an issue that contain the ID of
// another one.
func foreignEvents(issue string, count int) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("issue_id"), "Events Reported for Another Issue", fmt.Sprintf(
		"The list of issue %q contains %s whose `group_id` is not that of this issue. The result contains them too. ", issue,
		eventCount(count))+
		diagnostic.PossibleCauses(
			"The issue was merged into another one.",
			"The server does not limit the list to the issue. Some compatible servers do not.",
		)+"\n\nTo evaluate only events of the issue, compare `group_id` of each event.")
}
