// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// Arguments say which event is read, and how much of it. They come back exactly
// as configured; only Organization and Project, where nil, show what was used.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Project      *string  `tfsdk:"project"`
	EventID      *string  `tfsdk:"event_id"`
	IssueID      *string  `tfsdk:"issue_id"`
	Environments []string `tfsdk:"environments"`
	Include      []string `tfsdk:"include"`
	Exclude      []string `tfsdk:"exclude"`
	AllowMissing *bool    `tfsdk:"allow_missing"`
}

// checkSections finds contradictions between the sections that a block includes
// and excludes and those that the provider excludes.
func checkSections(providerExclude, include, exclude []string) diag.Diagnostics {
	var diags diag.Diagnostics
	for _, section := range include {
		if slices.Contains(exclude, section) {
			diags.AddAttributeError(path.Root("exclude"), "Section Included and Excluded",
				"The section \""+section+"\" stands in both `include` and `exclude`. Remove it from one of them.")
		}
	}
	if !slices.Contains(include, sectionRaw) {
		return diags
	}
	switch {
	case len(exclude) > 0:
		diags.AddAttributeError(path.Root("include"), "Raw Event With Exclusions",
			"The section \"raw\" is Sentry's whole answer, so nothing can be excluded beside it. "+
				"Remove \"raw\" from `include`, or remove `exclude`.")
	case len(providerExclude) > 0:
		diags.AddAttributeError(path.Root("include"), "Raw Event With Exclusions",
			"The section \"raw\" is Sentry's whole answer, and the provider block excludes sections from every read. "+
				"Remove \"raw\" from `include`.")
	}
	return diags
}
