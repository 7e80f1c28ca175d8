// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// read reads the rows that a configuration asks for.
func read(
	ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	limit, diags := argument.LimitOr(config.Limit)
	diags.Append(config.CheckPeriod()...)
	organization, more := provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	table := newReading(limit)
	pages, err := provider.Client.Explore(organization, config.options())
	if err == nil {
		err = table.all(ctx, pages)
	}
	request := config.request(provider, organization, within)
	if err != nil {
		request.Item = config.refused(err, request.Item)
		diags.Append(entity.ExplainList(err, request, "Lower `limit`, shorten the time, or read fewer fields."))
		return nil, diags
	}
	diags.Append(table.Unexpected.Warning("Rows Have", "")...)
	config.Organization = &organization
	state, more := entity.State(ctx, request, config, results, table)
	return state, append(diags, more...)
}
