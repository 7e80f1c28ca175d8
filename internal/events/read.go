// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/listing"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
)

// read lists the events that a configuration asks for.
func read(
	ctx context.Context, provider *providerdata.Data, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	limit, diags := attribute.LimitOr(config.Limit)
	diags.Append(check(config.Arguments)...)
	diags.Append(checkFull(provider, config.Arguments)...)
	from, more := locate(provider, config.Arguments)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	list := newReading(ctx, limit, config.full(), provider.Exclude)
	pages, err := from.open(ctx, provider.Client, config.Arguments)
	if err == nil {
		err = list.all(ctx, pages)
	}
	request := from.request(provider, config.Arguments, within)
	if err != nil {
		request.Item = refused(err, config.Arguments, request.Item)
		diags.Append(listing.Explain(err, request, "Lower `limit`, shorten the time, or remove `full`."))
		return nil, diags
	}
	diags.Append(list.warnings(from.project)...)
	config.Arguments = from.used(config.Arguments)
	state, more := entity.State(ctx, request, config, results, list)
	return state, append(diags, more...)
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
