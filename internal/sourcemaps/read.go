// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Read reads the report that the configuration asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	event, more := projectevent.Locate(provider, config.Arguments)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), event.Within)
	defer cancel()
	request := event.Request(provider, "the source-map report")
	response, err := provider.Client.SourceMaps(ctx, event.Organization, event.Project, event.ID)
	if err != nil {
		request.Hint = event.Elsewhere(ctx, provider.Client, err)
		diags.Append(failure(request, err))
		return Model{}, diags
	}
	defer response.Release()
	if response.Moved != "" {
		diags.Append(diagnostic.ProjectRenamed(event.Project, response.Moved))
	}
	report, more := decode(ctx, response, request)
	diags.Append(more...)
	return Model{Config: Config{event.Used(config.Arguments)}, Report: report}, diags
}

// decode reads the report out of Sentry's answer.
func decode(ctx context.Context, response *sentry.Response, request diagnostic.Request) (Report, diag.Diagnostics) {
	var diags diag.Diagnostics
	document, err := jsontree.Parse(response.Body)
	if err != nil {
		response.Reject()
		diags.Append(request.Undecodable(err))
		return Report{}, diags
	}
	defer document.Release()
	report := mapReport(document.Root())
	if err := ctx.Err(); err != nil {
		diags.Append(request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: err}))
		return Report{}, diags
	}
	var unexpected diagnostic.Unexpected
	unexpected.AddPage(document.Mismatches(), 1)
	diags.Append(unexpected.Warning("Source-Map Report Has", "")...)
	return report, diags
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
