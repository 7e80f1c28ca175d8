// SPDX-License-Identifier: MPL-2.0

package events

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
func (l *location) request(provider *argument.Provider, arguments Arguments, within time.Duration) diagnostic.Request {
	request := diagnostic.Request{
		Requested:         fmt.Sprintf("the events of project %q in organization %q", l.project, l.organization),
		Scope:             sentry.ScopeProjectRead,
		Container:         path.Root("project"),
		Item:              path.Root("limit"),
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
	}
	if l.issue != "" {
		request.Requested = fmt.Sprintf("the events of issue %q in organization %q", l.issue, l.organization)
		request.Scope, request.Container = sentry.ScopeEventRead, path.Root("issue_id")
		request.Instead = diagnostic.InsteadOfShortID(l.issue)
		// Sentry responds to an unknown environment with an empty list, so a response of 404
		// means that the issue is missing.
		request.NotFound = diagnostic.Issue{Found: l.project != "", ID: l.issue}.NotFound()
	}
	if arguments.full() {
		request.Item = path.Root("full")
	}
	return request
}

// failure explains why the list could not be read.
func (r *reading) failure(err error, request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	if _, ok := errors.AsType[*unwantedError](err); ok {
		return r.filter.outOfReach(err, request, arguments)
	}
	request.Item = rejectedArgument(err, arguments, request)
	return entity.ExplainList(err, request, "Lower `limit`, narrow the time range, or remove `full`.")
}

// rejectedArgument returns the argument that Sentry's message rejects: that of the time
// range, or else the query. Some compatible servers reject the ID in the path in the same
// way.
func rejectedArgument(err error, arguments Arguments, request diagnostic.Request) path.Path {
	api, ok := errors.AsType[*sentry.APIError](err)
	timeRange := arguments.Named()
	switch {
	case ok && api.TookTooLong():
		return path.Root(cmp.Or(timeRange, "stats_period"))
	case !ok || api.StatusCode != http.StatusBadRequest && api.StatusCode != http.StatusUnprocessableEntity:
		return request.Item
	case strings.HasPrefix(api.Detail, "path."):
		return request.Container
	case timeRange != "" && (argument.RejectsTimeRange(api.Detail) || arguments.Query == nil):
		return path.Root(timeRange)
	case arguments.Query != nil:
		return path.Root("query")
	default:
		return request.Item
	}
}

// warnings returns warnings about a result that differs from the request.
func (r *reading) warnings(project string, arguments Arguments) diag.Diagnostics {
	diags := r.filter.warnings(arguments)
	if r.foreign > 0 {
		diags.Append(foreignEvents(r.issue, r.foreign))
	}
	if r.moved != "" {
		diags.Append(diagnostic.ProjectRenamed(project, r.moved))
	}
	return diags
}
