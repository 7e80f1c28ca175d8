// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// location is the issue or the project whose events are listed.
type location struct {
	organization string
	// project is empty for an issue whose project is not known.
	project string
	// issue is a numeric or short ID, or empty for a project.
	issue string
	// resolved is the ID of the issue, not a short ID, or empty for a project.
	resolved string
}

// locate returns the location from the arguments and the provider's defaults.
func locate(provider *argument.Provider, arguments Arguments) (location, diag.Diagnostics) {
	organization, diags := provider.OrganizationOr(arguments.Organization)
	found := location{organization: organization}
	if arguments.IssueID != nil {
		found.issue = argument.TrimID(*arguments.IssueID)
		return found, diags
	}
	if arguments.Project == nil && provider.Project == (argument.Default{}) {
		diags.AddAttributeError(path.Root("project"), "Missing Project",
			"Neither this block nor the provider sets a project, and this block sets no issue. Set `project` or `issue_id` in this "+
				"block, `project` in the provider block, or the environment variable SENTRY_PROJECT.")
		return found, diags
	}
	project, more := provider.ProjectOr(arguments.Project)
	diags.Append(more...)
	found.project = project
	return found, diags
}

// open resolves a short ID, and returns the pages of the list. It does not read any page.
func (l *location) open(ctx context.Context, client *sentry.Client, arguments Arguments) (*sentry.Pages, error) {
	options := sentry.ListOptions{
		Environments: arguments.Environments, Query: argument.OrZero(arguments.Query),
		StatsPeriod: argument.OrZero(arguments.StatsPeriod), Sample: argument.OrZero(arguments.Sample), Full: arguments.full(),
	}
	options.Start, options.End = arguments.Sent()
	if l.issue == "" {
		return client.ProjectEvents(l.organization, l.project, options)
	}
	issue, err := client.FindIssue(ctx, l.organization, l.issue)
	if err != nil {
		return nil, err
	}
	l.project, l.resolved = issue.Project, issue.Issue
	return client.IssueEvents(l.organization, issue.Issue, options)
}

// used returns the arguments with the defaults in use.
func (l *location) used(arguments Arguments) Arguments {
	arguments.Organization = &l.organization
	if arguments.Project == nil && l.project != "" {
		arguments.Project = &l.project
	}
	return arguments
}
