// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// read reads the report that the configuration asks for.
func read(
	ctx context.Context, provider *providerdata.Data, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	event, diags := projectevent.Locate(provider, config.Arguments)
	if diags.HasError() {
		return nil, diags
	}
	request := event.Request(provider, "the source-map report", within)
	response, err := provider.Client.SourceMaps(ctx, event.Organization, event.Project, event.ID)
	if err != nil {
		request.Hint = event.Elsewhere(ctx, provider.Client, err)
		diags.Append(failure(request, err))
		return nil, diags
	}
	if response.Moved != "" {
		diags.Append(diagnostic.ProjectRenamed(event.Project, response.Moved))
	}
	config.Arguments = event.Used(config.Arguments)
	document := entity.Document{Request: request, Results: results, Source: readReport, Warning: "Source-Map Report Has"}
	state, more := document.State(ctx, response, config)
	return state, append(diags, more...)
}

// failure explains why the report could not be read.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	api, ok := errors.AsType[*sentry.APIError](err)
	if ok && api.StatusCode == http.StatusBadRequest && strings.Contains(api.Detail, "frame_idx") {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Server Too Old for Source-Map Reports",
			Advice: "Self-hosted servers up to about 2024 answer for one frame at a time only, and want to be told which. Newer ones " +
				"report on all frames of an event: update the server.",
		})
	}
	return request.FromError(err)
}
