// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// request describes the request for diagnostics. What names the requested part of the issue.
func (l *location) request(provider *argument.Provider, what string, within time.Duration) diagnostic.Request {
	resolved := l.resolved != "" && l.resolved != l.issue
	return diagnostic.Request{
		Requested:         fmt.Sprintf("%s %q in organization %q", what, l.issue, l.organization),
		Scope:             sentry.ScopeEventRead,
		Container:         path.Root("issue_id"),
		Item:              path.Root("issue_id"),
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
		Instead:           diagnostic.InsteadOfShortID(l.issue),
		NotFound:          diagnostic.Issue{Found: resolved, ID: l.issue, Environments: len(l.environments) > 0}.NotFound(),
	}
}

// failure explains why the issue could not be read, even though a missing issue is allowed.
func (l *location) failure(request diagnostic.Request, err error, missing absence) diag.Diagnostic {
	switch {
	case missing == ofEnvironment:
		request.NotFound = diagnostic.Issue{Found: true, ID: l.issue, Environments: true}.NotFound()
	case missing == ofOrganization:
		request.NotFound = &organizationNotFound
	case sentry.IsMissing(err):
		request.NotFound.Advice += "\n\nThe provider could not determine whether the organization exists, so `allow_missing` has no effect."
	}
	return request.FromError(err)
}

// organizationNotFound explains that the organization is missing, which a lookup of its
// issues showed.
var organizationNotFound = diagnostic.Explanation{
	Summary:   "Organization Not Found",
	Attribute: path.Root("organization"),
	Advice: "A second request, for the issues of this organization, failed too. So the cause is the organization, not the issue. " +
		diagnostic.PossibleCauses(hiddenOrganization, elsewhereOrganization),
}

// otherIssue returns a warning about a response about another issue than the requested one.
// Got is the ID of the other issue, or empty if it cannot be shown.
func otherIssue(requested, got string) diag.Diagnostic {
	other, about := "another issue", "that issue"
	if got != "" {
		other = fmt.Sprintf("issue %q", got)
		about = other
	}
	return diag.NewAttributeWarningDiagnostic(path.Root("issue_id"), "Response About Another Issue", fmt.Sprintf(
		"The server responded to the request for issue %q with %s. The result is about %s. ", requested, other, about,
	)+diagnostic.PossibleCauses(
		"The issue was merged into the other one. Set `issue_id` to the `id` in the result.",
		"A proxy between Terraform and Sentry mixes up responses. Compare `id` with the ID in Sentry.",
	))
}
