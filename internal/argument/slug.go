// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Slug validates the slug or numeric id of an organization or project.
func Slug() validator.String {
	const accepted = "a slug or numeric id: letters, digits, dashes, underscores and dots"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if invalid, ok := errors.AsType[*sentry.PathError](sentry.CheckSlug(text)); ok {
			diags.AddAttributeError(attribute, "Invalid Slug", fmt.Sprintf(
				"The value %s %s. It must be %s, as in the address of the project in Sentry.",
				Quote(invalid.Value), invalid.Reason, accepted))
		}
		return diags
	})
}
