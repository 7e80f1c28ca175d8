// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// request describes the request for diagnostics.
func (a ListArguments) request(provider *argument.Provider, organization string, within time.Duration) diagnostic.Request {
	request := diagnostic.Request{
		Requested:         fmt.Sprintf("the issues of organization %q", organization),
		Scope:             sentry.ScopeEventRead,
		Container:         path.Root("organization"),
		Item:              path.Root("limit"),
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
		NotFound:          &listNotFound,
	}
	if len(a.Projects) > 0 {
		request.Container = path.Root("projects")
		request.Denied = "One of `projects` does not exist. Sentry denies access in this case too."
	}
	if len(a.Environments) > 0 {
		request.NotFound = &listEnvironmentNotFound
	}
	return request
}

// Possible causes of a response of 404.
const (
	hiddenOrganization = "The organization does not exist, or the token has no access to it. Sentry then responds as if it did not " +
		"exist."
	elsewhereOrganization = "The organization is in another region or installation. Open it in Sentry, and compare its URL with " +
		"`organization` and the provider's `base_url`."
)

// listNotFound explains a response that does not show which object is missing.
var listNotFound = diagnostic.Explanation{
	Summary:   "Organization Not Found",
	Attribute: path.Root("organization"),
	Advice: diagnostic.PossibleCauses(
		hiddenOrganization,
		elsewhereOrganization,
		"A compatible server may have no list of issues.",
	),
}

// listEnvironmentNotFound is like listNotFound if the response can also be about
// environments.
var listEnvironmentNotFound = diagnostic.Explanation{
	Summary:   "Environment or Organization Not Found",
	Attribute: path.Root("environments"),
	Advice: diagnostic.PossibleCauses(
		"One of `environments` does not exist in the organization. Names are case-sensitive. Sentry creates an "+
			"environment when its first event arrives.",
		hiddenOrganization,
	),
}

// projectNotFound explains that one of the projects does not exist.
var projectNotFound = diagnostic.Explanation{
	Summary:   "Project Not Found",
	Attribute: path.Root("projects"),
	Advice: diagnostic.PossibleCauses(
		"The project does not exist. Compare the slug with the address of the project in Sentry.",
		"The token has no access to it. Sentry then responds as if it did not exist.",
	),
}

// failure explains why the list could not be read.
func (a ListArguments) failure(err error, request diagnostic.Request) diag.Diagnostic {
	if project, ok := errors.AsType[*sentry.ProjectError](err); ok {
		request.Requested = fmt.Sprintf("the ID of project %q (named in `projects`)", project.Slug)
		request.NotFound, request.Item = &projectNotFound, path.Root("projects")
		return request.FromError(project.Err)
	}
	request.Item = a.rejectedArgument(err, request.Item)
	if request.Item.Equal(path.Root("sort")) {
		return request.Explained(err, a.unknownSort())
	}
	return entity.ExplainList(err, request, "Lower `limit`, or narrow `query`.")
}

// sorts are the sort orders that Sentry documents. The server decides which orders it
// accepts.
var sorts = []string{"date", "new", "freq", "user", "trends", "inbox", "recommended"}

// unknownSort explains that the server rejects the sort order.
func (a ListArguments) unknownSort() diagnostic.Explanation {
	return diagnostic.Explanation{
		Summary:   "Sentry Rejected the Request",
		Attribute: path.Root("sort"),
		Advice: "The available sort orders depend on the server and its version. Without `sort`, Sentry uses `date`." +
			argument.Suggestion(argument.OrZero(a.Sort), sorts...),
	}
}

// rejectedArgument returns the argument that Sentry's message is about: one that it names, or
// else the query, or otherwise if there is no query.
func (a ListArguments) rejectedArgument(err error, otherwise path.Path) path.Path {
	api, ok := errors.AsType[*sentry.APIError](err)
	if !ok {
		return otherwise
	}
	text, timeRange := strings.ToLower(api.Detail), a.Named()
	switch {
	case api.TookTooLong():
		return path.Root(cmp.Or(timeRange, "stats_period"))
	case api.StatusCode != http.StatusBadRequest && api.StatusCode != http.StatusUnprocessableEntity:
		return otherwise
	case timeRange != "" && argument.RejectsTimeRange(text):
		return path.Root(timeRange)
	case len(a.Projects) > 0 && strings.Contains(text, "project"):
		return path.Root("projects")
	case a.Sort != nil && strings.Contains(text, "sort"):
		return path.Root("sort")
	case a.Query != nil:
		return path.Root("query")
	default:
		return otherwise
	}
}
