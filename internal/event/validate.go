// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// idValidator refuses what is no event id.
type idValidator struct{}

// Description says what an event id is.
func (idValidator) Description(context.Context) string { return sentry.ErrInvalidEventID.Error() }

// MarkdownDescription says what an event id is.
func (idValidator) MarkdownDescription(context.Context) string {
	return sentry.ErrInvalidEventID.Error()
}

// ValidateString refuses what is no event id.
func (idValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if _, err := normalizeWanted(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(invalidID(req.ConfigValue.ValueString()))
	}
}

// validateSections finds contradictions among the sections of a configuration,
// as far as they are known.
func validateSections(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	include, diags := knownElements(ctx, config, "include")
	exclude, more := knownElements(ctx, config, "exclude")
	diags.Append(more...)
	diags.Append(checkSections(nil, include, exclude)...)
	return diags
}

// knownElements lists the known texts of a set of texts.
func knownElements(ctx context.Context, config tfsdk.Config, name string) ([]string, diag.Diagnostics) {
	var set types.Set
	diags := config.GetAttribute(ctx, path.Root(name), &set)
	var known []string
	for _, element := range set.Elements() {
		if text, ok := element.(types.String); ok && !text.IsNull() && !text.IsUnknown() {
			known = append(known, text.ValueString())
		}
	}
	return known, diags
}
