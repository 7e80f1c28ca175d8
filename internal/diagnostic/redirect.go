// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// fromRedirect explains a redirect that was not followed.
func (r Request) fromRedirect(err *sentry.RedirectError) diag.Diagnostic {
	if !err.Leaves {
		return diag.NewErrorDiagnostic("Redirect Not Followed", r.detail(err, PossibleCauses(
			"The server, or a proxy in front of it, redirects incorrectly. Check the provider's `base_url`, and look at the redirect "+
				"with curl.",
			"A proxy in front of Sentry asks for a login. It may need the provider's `headers`.",
		)))
	}
	return diag.NewErrorDiagnostic("Redirect Not Followed", r.detail(err,
		"The provider sends the token only to the configured server. "+PossibleCauses(
			"Sentry has moved. Set the provider's `base_url` to its new address.",
			"A proxy in front of Sentry asks for a login. It may need the provider's `headers`.",
		)))
}

// fromRedirectTarget explains a redirect to another resource than the requested one.
func (r Request) fromRedirectTarget(err *sentry.RedirectTargetError) diag.Diagnostic {
	switch {
	case !err.API:
		return diag.NewErrorDiagnostic("Redirect Not Followed", r.detail(err, PossibleCauses(
			"A proxy in front of Sentry asks for a login. It may need the provider's `headers`.",
			"The provider's `base_url` is not the root of the Sentry installation.",
		)))
	case err.Organization.Requested != "":
		return diag.NewAttributeErrorDiagnostic(path.Root("organization"), "Redirect to Another Organization",
			r.detail(err, targetNotRead+misreadPath+r.ownHost(err.Organization.Requested)))
	case err.Project.Requested != "":
		return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Redirect to Another Project",
			r.detail(err, targetNotRead+renamedOnly+misreadPath+" Check the project's slug in Sentry."+r.ownHost("")))
	default:
		return diag.NewAttributeErrorDiagnostic(r.Item, "Redirect to Another Resource",
			r.detail(err, targetNotRead+misreadPath+r.ownHost("")))
	}
}

// Sentences about a redirect to another resource.
const (
	targetNotRead = "Nothing was read from there."
	renamedOnly   = " The provider follows a redirect to another project only if Sentry reports that the project was renamed."
	misreadPath   = " The server of the configured `base_url`, or a proxy in front of it, probably misreads a part of the path."
)

// hostLabel matches a string that is valid as the first part of a host name.
var hostLabel = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)

// ownHost returns the advice to use the organization's own host, which does not depend on a
// region in Sentry's hosted service. The slug is empty if the organization is not the cause.
func (r Request) ownHost(organization string) string {
	own := "https://" + organization + ".sentry.io"
	if r.isHosted() && hostLabel.MatchString(organization) && strings.Trim(organization, "0123456789") != "" && r.Server != own {
		return " Set the provider's `base_url` to the organization's own host:\n\n  base_url = \"" + own + "/\""
	}
	return " Set the provider's `base_url` to the host that your browser shows on the organization's pages."
}

// isHosted reports whether the server belongs to Sentry's hosted service.
func (r Request) isHosted() bool {
	return strings.HasSuffix(r.Server, "//sentry.io") || strings.HasSuffix(r.Server, ".sentry.io")
}
