// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Slug validates the slug or numeric id of an organization or project.
func Slug() validator.String { return slugValidator{} }

type slugValidator struct{}

// Description says what a slug is.
func (slugValidator) Description(context.Context) string {
	return "a slug or numeric id: letters, digits, dashes, underscores and dots"
}

// MarkdownDescription says what a slug is.
func (v slugValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString refuses what could not stand in a path of Sentry's API.
func (v slugValidator) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	err := sentry.CheckSlug(req.ConfigValue.ValueString())
	if invalid, ok := errors.AsType[*sentry.PathError](err); ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid Slug", fmt.Sprintf(
			"The value %s %s. It must be %s, as in the address of the project in Sentry.",
			Quote(invalid.Value), invalid.Reason, v.Description(ctx)))
	}
}
