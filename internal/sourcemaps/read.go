// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// read reads the requested report.
func read(
	ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	event, diags := config.Locate(provider)
	if diags.HasError() {
		return nil, diags
	}
	request := event.Request(provider, "the source-map report", within)
	response, err := provider.Client.SourceMaps(ctx, event.Organization, event.Project, event.ID)
	if err != nil {
		request.ProjectHint = event.ProjectHint(ctx, provider.Client, err)
		diags.Append(failure(request, err))
		return nil, diags
	}
	if response.Moved != "" {
		diags.Append(diagnostic.ProjectRenamed(event.Project, response.Moved))
	}
	config.ProjectEvent = event.Used(config.ProjectEvent)
	document := entity.Document{Request: request, Results: results, Source: checkedReport, Warning: "Source Map Report Has"}
	state, more := document.State(ctx, response, config)
	return state, append(diags, more...)
}
