// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// OneOf validates the text of an element to be one of the names, which the error
// lists. What says what the names are of.
func OneOf(what string, names ...string) validator.String {
	return oneOfValidator{what: what, names: names}
}

type oneOfValidator struct {
	what  string
	names []string
}

// Description lists the names.
func (v oneOfValidator) Description(context.Context) string {
	return "one of " + strings.Join(v.names, ", ")
}

// MarkdownDescription lists the names.
func (v oneOfValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString refuses anything else. The error is attached to the outermost
// attribute: Terraform shows no line for an element of a set.
func (v oneOfValidator) ValidateString(
	ctx context.Context, req validator.StringRequest, resp *validator.StringResponse,
) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || slices.Contains(v.names, req.ConfigValue.ValueString()) {
		return
	}
	resp.Diagnostics.AddAttributeError(outermost(req.Path), "Unknown "+strings.ToUpper(v.what[:1])+v.what[1:],
		fmt.Sprintf("There is no %s %s. It must be %s.", v.what, Quote(req.ConfigValue.ValueString()), v.Description(ctx)))
}
