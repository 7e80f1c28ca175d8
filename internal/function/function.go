// SPDX-License-Identifier: MPL-2.0

// Package function is the functions of the provider. They are pure: they see
// nothing but their arguments, and need no configuration.
package function

import "github.com/hashicorp/terraform-plugin-framework/function"

// All lists the functions.
func All() []func() function.Function {
	return []func() function.Function{
		NewDecodeEvent, NewNormalizeEventID, NewParseEventURL, NewVersionSatisfies,
	}
}
