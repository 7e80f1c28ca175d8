// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// validate checks a configuration as far as it is known.
func validate(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var (
		diags     diag.Diagnostics
		arguments Arguments
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
	if diags.HasError() {
		return diags
	}
	arguments.Period = arguments.Assuming(unknown)
	return append(diags, arguments.CheckPeriod()...)
}
