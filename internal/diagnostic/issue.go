// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Issue is what was asked of an issue, for the explanation of an answer of 404.
type Issue struct {
	// Found reports that the issue is known to exist, because its short id was
	// resolved.
	Found bool
	// ID is the ID as it was asked for.
	ID string
	// Environments reports that environments are configured.
	Environments bool
}

// NotFound explains the answer that hides whether it is the issue that does not
// exist, or an environment.
func (i Issue) NotFound() *Explanation {
	if i.Found && i.Environments {
		return &Explanation{
			Summary: "Environment Not Found", Attribute: path.Root("environments"),
			Advice: "Sentry knows the issue, so that it must be one of `environments` that does not exist in its organization. Names " +
				"are case-sensitive. An environment exists from its first event on.",
		}
	}
	causes := []string{
		"The issue does not exist, was deleted, or was merged into another.",
		"The token has no access to its project. Sentry then hides it.",
		"It is in another region or installation. Compare the organization and the issue with the address of the issue in Sentry, and " +
			"the provider's `base_url` with the host there.",
	}
	if i.Environments {
		causes = append(causes, "One of `environments` does not exist in the organization.")
	}
	if sentry.IsShortID(i.ID) {
		causes = append(causes, "No issue has this short ID. Some servers that are compatible with Sentry look at the number after the "+
			"dash only. Compare the short ID with the one on the page of the issue.")
	}
	if id, err := sentry.ParseEventID(i.ID); err == nil {
		causes = append(causes, fmt.Sprintf("It is an event ID, which has the same form as issue IDs of some compatible servers. To read "+
			"that event, set `event_id = %q` of the data source `sentry_event`, without `issue_id`.", id))
	}
	return &Explanation{Summary: "Issue Not Found", Attribute: path.Root("issue_id"), Advice: PossibleCauses(causes...)}
}

// MissingEvent explains that an issue has no event of an id or, where position is
// true, none at a position such as latest.
func (i Issue) MissingEvent(position bool) *Explanation {
	const (
		retention = "Its events are past the retention of the plan (30 or 90 days)."
		indexing  = "Its events arrived only seconds ago and are not indexed yet."
	)
	missing := &Explanation{Summary: "Event Not Found", Attribute: path.Root("event_id")}
	switch {
	case position && i.Environments:
		missing.Attribute = path.Root("environments")
		missing.Advice = "The issue has no event in any of `environments` now. " +
			PossibleCauses("It has events in other environments only.", retention, indexing)
	case position:
		missing.Advice = "The issue has no event now. " + PossibleCauses(retention, indexing)
	default:
		missing.Advice = PossibleCauses(
			"The event belongs to another issue. Without `issue_id`, it is read from its project, whichever issue it belongs to.",
			"The ID is wrong.",
			"The event is past the retention of the plan (30 or 90 days).",
			"The event arrived only seconds ago and is not indexed yet.",
		)
	}
	return missing
}

// missingPosition explains that an issue has a latest event, but none at another position.
func missingPosition(id path.Path) Explanation {
	return Explanation{
		Summary: "Position Not Found", Attribute: id,
		Advice: "The server has a latest event of this issue, so the issue is not empty. The server probably does not know the position: " +
			"some servers that are compatible with Sentry know `latest` only. Set `event_id = \"latest\"`, or set it to one of the `ids` " +
			"that the data source `sentry_events` returns for the issue.",
	}
}

// InsteadOfShortID returns what to do if the server cannot look up an issue by its short ID;
// empty for another ID.
func InsteadOfShortID(issue string) string {
	if !sentry.IsShortID(issue) {
		return ""
	}
	return "Set `issue_id` to the ID in the address of the issue's page instead of the short ID."
}
