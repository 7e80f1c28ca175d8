// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// fromAPI explains an answer that is no success.
func (r Request) fromAPI(err *sentry.APIError) diag.Diagnostic {
	if err.Scope != "" {
		r.Scope = err.Scope
	}
	switch {
	case err.HTML && err.StatusCode < http.StatusInternalServerError && err.StatusCode != http.StatusRequestTimeout,
		err.StatusCode < http.StatusOK:
		return r.notSentry(err)
	case err.StatusCode == http.StatusUnauthorized:
		return diag.NewErrorDiagnostic("Sentry Rejected the Token", r.detail(err, unauthorizedAdvice(err)+r.otherKind()))
	case err.StatusCode == http.StatusForbidden:
		return diag.NewAttributeErrorDiagnostic(r.Container, "Sentry Denied Access", r.detail(err, r.Denied+r.forbiddenAdvice(err)))
	case err.EventNotFound():
		missing := missingInProject(r.Item)
		if r.Missing != nil {
			missing = *r.Missing
		}
		missing.Advice += r.hint()
		return r.Explained(err, missing)
	case err.StatusCode == http.StatusNotFound && r.NotFound != nil:
		return r.Explained(err, *r.NotFound)
	case err.StatusCode == http.StatusNotFound:
		return diag.NewAttributeErrorDiagnostic(r.Container, "Organization or Project Not Found", r.detail(err,
			"It can be that the organization or project does not exist or was deleted, that the token has no access to it "+
				"(Sentry then hides it), or that it lives in another region or installation: compare the organization and the "+
				"project with the address of the project in Sentry, and the provider's `base_url` with the host there."))
	case err.StatusCode >= http.StatusInternalServerError || err.StatusCode == http.StatusRequestTimeout:
		return diag.NewErrorDiagnostic("Sentry Server Error", r.detail(err, r.serverErrorAdvice(err)))
	default:
		return diag.NewAttributeErrorDiagnostic(r.Item, "Sentry Refused the Request", r.detail(err, ""))
	}
}

// missingInProject explains that a project has no event of an id.
func missingInProject(id path.Path) Explanation {
	return Explanation{
		Summary: "Event Not Found", Attribute: id,
		Advice: "It can be that the id is wrong, that the event is in another project or organization, that it is past the " +
			"retention of the plan (30 or 90 days) or its issue was deleted, or that it arrived only seconds ago and is " +
			"not indexed yet.",
	}
}

// hint is a paragraph of its own.
func (r Request) hint() string {
	if r.Hint == "" {
		return ""
	}
	return "\n\n" + r.Hint
}

// otherKind says of an organization token that a valid one would not do either.
func (r Request) otherKind() string {
	if !r.OrganizationToken {
		return ""
	}
	return " Besides, it is an organization auth token (sntrys_…), which could not read events: use the token of an internal " +
		"integration with the scope " + r.Scope + "."
}

func unauthorizedAdvice(err *sentry.APIError) string {
	switch {
	case err.Code == "sso-required":
		return "The organization demands single sign-on of the token's user. Sign in once in the browser, or use the token " +
			"of an internal integration, which belongs to no user."
	case err.Code != "":
		return "The user of the token has to settle this in Sentry's web interface. The token of an internal integration " +
			"belongs to no user and does not depend on it."
	case strings.Contains(err.Detail, "credentials were not provided"):
		return "The request arrived without its token. A proxy in front of Sentry may have removed the Authorization header."
	case strings.Contains(err.Detail, "expired"):
		return "The token has expired. Create a new one and set it as the provider's `token` or in SENTRY_AUTH_TOKEN."
	case strings.Contains(err.Detail, "inactive or deleted"):
		return "The owner of the token is no longer active. Use the token of an internal integration or of another user."
	default:
		return "The server does not know this token. Check that it is complete, that it was not revoked, and that it belongs " +
			"to this server: tokens of one installation do not work at another. It is the provider's `token`, or " +
			"SENTRY_AUTH_TOKEN or SENTRY_TOKEN of the environment."
	}
}

func (r Request) forbiddenAdvice(err *sentry.APIError) string {
	switch {
	case r.OrganizationToken:
		return "The token is an organization auth token (sntrys_…). Those are made for uploads in CI: they carry only org:ci, " +
			"never " + r.Scope + ", and that cannot be changed. Use the token of an internal integration with the scope " +
			r.Scope + " instead."
	case err.Code == "superuser-required" || err.Code == "staff-required":
		return "Sentry allows this to its own staff only."
	default:
		return "The token needs the scope " + r.Scope + " and access to the project: where an organization's open membership " +
			"is off, its owner must be in a team of the project."
	}
}

func (r Request) serverErrorAdvice(err *sentry.APIError) string {
	advice := "Try again later. The provider's `max_retries` and `max_retry_wait` say how long it tries by itself."
	if err.ErrorID != "" {
		advice += " If it stays, give the error id to whoever runs the server."
	}
	if r.isHosted() {
		advice += " https://status.sentry.io tells about troubles of sentry.io."
	}
	return advice
}
