// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Read reads what a configuration of the data source asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	within, more := config.Timeouts.Longest()
	diags.Append(more...)
	diags.Append(check(config.Arguments)...)
	organization, more := provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	limit, _ := attribute.LimitOr(config.Limit)
	read := newReading(limit)
	pages, err := provider.Client.Explore(organization, config.options())
	if err == nil {
		err = read.all(ctx, pages)
	}
	if err != nil {
		diags.Append(config.explain(err, config.request(provider, organization, within)))
		return Model{}, diags
	}
	diags.Append(read.unexpected.Warning("Rows Have", "")...)
	config.Organization = &organization
	return Model{Config: config, Results: read.results}, diags
}

// explain gives the error diagnostic of a failed read.
func (a Arguments) explain(err error, request diagnostic.Request) diag.Diagnostic {
	if errors.Is(err, errTooMuch) {
		return request.TooLarge(path.Root("limit"), wire.MaxState>>20, "Lower `limit`, shorten the time, or read fewer fields.")
	}
	if page, ok := errors.AsType[*pageError](err); ok {
		return request.Undecodable(page)
	}
	request.Item = a.refused(err, request.Item)
	return request.FromError(err)
}
