// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Bounds of the argument limit.
const (
	defaultLimit = 100
	maxLimit     = 10000
)

// Limit returns the argument that limits a list of what.
func Limit(what string) schema.Attribute {
	return limit(what, fmt.Sprintf("Defaults to %d.", defaultLimit))
}

// OptionalLimit is like [Limit] for a list that is read only if the argument is set.
// Otherwise describes, in full sentences, what happens if it is not set.
func OptionalLimit(what, otherwise string) schema.Attribute { return limit(what, otherwise) }

func limit(what, otherwise string) schema.Attribute {
	return schema.NumberAttribute{
		Optional: true, Validators: []validator.Number{limitValidator{description(fmt.Sprintf("a whole number from 1 to %d", maxLimit))}},
		MarkdownDescription: fmt.Sprintf("Maximum number of %s to read, from 1 to %d. Each request returns up to 100. %s",
			what, maxLimit, otherwise),
	}
}

// LimitOr returns the configured limit, or else the default. It returns an error diagnostic
// if the limit is out of bounds.
func LimitOr(configured *int64) (int, diag.Diagnostics) {
	switch {
	case configured == nil:
		return defaultLimit, nil
	case *configured < 1 || *configured > maxLimit:
		return defaultLimit, diag.Diagnostics{invalidLimit(fmt.Sprint(*configured))}
	}
	return int(*configured), nil
}

func invalidLimit(text string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("limit"), "Invalid Limit",
		fmt.Sprintf("The value of `limit` is %s, but must be a whole number from 1 to %d.", text, maxLimit))
}

// limitValidator rejects what LimitOr rejects, and fractions. The framework's own error for
// fractions does not show the bounds.
type limitValidator struct{ description }

// ValidateNumber implements [validator.Number].
func (limitValidator) ValidateNumber(_ context.Context, req validator.NumberRequest, resp *validator.NumberResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	number := req.ConfigValue.ValueBigFloat()
	whole, exact := number.Int64()
	if !number.IsInt() || exact != 0 {
		resp.Diagnostics.Append(invalidLimit(number.Text('g', 10)))
		return
	}
	_, diags := LimitOr(&whole)
	resp.Diagnostics.Append(diags...)
}
