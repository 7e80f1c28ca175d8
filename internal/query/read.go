// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// read reads the requested rows.
func read(
	ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	limit, diags := argument.LimitOr(config.Limit)
	diags.Append(config.CheckTimeRange()...)
	organization, more := provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	table, err := config.readRows(ctx, provider.Client, organization, limit)
	request := config.request(provider, organization, within)
	if err != nil {
		diags.Append(config.failure(err, request))
		return nil, diags
	}
	diags.Append(table.check(request, config.Arguments)...)
	if diags.HasError() {
		return nil, diags
	}
	diags.Append(provider.ProjectNotUsed(config.Projects)...)
	config.Organization = &organization
	state, more := table.State(ctx, request, config, results, table, "Rows Have")
	return state, append(diags, more...)
}
