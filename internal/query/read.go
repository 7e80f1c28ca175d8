// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/listing"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
)

// Read reads what a configuration of the data source asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	within, more := config.Timeouts.Longest()
	diags.Append(more...)
	limit, more := attribute.LimitOr(config.Limit)
	diags.Append(more...)
	diags.Append(config.CheckPeriod()...)
	organization, more := provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	read := newReading(limit)
	pages, err := provider.Client.Explore(organization, config.options())
	if err == nil {
		err = read.all(ctx, pages)
	}
	if err != nil {
		request := config.request(provider, organization, within)
		request.Item = config.refused(err, request.Item)
		diags.Append(listing.Explain(err, request, "Lower `limit`, shorten the time, or read fewer fields."))
		return Model{}, diags
	}
	diags.Append(read.Unexpected.Warning("Rows Have", "")...)
	config.Organization = &organization
	return Model{Config: config, Results: read.results}, diags
}
