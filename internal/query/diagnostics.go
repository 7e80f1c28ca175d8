// SPDX-License-Identifier: MPL-2.0

package query

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// request describes the request for diagnostics.
func (a Arguments) request(provider *argument.Provider, organization string, within time.Duration) diagnostic.Request {
	request := diagnostic.Request{
		Requested:         fmt.Sprintf("rows of Explore in organization %q", organization),
		Scope:             sentry.ScopeOrganizationRead,
		Container:         path.Root("organization"),
		Item:              path.Root("fields"),
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
		NotFound:          &notFound,
	}
	if len(a.Projects) > 0 {
		request.Container = path.Root("projects")
		request.Denied = "One of `projects` does not exist. Sentry denies access in this case too."
	}
	if len(a.Environments) > 0 {
		request.NotFound = &environmentNotFound
	}
	return request
}

// notFound explains a response that does not show which object is missing.
var notFound = diagnostic.Explanation{
	Summary:   "Organization or Explore Not Found",
	Attribute: path.Root("organization"),
	Advice: diagnostic.PossibleCauses(
		"The organization does not exist, or the token has no access to it. Sentry then responds as if it did not exist.",
		"The subscription has no Explore (once called Discover), or a compatible server lacks it.",
		"The organization is in another region or installation. Open it in Sentry, and compare its URL with `organization` and the "+
			"provider's `base_url`.",
	),
}

// environmentNotFound is like notFound if the response can also be about the environments,
// which is the most likely cause.
var environmentNotFound = diagnostic.Explanation{
	Summary:   "Environment or Organization Not Found",
	Attribute: path.Root("environments"),
	Advice: diagnostic.PossibleCauses(
		"One of `environments` does not exist in the projects. Names are case-sensitive. Sentry creates an environment "+
			"when its first event arrives.",
		"The organization does not exist, or the token has no access to it. Sentry then responds as if it did not exist.",
		"The subscription has no Explore (once called Discover), or a compatible server lacks it.",
	),
}

// Patterns of Sentry's messages about an argument that it rejects.
var (
	aboutProjects     = matcher(`(?i)^projects?(\.\d+)?:|\bat least one project\b|\binvalid project\b`)
	aboutEnvironments = matcher(`(?i)^environments?(\.\d+)?:`)
	aboutSort         = matcher(`(?i)\bsort|\border ?by\b`)
	aboutDataset      = matcher(`(?i)\bdataset`)
	noDataset         = matcher(`(?i)\b(unsupported|invalid|unknown) dataset|\bdataset must be|(^|; )dataset: `)
	wrongDataset      = matcher(`(?i)\bdataset\b.*\b(not (supported|available|valid|known|exist|found)|unsupported|invalid|unknown)\b`)
	aboutFields       = matcher(`(?i)\bfields?\b|\bcolumns? |\bfunction|\bargument|\bequation|\baggregat|\bselect`)
	aboutQuery        = matcher(`(?i)\bquery\b|\bsearch|\bfilter|\bcondition|\bpars(e|ing)\b`)
)

// matcher returns a function that reports whether a string matches a pattern. The pattern is
// compiled when it is first needed, which it never is in most processes.
func matcher(pattern string) func(text string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(text string) bool { return compiled().MatchString(text) }
}

// failure explains why the rows could not be read.
func (a Arguments) failure(err error, request diagnostic.Request) diag.Diagnostic {
	if project, ok := errors.AsType[*sentry.ProjectError](err); ok {
		request.Requested = fmt.Sprintf("the ID of project %q (named in `projects`)", project.Slug)
		request.NotFound, request.Item = &projectNotFound, path.Root("projects")
		return request.FromError(project.Err)
	}
	request.Item = a.rejectedArgument(err, request.Item)
	if request.Item.Equal(path.Root("dataset")) {
		return request.Explained(err, a.unknownDataset())
	}
	return entity.ExplainList(err, request, "Lower `limit`, narrow the time range, or read fewer fields.")
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

// unknownDataset explains that the server rejects the dataset.
func (a Arguments) unknownDataset() diagnostic.Explanation {
	return diagnostic.Explanation{
		Summary:   "Sentry Rejected the Request",
		Attribute: path.Root("dataset"),
		Advice: "The available datasets depend on the server and its version. Without `dataset`, the provider requests `errors`. " +
			"Compatible servers may have another name for it, such as `issues`." +
			argument.Suggestion(argument.OrZero(a.Dataset), datasets...),
	}
}

// parameterLocation matches the location of a parameter in the errors of some compatible
// servers, whose status is 422. The query of the URL is not the argument query.
var parameterLocation = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|; )query\.`) })

func withoutLocations(text string) string { return parameterLocation().ReplaceAllString(text, "$1") }

// rejectedArgument returns the argument that Sentry's message is about: one that it names, or
// else the query, or otherwise if there is no query.
func (a Arguments) rejectedArgument(err error, otherwise path.Path) path.Path {
	api, ok := errors.AsType[*sentry.APIError](err)
	if !ok {
		return otherwise
	}
	text, timeRange := withoutLocations(api.Detail), a.Named()
	switch {
	case api.TookTooLong():
		return path.Root(cmp.Or(timeRange, "stats_period"))
	case api.StatusCode != http.StatusBadRequest && api.StatusCode != http.StatusUnprocessableEntity:
		return otherwise
	case timeRange != "" && argument.RejectsTimeRange(text):
		return path.Root(timeRange)
	case aboutProjects(text):
		return path.Root("projects")
	case aboutEnvironments(text):
		return path.Root("environments")
	case a.Sort != nil && aboutSort(text):
		return path.Root("sort")
	case (a.Dataset != nil && aboutDataset(text) || wrongDataset(text)) && !aboutFields(text) || noDataset(text):
		return path.Root("dataset")
	case a.Query == nil || aboutFields(text) && !aboutQuery(text):
		return otherwise
	default:
		return path.Root("query")
	}
}
