// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// AnotherEvent returns the diagnostic for a response that is about another event than the
// requested one.
func (r Request) AnotherEvent() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(r.Item, "Response About Another Event", r.detailText(
		"the response is about another event than the requested one: none of its IDs is the requested ID",
		"The provider discarded the response. Try again. If the error persists, a proxy between Terraform and Sentry may mix up "+
			"responses."))
}

// OtherEnvironment returns the diagnostic for a response that is an event of another
// environment than the requested ones.
func (r Request) OtherEnvironment() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("environments"), "Server Ignored the Environments", r.detailText(
		"the response is an event of an environment that `environments` does not name",
		"The provider discarded the response. Some compatible servers ignore `environments`. Remove the argument. Or read the issue's "+
			"events with the data source `sentry_events`, which leaves out those of other environments, and use one of its `ids`."))
}

// EnvironmentUnverified returns a warning that the response does not show whether the server
// filters by the requested environments. Which names the events, and begins the text.
func EnvironmentUnverified(which string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("environments"), "Environments Not Verified", which+" an environment, so "+
		"the provider cannot verify that the server applied `environments`. Responses of Sentry itself contain the environment. Some "+
		"compatible servers ignore `environments`. The result may contain events of other environments, so do not use it in a gate.")
}

// ReportedForAnother returns a warning about an event that was requested as one of an issue,
// but contains the ID of another issue. Reported is that ID, or empty if it cannot be shown.
func ReportedForAnother(requested, reported string) diag.Diagnostic {
	found := "names another one"
	if reported != "" {
		found = fmt.Sprintf("is %q", reported)
	}
	return diag.NewAttributeWarningDiagnostic(path.Root("issue_id"), "Event Reported for Another Issue", fmt.Sprintf(
		"The event was read through the issue %q, but its `group_id` %s. Either the server does not check that an event belongs to the "+
			"issue, or the issue was merged into the other one. To verify which issue the event belongs to, read it through its project, "+
			"without `issue_id`, and compare `group_id`.", requested, found))
}

// eitherMissing explains a response of 404 if neither it nor a lookup shows which object is
// missing.
func (r Request) eitherMissing() Explanation {
	explanation := Explanation{Summary: "Issue Not Found", Attribute: r.Container}
	var causes []string
	if r.Item.Equal(path.Root("event_id")) {
		explanation = Explanation{Summary: "Event Not Found", Attribute: r.Item}
		causes = append(causes, "The event does not exist: its ID is wrong, or it is past the retention of the server.")
	}
	causes = append(causes, "The `"+r.Container.String()+"` or the `organization` does not exist, or the token has no access to it.")
	scopes := "the scope " + sentry.ScopeProjectRead
	if r.Container.Equal(path.Root("issue_id")) {
		scopes = "the scopes " + sentry.ScopeEventRead + " and " + sentry.ScopeProjectRead
	}
	causes = append(causes, "The token lacks "+scopes+", with which the provider looks up what is missing. `allow_missing` needs "+
		"this lookup.")
	explanation.Advice = "The server does not report what is missing, and a lookup did not show it. " + PossibleCauses(causes...)
	return explanation
}
