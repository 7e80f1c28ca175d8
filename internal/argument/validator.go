// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// description is what a validator accepts, in words.
type description string

// Description implements the interfaces of package validator.
func (d description) Description(context.Context) string { return string(d) }

// MarkdownDescription implements the interfaces of package validator.
func (d description) MarkdownDescription(context.Context) string { return string(d) }

// Validator returns a validator of texts as far as they are known. Accepted says in words
// what check accepts, which gets the path of the argument and the text. The framework's
// own validators would repeat the text as it is, escapes for the terminal included.
func Validator(accepted string, check func(path.Path, string) diag.Diagnostics) validator.String {
	return textValidator{description(accepted), check}
}

type textValidator struct {
	description

	check func(path.Path, string) diag.Diagnostics
}

// ValidateString implements [validator.String].
func (v textValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !req.ConfigValue.IsNull() && !req.ConfigValue.IsUnknown() {
		resp.Diagnostics.Append(v.check(req.Path, req.ConfigValue.ValueString())...)
	}
}
