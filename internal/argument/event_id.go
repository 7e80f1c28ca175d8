// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// InvalidEventID says that the attribute holds no event id.
func InvalidEventID(attribute path.Path, text string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Invalid Event Id",
		fmt.Sprintf("The value %s is no event id: %s.", Quote(text), sentry.ErrInvalidEventID))
}

// EventID validates the id of an event in any form that [sentry.ParseEventID] takes.
func EventID() validator.String { return eventIDValidator{} }

type eventIDValidator struct{}

// Description says what an event id is.
func (eventIDValidator) Description(context.Context) string { return sentry.ErrInvalidEventID.Error() }

// MarkdownDescription says what an event id is.
func (eventIDValidator) MarkdownDescription(context.Context) string {
	return sentry.ErrInvalidEventID.Error()
}

// ValidateString refuses what is no event id.
func (eventIDValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if _, err := sentry.ParseEventID(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(InvalidEventID(req.Path, req.ConfigValue.ValueString()))
	}
}
