// SPDX-License-Identifier: MPL-2.0

// Package function is the functions of the provider. They are pure: they see
// nothing but their arguments, and need no configuration.
package function

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// refuse is the error of an argument, counted from 0. Terraform puts a full stop
// after the text of an error of a function, so that the text has none.
func refuse(argument int64, format string, values ...any) *function.FuncError {
	return function.NewArgumentFuncError(argument, strings.TrimSuffix(fmt.Sprintf(format, values...), "."))
}
