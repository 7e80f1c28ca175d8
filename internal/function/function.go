// SPDX-License-Identifier: MPL-2.0

// Package function contains the functions of the provider. They are pure: they depend only
// on their arguments, and need no configuration.
package function

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// invalidArgument returns the error for an argument, counted from 0. The text has no full
// stop, because Terraform adds one to the error text of a function.
func invalidArgument(argument int64, format string, values ...any) *function.FuncError {
	return function.NewArgumentFuncError(argument, strings.TrimSuffix(fmt.Sprintf(format, values...), "."))
}
