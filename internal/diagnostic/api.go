// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// fromAPI explains an error response.
func (r Request) fromAPI(err *sentry.APIError) diag.Diagnostic {
	if err.Scope != "" {
		r.Scope = err.Scope
	}
	switch {
	case err.HTML && err.StatusCode < http.StatusInternalServerError && err.StatusCode != http.StatusRequestTimeout,
		err.StatusCode < http.StatusOK:
		return r.notSentry(err)
	case err.StatusCode == http.StatusUnauthorized, isTokenUnknown(err):
		return diag.NewErrorDiagnostic("Sentry Rejected the Token", r.detail(err, unauthorizedAdvice(err)+r.otherKind()))
	case err.StatusCode == http.StatusForbidden:
		return diag.NewAttributeErrorDiagnostic(r.Container, "Sentry Denied Access", r.detail(err, r.forbiddenAdvice(err)))
	case err.EventNotFound():
		missing := missingInProject(r.Item)
		if r.Missing != nil {
			missing = *r.Missing
		}
		if r.ProjectHint != "" {
			missing.Advice = r.ProjectHint
		} else {
			missing.Advice += r.hint()
		}
		return r.Explained(err, missing)
	case err.Missing == sentry.MissingPosition:
		return r.Explained(err, missingPosition(r.Item))
	case err.Missing == sentry.MissingUnclear:
		return r.Explained(err, r.eitherMissing())
	case err.StatusCode == http.StatusNotFound, err.StatusCode == http.StatusMethodNotAllowed:
		return r.notFound(err)
	case err.StatusCode == http.StatusGone:
		return r.fromRetired(err)
	case err.TookTooLong():
		return diag.NewAttributeErrorDiagnostic(r.Item, "Query Took Too Long", r.detail(err,
			"Sentry limits the time of a query, and the same query is likely to exceed it again. Narrow the time range with "+
				"`stats_period`, or with `start` and `end`. If that is not possible, limit the query to fewer projects, or narrow "+
				"`query`."))
	case err.StatusCode >= http.StatusInternalServerError || err.StatusCode == http.StatusRequestTimeout:
		return diag.NewErrorDiagnostic("Sentry Server Error", r.detail(err, r.serverErrorAdvice(err)))
	default:
		return r.rejected(err)
	}
}

const rejectedRequest = "Sentry Rejected the Request"

// rejected explains a rejection without a more specific explanation. Only the statuses 400
// and 422 are about arguments.
func (r Request) rejected(err *sentry.APIError) diag.Diagnostic {
	switch err.StatusCode {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		advice := "Change the value that the server's message names."
		if !slices.ContainsFunc(unsearched, r.Item.Equal) {
			advice += " If it names none, try the same search in Sentry."
		}
		return diag.NewAttributeErrorDiagnostic(r.Item, rejectedRequest, r.detail(err, advice))
	case http.StatusPaymentRequired:
		return diag.NewErrorDiagnostic(rejectedRequest, r.detail(err,
			"The subscription of the organization does not include this request. Check its features and limits in Sentry."))
	default:
		return diag.NewErrorDiagnostic(rejectedRequest, r.detail(err, PossibleCauses(
			"A proxy in front of Sentry sent this response, or changed the request. It may need the provider's `headers`.",
			"The provider's `base_url` is not the root of the Sentry installation.",
		)))
	}
}

// unsearched are the arguments to which an error is attached if the request is no search, or if
// nothing shows which argument caused it.
var unsearched = []path.Path{path.Root("event_id"), path.Root("issue_id"), path.Root("limit")}

// hint returns Hint as a separate paragraph.
func (r Request) hint() string {
	if r.Hint == "" {
		return ""
	}
	return "\n\n" + strings.TrimSpace(r.Hint)
}

// otherKind returns the advice to use another kind of token, if the token is an organization
// token: a valid one has no access to events either.
func (r Request) otherKind() string {
	if !r.OrganizationToken {
		return ""
	}
	return "\n\nThe token is also an organization token (sntrys_…), which never has access to events. Use the token of an internal " +
		"integration with " + r.scopes() + "."
}

