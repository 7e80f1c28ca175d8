// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// check finds arguments that cannot be used or contradict each other. What Sentry
// knows better, such as which fields there are, is left to it.
func check(arguments Arguments) diag.Diagnostics {
	diags := arguments.CheckPeriod()
	_, more := attribute.LimitOr(arguments.Limit)
	diags.Append(more...)
	if count := len(arguments.Fields); count < 1 || count > maxFields {
		diags.AddAttributeError(path.Root("fields"), "Invalid Number of Fields",
			fmt.Sprintf("There are %d fields, but must be 1 to %d.", count, maxFields))
	}
	return diags
}

// validate checks a configuration as far as it is known. The fields are checked
// by the schema.
func validate(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var (
		diags     diag.Diagnostics
		arguments = Arguments{Fields: []string{""}}
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
	return sentry.ExploreOptions{
		Dataset: textOf(a.Dataset), Fields: a.Fields, Query: textOf(a.Query), Sort: textOf(a.Sort), Projects: a.Projects,
		Environments: a.Environments, StatsPeriod: textOf(a.StatsPeriod), Start: textOf(a.Start), End: textOf(a.End),
	}
}

func textOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
