// SPDX-License-Identifier: MPL-2.0

package attribute

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ErrInvalidEventID is returned for a text that is no event id.
var ErrInvalidEventID = errors.New(
	"an event id is 32 hexadecimal digits, such as 9999aaaaca8b46d797c23c6077c6ff01, or the same with dashes as a UUID")

var eventIDPattern = regexp.MustCompile(
	`^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

// ParseEventID gives an event id in the one form that all of Sentry's API takes:
// 32 lower-case hexadecimal digits. It takes either case, and the dashes of a
// UUID. Its error is ErrInvalidEventID.
func ParseEventID(text string) (string, error) {
	id := strings.ToLower(text)
	if !eventIDPattern.MatchString(id) {
		return "", ErrInvalidEventID
	}
	return strings.ReplaceAll(id, "-", ""), nil
}

// InvalidEventID says that the attribute holds no event id.
func InvalidEventID(attribute path.Path, text string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Invalid Event Id",
		fmt.Sprintf("The value %s is no event id: %s.", Quote(text), ErrInvalidEventID))
}

// EventID validates the id of an event in any form that ParseEventID takes.
func EventID() validator.String { return eventIDValidator{} }

type eventIDValidator struct{}

// Description says what an event id is.
func (eventIDValidator) Description(context.Context) string { return ErrInvalidEventID.Error() }

// MarkdownDescription says what an event id is.
func (eventIDValidator) MarkdownDescription(context.Context) string { return ErrInvalidEventID.Error() }

// ValidateString refuses what is no event id.
func (eventIDValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if _, err := ParseEventID(req.ConfigValue.ValueString()); err != nil {
		resp.Diagnostics.Append(InvalidEventID(req.Path, req.ConfigValue.ValueString()))
	}
}