func unauthorizedAdvice(err *sentry.APIError) string {
	switch {
	case err.Code == "sso-required":
		return "The organization requires single sign-on from the token's user. Sign in once in the browser, or use the token " +
			"of an internal integration, which belongs to no user."
	case err.Code != "":
		return "The token's user has to resolve this in Sentry's web interface. Or use the token of an internal integration, which " +
			"belongs to no user."
	case strings.Contains(err.Detail, "credentials were not provided"):
		return PossibleCauses(
			"A proxy in front of Sentry removes the Authorization header, so that the request arrives without its token.",
			"The server does not know this token: some compatible servers respond to an unknown token in this way. "+checkToken,
		)
	case strings.Contains(err.Detail, "expired"):
		return "The token has expired. Create a new one and set it as the provider's `token` or in SENTRY_AUTH_TOKEN."
	case strings.Contains(err.Detail, "inactive or deleted"):
		return "The owner of the token is no longer active. Use the token of an internal integration or of another user."
	case contains(err.Detail, "invalid token", "invalid org token", "api key"):
		return "The server does not know this token. " + checkToken
	default:
		return PossibleCauses(
			"The server does not know this token. "+checkToken,
			"A proxy in front of Sentry rejected the request. It may need the provider's `headers`.",
		)
	}
}

// isTokenUnknown reports whether a response of 403 means that the server does not know the
// token, as GlitchTip responds.
func isTokenUnknown(err *sentry.APIError) bool {
	return err.StatusCode == http.StatusForbidden && contains(err.Detail, "invalid token", "credentials were not provided")
}

// checkToken is the advice about a token that the server does not know.
const checkToken = "Check that it is complete, that it was not revoked, and that it belongs to this server: a token of one installation " +
	"does not work on another. It comes from the provider's `token`, or from the environment variable SENTRY_AUTH_TOKEN or SENTRY_TOKEN."

// contains reports whether text contains one of the parts, which are in lower case.
func contains(text string, parts ...string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

func (r Request) forbiddenAdvice(err *sentry.APIError) string {
	switch {
	case r.OrganizationToken:
		return "The token is an organization token (sntrys_…). These are for uploads in CI: they have only the scope org:ci, " +
			"never " + r.Scope + ". Use the token of an internal integration with " + r.scopes() + " instead."
	case err.Code == "superuser-required" || err.Code == "staff-required":
		return "Sentry sends this response to its own staff, who must confirm their access first. Use the token of an internal " +
			"integration, which belongs to no user."
	}
	to, more := r.deniedAccess()
	var others []string
	if r.Denied != "" {
		others = append(others, r.Denied)
	}
	if err.Code == "" && !contains(err.Detail, "do not have permission") {
		others = append(others, "A proxy or a firewall in front of Sentry rejected the request. It may need the provider's `headers`.")
	}
	if len(others) == 0 {
		return "The token needs the scope " + r.Scope + " and access to " + to + "." + more
	}
	return PossibleCauses(append([]string{"The token lacks the scope " + r.Scope + ", or access to " + to + "." + more}, others...)...)
}

// deniedAccess returns what the token needs access to, and more about that as sentences.
func (r Request) deniedAccess() (to, more string) {
	to, owned := "the project", "the project"
	switch {
	case r.Container.Equal(path.Root("organization")):
		return "the organization", "" // No project was requested.
	case r.Container.Equal(path.Root("projects")):
		to, owned = "one of `projects`", "each project"
	case r.Container.Equal(path.Root("issue_id")):
		to, owned = "the issue's project", "that project"
	}
	more = " If the organization has open membership switched off, the token's owner must be in a team of " + owned + "."
	if r.Scope == sentry.ScopeProjectRead && !r.isHosted() {
		more += " GlitchTip also requires the scope " + sentry.ScopeEventRead + "."
	}
	return to, more
}

func (r Request) serverErrorAdvice(err *sentry.APIError) string {
	advice := "Try again later. The provider's `max_retries` and `max_retry_wait` control how long it retries automatically."
	if err.ErrorID != "" {
		advice += " If the error persists, report the error ID to whoever runs the server."
	}
	if r.isHosted() {
		advice += " https://status.sentry.io reports incidents of sentry.io."
	}
	return advice
}
