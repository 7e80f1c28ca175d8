// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
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

// arguments describes the arguments.
func arguments() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"organization": attribute.Organization(),
		"project": attribute.Project(" that the event is in. Defaults to the provider's `project`. Where " +
			"neither names one, it is looked up, which is not possible for transactions. Not to be set beside `issue_id`."),
		"event_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{idValidator{}},
			MarkdownDescription: "Id of the event: 32 hexadecimal digits in either case, with or without the dashes of a UUID. Beside " +
				"`issue_id` also " + backquoted(sentry.Positions()) + ".",
		},
		"issue_id":     attribute.IssueID("Issue that the event belongs to"),
		"environments": attribute.Environments("Environments whose events count for the positions of `event_id`. Only beside `issue_id`."),
		"include": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections to read beside those that are read by default, or `all` for every section but `raw`. " +
				"Sections: " + backquoted(SectionNames()) + ". Read by default: " + backquoted(defaultSections) + ".",
		},
		"exclude": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections not to read, or `all` for every section that `include` does not name. " +
				"What is excluded is null and leaves no trace in the state.",
		},
		"allow_missing": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether an event that Sentry does not have is a result, with `found = false`, instead of an error. " +
				"Events are deleted after 30 or 90 days. Defaults to false.",
		},
	}
}

func sectionValidators() []validator.Set {
	return []validator.Set{
		setvalidator.NoNullValues(),
		setvalidator.ValueStringsAre(attribute.OneOf("section", append(SectionNames(), allSections)...)),
	}
}

func backquoted(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
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
