// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// read lists the requested events.
func read(
	ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	limit, diags := argument.LimitOr(config.Limit)
	diags.Append(check(config.Arguments)...)
	diags.Append(checkFull(provider, config.Arguments)...)
	from, more := locate(provider, config.Arguments)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	list := newReading(ctx, provider, config.Arguments, limit)
	pages, err := from.open(ctx, provider.Client, config.Arguments)
	if err == nil {
		list.issue = from.resolved
		err = list.all(ctx, pages)
	}
	request := from.request(provider, config.Arguments, within)
	if err != nil {
		diags.Append(list.failure(err, request, config.Arguments))
		return nil, diags
	}
	if list.elements == 0 {
		diags.Append(from.checkContainer(ctx, provider.Client, request)...)
	}
	if diags.HasError() {
		return nil, diags
	}
	diags.Append(list.warnings(from.project, config.Arguments)...)
	config.Arguments = from.used(config.Arguments)
	state, more := list.State(ctx, request, config, results, list, "Events Have")
	return state, append(diags, more...)
}
