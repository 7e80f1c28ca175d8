// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Read reads the report that the configuration asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	wanted, more := locate(provider, config)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), wanted.within)
	defer cancel()
	request := wanted.request(provider)
	response, err := provider.Client.SourceMaps(ctx, wanted.organization, wanted.project, wanted.id)
	if err != nil {
		diags.Append(failure(request, err))
		return Model{}, diags
	}
	defer response.Release()
	if response.Moved != "" {
		diags.Append(projectMoved(wanted.project, response.Moved))
	}
	report, more := decode(ctx, response.Body, request)
	diags.Append(more...)
	return Model{Config: wanted.used(config), Report: report}, diags
}

// decode reads the report out of Sentry's answer.
func decode(ctx context.Context, body []byte, request diagnostic.Request) (Report, diag.Diagnostics) {
	var diags diag.Diagnostics
	document, err := jsontree.Parse(body)
	switch {
	case errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany):
		diags.Append(request.TooComplex(err))
		return Report{}, diags
	case err != nil:
		diags.Append(request.InvalidJSON(err))
		return Report{}, diags
	}
	defer document.Release()
	report := mapReport(document.Root())
	if err := ctx.Err(); err != nil {
		diags.Append(request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: err}))
	}
	if mismatches := document.Mismatches(); len(mismatches) > 0 && !diags.HasError() {
		diags.Append(unexpectedValues(mismatches))
	}
	return report, diags
}

func projectMoved(asked, moved string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("project"), "Project Was Renamed", fmt.Sprintf(
		"Sentry says that the project %q is now called %q. The report was read from there; change the configuration to "+
			"the new slug, since another project may take the old one.", asked, moved))
}

// namedPaths is how many paths the warning about unexpected values names.
const namedPaths = 5

// unexpectedValues warns of values that were not read, by their paths.
func unexpectedValues(mismatches []jsontree.Mismatch) diag.Diagnostic {
	var named strings.Builder
	for _, mismatch := range mismatches[:min(len(mismatches), namedPaths)] {
		fmt.Fprintf(&named, "\n  %s", mismatch.Public)
	}
	if len(mismatches) > namedPaths {
		fmt.Fprintf(&named, "\n  and %d more", len(mismatches)-namedPaths)
	}
	return diag.NewWarningDiagnostic("Source-Map Report Has Values of Unexpected Type",
		"Sentry's answer holds values of another type than its API documents. They were left out of the result:\n"+named.String())
}
