// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// read lists the requested attachments.
func read(
	ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	event, diags := config.Locate(provider)
	if diags.HasError() {
		return nil, diags
	}
	request := event.Request(provider, "the attachments", within)
	list := newReading(ctx, event.ID)
	pages, err := provider.Client.EventAttachments(event.Organization, event.Project, event.ID, argument.OrZero(config.Query))
	if err == nil {
		err = list.all(ctx, pages)
	}
	diags.Append(list.renamed(event.Project)...)
	if err != nil {
		request.ProjectHint = event.ProjectHint(ctx, provider.Client, err)
		diags.Append(failure(request, err))
		return nil, diags
	}
	config.ProjectEvent = event.Used(config.ProjectEvent)
	state, more := list.State(ctx, request, config, results, list, "Attachments Have")
	return state, append(diags, more...)
}
