// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/listing"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
)

// Read lists what a configuration of the data source asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	within, more := config.Timeouts.Longest()
	diags.Append(more...)
	limit, more := attribute.LimitOr(config.Limit)
	diags.Append(more...)
	diags.Append(check(config.Arguments)...)
	diags.Append(checkFull(provider, config.Arguments)...)
	from, more := locate(provider, config.Arguments)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	read := newReading(limit, config.full(), provider.Exclude)
	pages, err := from.open(ctx, provider.Client, config.Arguments)
	if err == nil {
		err = read.all(ctx, pages)
	}
	if err != nil {
		request := from.request(provider, config.Arguments, within)
		request.Item = refused(err, config.Arguments, request.Item)
		diags.Append(listing.Explain(err, request, "Lower `limit`, shorten the time, or remove `full`."))
		return Model{}, diags
	}
	diags.Append(read.warnings(from.project)...)
	config.Arguments = from.used(config.Arguments)
	return Model{Config: config, Results: read.results}, diags
}

// checkFull refuses whole events where the provider keeps parts of them out.
func checkFull(provider *providerdata.Data, arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if arguments.full() && len(provider.Exclude) > 0 {
		diags.AddAttributeError(path.Root("full"), "Full Events With Exclusions",
			"Full events are Sentry's whole answer, and the provider block excludes sections from every read. Remove `full`, and "+
				"read the events one by one with the data source `sentry_event`.")
	}
	return diags
}

// warnings are about what was read and is not quite as it should be.
func (r *reading) warnings(project string) diag.Diagnostics {
	var diags diag.Diagnostics
	if r.moved != "" {
		diags.Append(diagnostic.ProjectRenamed(project, r.moved))
	}
	return append(diags, r.Unexpected.Warning("Events Have", "")...)
}
