// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// readList lists the requested issues.
func readList(
	ctx context.Context, provider *argument.Provider, config ListConfig, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	limit, diags := argument.LimitOr(config.Limit)
	diags.Append(config.CheckTimeRange()...)
	organization, more := provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	var list *reading
	err := provider.Client.WithProjects(ctx, organization, config.Projects, func(projects, slugs []string) error {
		pages, err := provider.Client.Issues(organization, config.options(projects, slugs))
		if err != nil {
			return err
		}
		list = newReading(ctx, provider.Exclude, config.ListArguments, limit)
		return list.all(ctx, pages)
	})
	request := config.request(provider, organization, within)
	if err != nil {
		return nil, append(diags, config.failure(err, request))
	}
	if ignored := list.filter.failure(request); ignored != nil {
		return nil, append(diags, ignored)
	}
	diags.Append(provider.ProjectNotUsed(config.Projects)...)
	config.Organization = &organization
	state, more := list.State(ctx, request, config, listFields, list, "Issues Have")
	return state, append(diags, more...)
}

// options returns the options of the request.
func (a ListArguments) options(projects, slugs []string) sentry.IssueOptions {
	options := sentry.IssueOptions{
		Query: a.Query, Sort: argument.OrZero(a.Sort), Projects: projects, ProjectSlugs: slugs, Environments: a.Environments,
		StatsPeriod: argument.OrZero(a.StatsPeriod),
	}
	options.Start, options.End = a.Sent()
	return options
}

// validateList checks the known part of a configuration.
func validateList(config ListConfig, unknown map[string]bool) diag.Diagnostics {
	return config.Assuming(unknown).CheckTimeRange()
}
