// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const durationDescription = "a duration of more than nothing, such as \"30s\" or \"5m\""

// Duration validates a duration in Go's notation that is longer than nothing.
func Duration() validator.String {
	return Validator(durationDescription, func(attribute path.Path, text string) diag.Diagnostics {
		_, diags := ParseDuration(attribute, text)
		return diags
	})
}

// ParseDuration reads what Duration accepts. Its error names the attribute, and
// is attached to the outermost one: Terraform shows no line for one inside.
func ParseDuration(attribute path.Path, text string) (time.Duration, diag.Diagnostics) {
	var diags diag.Diagnostics
	duration, err := time.ParseDuration(text)
	if err != nil || duration <= 0 {
		diags.AddAttributeError(outermost(attribute), "Invalid Duration",
			fmt.Sprintf("The value of %s is %s, but must be %s.", attribute, Quote(text), durationDescription))
	}
	return duration, diags
}

func outermost(attribute path.Path) path.Path {
	for len(attribute.Steps()) > 1 {
		attribute = attribute.ParentPath()
	}
	return attribute
}
