// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// validate finds contradictions between arguments, as far as they are known.
func validate(arguments Arguments, unknown map[string]bool) diag.Diagnostics {
	diags := checkSections(nil, arguments.Include, arguments.Exclude)
	if !unknown["issue_id"] { // which may turn out to be set, or not
		diags.Append(checkForm(arguments)...)
	}
	return diags
}

// checkForm finds contradictions between the arguments that say where the event
// is.
func checkForm(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	byIssue := arguments.IssueID != nil
	if byIssue && arguments.Project != nil {
		diags.Append(argument.ProjectBesideIssue())
	}
	position := arguments.EventID != nil && isPosition(*arguments.EventID)
	if byIssue && arguments.EventID != nil && !position && len(arguments.Environments) > 0 {
		diags.AddAttributeError(path.Root("environments"), "Environments Beside Event Id",
			"Environments choose among the events of an issue. One that is asked for by its id is read whatever its environment is. "+
				"Remove `environments`, or set `event_id` to latest, oldest or recommended.")
	}
	if !byIssue && len(arguments.Environments) > 0 {
		diags.AddAttributeError(path.Root("environments"), "Environments Without Issue",
			"Sentry limits the events of an issue to environments, not a single event of a project. Set `issue_id`, or remove "+
				"`environments`.")
	}
	if !byIssue && position {
		diags.AddAttributeError(path.Root("event_id"), "Position Without Issue",
			"The value "+argument.Quote(*arguments.EventID)+" is the position of an event in an issue. Set `issue_id`, or set "+
				"`event_id` to the ID of the event.")
	}
	return diags
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

func isPosition(id string) bool {
	position, err := normalizeWanted(id)
	return err == nil && sentry.IsPosition(position)
}

// idValidator refuses what is neither an event id nor a position.
func idValidator() validator.String {
	return argument.Validator(sentry.ErrInvalidEventID.Error(), func(attribute path.Path, text string) diag.Diagnostics {
		if _, err := normalizeWanted(text); err != nil {
			return diag.Diagnostics{argument.InvalidIssueEventID(attribute, text)}
		}
		return nil
	})
}
