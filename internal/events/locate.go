// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// location is whose events are listed: those of an issue, or of a project.
type location struct {
	organization string
	// project is empty for an issue of which it is not known.
	project string
	// issue is a numeric or short id, empty for a project.
	issue string
}

// locate reads it from the arguments and the provider's defaults.
func locate(provider *providerdata.Data, arguments Arguments) (location, diag.Diagnostics) {
	organization, diags := provider.OrganizationOr(arguments.Organization)
	found := location{organization: organization}
	if arguments.IssueID != nil {
		found.issue = *arguments.IssueID
		return found, diags
	}
	if arguments.Project == nil && provider.Project == (providerdata.Default{}) {
		diags.AddAttributeError(path.Root("project"), "Missing Project",
			"Neither this block nor the provider names a project, and the block names no issue. Set `project` or `issue_id` in this "+
				"block, `project` in the provider block, or the environment variable SENTRY_PROJECT.")
		return found, diags
	}
	project, more := provider.ProjectOr(arguments.Project)
	diags.Append(more...)
	found.project = project
	return found, diags
}

// open resolves a short id, and gives the pages of the list, of which none is
// read yet.
func (l *location) open(ctx context.Context, client *sentry.Client, arguments Arguments) (*sentry.Pages, error) {
	options := sentry.ListOptions{
		Environments: arguments.Environments, Query: attribute.OrZero(arguments.Query),
		StatsPeriod: attribute.OrZero(arguments.StatsPeriod), Sample: attribute.OrZero(arguments.Sample), Full: arguments.full(),
	}
	options.Start, options.End = arguments.Sent()
	if l.issue == "" {
		return client.ProjectEvents(l.organization, l.project, options)
	}
	issue, err := client.FindIssue(ctx, l.organization, l.issue)
	if err != nil {
		return nil, err
	}
	l.project = issue.Project
	return client.IssueEvents(l.organization, issue.Issue, options)
}

// used gives the arguments with what stood in for those that are not configured.
func (l *location) used(arguments Arguments) Arguments {
	arguments.Organization = &l.organization
	if arguments.Project == nil && l.project != "" {
		arguments.Project = &l.project
	}
	return arguments
}

// request describes the request for diagnostics.
func (l *location) request(provider *providerdata.Data, arguments Arguments, within time.Duration) diagnostic.Request {
	request := diagnostic.Request{
		Asked:             fmt.Sprintf("the events of project %q in organization %q", l.project, l.organization),
		Scope:             sentry.ScopeProjectRead,
		Container:         path.Root("project"),
		Item:              path.Root("limit"),
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
	}
	if l.issue != "" {
		request.Asked = fmt.Sprintf("the events of issue %q in organization %q", l.issue, l.organization)
		request.Scope, request.Container = sentry.ScopeEventRead, path.Root("issue_id")
		issue := diagnostic.Issue{Found: l.project != "", Environments: len(arguments.Environments) > 0}
		request.NotFound = issue.NotFound()
	}
	if arguments.full() {
		request.Item = path.Root("full")
	}
	return request
}

// refused names the argument that Sentry, by its own words, does not take: that
// of the time, or else the query.
func refused(err error, arguments Arguments, otherwise path.Path) path.Path {
	api, ok := errors.AsType[*sentry.APIError](err)
	if !ok || api.StatusCode != http.StatusBadRequest {
		return otherwise
	}
	span := arguments.Named()
	switch {
	case span != "" && (period.Refused(api.Detail) || arguments.Query == nil):
		return path.Root(span)
	case arguments.Query != nil:
		return path.Root("query")
	default:
		return otherwise
	}
}
