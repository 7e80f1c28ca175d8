// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// check finds arguments that cannot be used or contradict each other. The number
// of fields is checked by the schema; which fields there are, Sentry knows best.
func check(arguments Arguments) diag.Diagnostics {
	diags := arguments.CheckPeriod()
	_, more := attribute.LimitOr(arguments.Limit)
	return append(diags, more...)
}

// validate checks a configuration as far as it is known.
func validate(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var (
		diags     diag.Diagnostics
		arguments Arguments
		limit     types.Int64
	)
	unknown := map[string]bool{}
	for name, target := range map[string]**string{
		"stats_period": &arguments.StatsPeriod, "start": &arguments.Start, "end": &arguments.End,
	} {
		var text types.String
		diags.Append(config.GetAttribute(ctx, path.Root(name), &text)...)
		if unknown[name] = text.IsUnknown(); !unknown[name] {
			*target = text.ValueStringPointer()
		}
	}
	diags.Append(config.GetAttribute(ctx, path.Root("limit"), &limit)...)
	if diags.HasError() {
		return diags
	}
	if !limit.IsUnknown() {
		arguments.Limit = limit.ValueInt64Pointer()
	}
	arguments.Arguments = arguments.Assuming(unknown)
	return append(diags, check(arguments)...)
}

// options are what is sent.
func (a Arguments) options() sentry.ExploreOptions {
	options := sentry.ExploreOptions{
		Dataset: attribute.OrZero(a.Dataset), Fields: a.Fields, Query: attribute.OrZero(a.Query), Sort: attribute.OrZero(a.Sort),
		Projects: a.Projects, Environments: a.Environments, StatsPeriod: attribute.OrZero(a.StatsPeriod),
	}
	options.Start, options.End = a.Sent()
	return options
}
