// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// missingInProject explains that a project has no event with an ID.
func missingInProject(id path.Path) Explanation {
	return Explanation{
		Summary: "Event Not Found", Attribute: id,
		Advice: PossibleCauses(
			"The ID is wrong.",
			"The event is in another project or organization.",
			"The event is past the retention of the subscription (30 or 90 days), or its issue was deleted.",
			"The event arrived only seconds ago and is not indexed yet.",
		),
	}
}

// notFound explains a response of 404 that is not about the event itself, or one of 405.
func (r Request) notFound(err *sentry.APIError) diag.Diagnostic {
	switch {
	case err.RouteMissing():
		return diag.NewErrorDiagnostic("API Endpoint Not Found", r.detail(err, r.routeAdvice(err)))
	case r.NotFound != nil:
		return r.Explained(err, *r.NotFound)
	default:
		return diag.NewAttributeErrorDiagnostic(r.Container, "Organization or Project Not Found", r.detail(err, PossibleCauses(
			"The organization or project does not exist or was deleted.",
			"The token has no access to it. Sentry then responds as if it did not exist.",
			"The project is in another region or installation. Open it in Sentry, and compare its URL with `organization`, `project`, "+
				"and the provider's `base_url`.",
		)))
	}
}

// routeAdvice returns the possible causes of a wrong path. The response is not about the
// objects that the path names.
func (r Request) routeAdvice(err *sentry.APIError) string {
	const notAbout = "The response is not about the organization, the project, or the event. "
	if contains(err.Detail, "trailing slash") {
		return notAbout + "The likely cause is a proxy in front of Sentry that removes the trailing slash of paths, which Sentry's " +
			"API requires. Configure it to pass paths on unchanged."
	}
	return notAbout + PossibleCauses(
		strings.TrimSpace("The server does not have this endpoint: it is older than the endpoint, or compatible with only a part of "+
			"Sentry. "+r.Instead),
		"The provider's `base_url` lacks the path prefix of the installation, or has a prefix that is wrong.",
		"A proxy in front of Sentry changes paths. Configure it to pass them on unchanged.",
	)
}

// fromRetired explains a response of 410.
func (r Request) fromRetired(err *sentry.APIError) diag.Diagnostic {
	return diag.NewErrorDiagnostic("API Endpoint Retired", r.detail(err, PossibleCauses(
		"The server has retired this endpoint. Update the provider.",
		"The server has switched it off for some minutes to announce its removal (a \"brownout\"). Try again later.",
		"Something else responded. Check the provider's `base_url`, and whether a proxy is in front of Sentry.",
	)))
}
