// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Issue describes a request for an issue, to explain a response of 404.
type Issue struct {
	// Found reports whether the issue exists for certain, because its short ID was resolved.
	Found bool
	// ID is the requested ID.
	ID string
	// Environments reports whether environments are configured.
	Environments bool
}

// NotFound explains a response of 404, which does not show whether the issue or an
// environment does not exist.
func (i Issue) NotFound() *Explanation {
	if i.Found && i.Environments {
		return &Explanation{
			Summary: "Environment Not Found", Attribute: path.Root("environments"),
			Advice: "Sentry has the issue, so one of `environments` does not exist in its organization. Names are case-sensitive. " +
				"Sentry creates an environment when its first event arrives.",
		}
	}
	causes := []string{
		"The issue does not exist, was deleted, or was merged into another.",
		"The token has no access to its project. Sentry then responds as if the issue did not exist.",
		"The issue is in another region or installation. Open it in Sentry, and compare its URL with `organization`, `issue_id`, and " +
			"the provider's `base_url`.",
	}
	if i.Environments {
		causes = append(causes, "One of `environments` does not exist in the organization.")
	}
	if sentry.IsShortID(i.ID) {
		causes = append(causes, "The short ID is misspelled. Compare it with the one on the page of the issue.")
	}
	if id, err := sentry.ParseEventID(i.ID); err == nil {
		causes = append(causes, fmt.Sprintf("The ID has the form of an event ID. If it is one, use the data source `sentry_event`, set "+
			"`event_id = %q`, and remove `issue_id`.", id))
	}
	return &Explanation{Summary: "Issue Not Found", Attribute: path.Root("issue_id"), Advice: PossibleCauses(causes...)}
}

// MissingEvent explains that an issue has no event with an ID or, if position is true, no
// event at a position such as latest.
func (i Issue) MissingEvent(position bool) *Explanation {
	const (
		retention = "Its events are past the retention of the subscription (30 or 90 days)."
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
			"The event is in another project than the issue, or the server found that it belongs to another issue. Remove `issue_id`, and "+
				"set `project` to the project of the event.",
			"The ID is wrong.",
			"The event is past the retention of the subscription (30 or 90 days).",
			"The event arrived only seconds ago and is not indexed yet.",
		)
	}
	return missing
}

// missingPosition explains that an issue has a latest event, but none at another position.
func missingPosition(id path.Path) Explanation {
	return Explanation{
		Summary: "Position Not Found", Attribute: id,
		Advice: "The server has a latest event of this issue, so the issue is not empty. The server probably does not support the " +
			"position: some compatible servers support only `latest`. Set `event_id = \"latest\"`, or set it to " +
			"one of the `ids` that the data source `sentry_events` returns for the issue.",
	}
}

// InsteadOfShortID returns the advice for a server that cannot look up an issue by its short
// ID. It is empty if issue is not a short ID.
func InsteadOfShortID(issue string) string {
	if !sentry.IsShortID(issue) {
		return ""
	}
	return "Set `issue_id` to the ID in the address of the issue's page instead of the short ID."
}
