// SPDX-License-Identifier: MPL-2.0

package argument

import (
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
func EventID() validator.String {
	return Validator(sentry.ErrInvalidEventID.Error(), func(attribute path.Path, text string) diag.Diagnostics {
		if _, err := sentry.ParseEventID(text); err != nil {
			return diag.Diagnostics{InvalidEventID(attribute, text)}
		}
		return nil
	})
}
