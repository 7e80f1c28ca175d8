// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// OneOf validates the text of an element to be one of the names, which the error
// lists. What says what the names are of. The error is attached to the outermost
// attribute: Terraform shows no line for an element of a set.
func OneOf(what string, names ...string) validator.String {
	accepted := "one of " + strings.Join(names, ", ")
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if !slices.Contains(names, text) {
			diags.AddAttributeError(outermost(attribute), "Unknown "+strings.ToUpper(what[:1])+what[1:],
				fmt.Sprintf("There is no %s %s. It must be %s.", what, Quote(text), accepted))
		}
		return diags
	})
}
