// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// validate finds contradictions between the arguments that are known.
func validate(arguments Arguments, unknown map[string]bool) diag.Diagnostics {
	diags := checkSections(nil, arguments.Include, arguments.Exclude)
	arguments.TimeRange = arguments.Assuming(unknown)
	diags.Append(arguments.CheckTimeRange()...)
	if !unknown["issue_id"] { // which may turn out to be set, or not
		diags.Append(checkForm(arguments, unknown)...)
	}
	return diags
}

// checkForm finds contradictions between the arguments that select the event. It ignores
// arguments that are not known yet.
func checkForm(arguments Arguments, unknown map[string]bool) diag.Diagnostics {
	if arguments.EventID == nil && arguments.Query == nil && !unknown["event_id"] && !unknown["query"] {
		return diag.Diagnostics{missingID(arguments)}
	}
	if query := arguments.Query; query != nil && strings.TrimSpace(*query) == "" {
		return diag.Diagnostics{emptyQuery()}
	}
	id, err := normalizeWanted(argument.OrZero(arguments.EventID))
	isID := err == nil && !sentry.IsPosition(id)
	switch {
	case arguments.IssueID != nil && isID:
		return append(checkIssueProject(arguments), checkEventID(arguments, " of the issue")...)
	case arguments.IssueID != nil:
		return append(checkIssueProject(arguments), checkIssue(arguments)...)
	case isID:
		return checkEventID(arguments, "")
	case err == nil && id != latest && id != oldest:
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("event_id"), "Position Without Issue",
			"Only an issue has a recommended event. Set `issue_id`, or set `event_id` to \"latest\", \"oldest\", or the ID of the event.")}
	}
	return nil
}

// missingID returns the diagnostic for a block that does not select an event.
func missingID(arguments Arguments) diag.Diagnostic {
	advice := "Set it to the ID of an event, or to \"latest\" or \"oldest\", or set `query` to search for the event."
	if arguments.IssueID != nil {
		advice = "Set it to \"latest\", \"oldest\", or \"recommended\", or to the ID of an event of the issue."
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("event_id"), "Missing Event ID", "The block does not select an event: `event_id` is "+
		"not set. "+advice)
}

// emptyQuery returns the diagnostic for a search without terms. In a pipeline with an empty
// variable, such a search would find the latest event of any kind.
func emptyQuery() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("query"), "Empty Query",
		"An empty search matches every event. Set `query` to a search, or remove it and set `event_id` to \"latest\" to read the "+
			"latest event, whatever it is.")
}

func checkIssueProject(arguments Arguments) diag.Diagnostics {
	if arguments.Project == nil {
		return nil
	}
	return diag.Diagnostics{argument.ProjectConflict()}
}

// checkIssue finds filters that do not apply to the positions of an issue.
func checkIssue(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if arguments.Query != nil {
		diags.AddAttributeError(path.Root("query"), "Query Conflicts With Issue",
			"In `sentry_event`, `query` cannot be combined with `issue_id`. Remove `issue_id`, and add the issue's short ID to `query`, "+
				inSearch(*arguments.IssueID)+". Or list the events with the data source `sentry_events`, which has `issue_id` and `query`.")
	}
	if name := arguments.Named(); name != "" {
		diags.AddAttributeError(path.Root(name), "Time Range Conflicts With Issue",
			"With `issue_id`, `sentry_event` does not support a time range. Remove the time range. Or remove `issue_id`, and "+
				"set `query` to search for the issue's short ID, "+inSearch(*arguments.IssueID)+".")
	}
	return diags
}

// inSearch returns the search term for an issue.
func inSearch(issue string) string {
	if id := argument.TrimID(issue); sentry.IsShortID(id) {
		return "as `issue:" + id + "`"
	}
	return "such as `issue:WEB-1A2`"
}

// checkEventID finds filters of an event that is requested by its ID. Of ends the advice to
// use a position.
func checkEventID(arguments Arguments, of string) diag.Diagnostics {
	var diags diag.Diagnostics
	positions := "\"latest\" or \"oldest\"" + of
	if arguments.Query != nil {
		diags.AddAttributeError(path.Root("query"), "Query Conflicts With Event ID",
			"If `event_id` is an ID, the provider does not search, so `query` has no effect. Remove `query`, or remove `event_id` to read "+
				"the latest event that matches.")
	}
	if len(arguments.Environments) > 0 {
		diags.AddAttributeError(path.Root("environments"), "Environments Conflict With Event ID",
			"If `event_id` is an ID, `environments` has no effect. Remove `environments`, or set `event_id` to "+positions+".")
	}
	if name := arguments.Named(); name != "" {
		diags.AddAttributeError(path.Root(name), "Time Range Conflicts With Event ID",
			"If `event_id` is an ID, a time range has no effect. Remove the time range, or set `event_id` to "+positions+".")
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
				"Both `include` and `exclude` contain \""+section+"\". Remove it from one of them.")
		}
	}
	if !slices.Contains(include, sectionRaw) {
		return diags
	}
	switch {
	case len(exclude) > 0:
		diags.AddAttributeError(path.Root("include"), "Raw Event Conflicts With Exclusions",
			"The section \"raw\" is Sentry's complete response, from which nothing can be excluded. "+
				"Remove \"raw\" from `include`, or remove `exclude`.")
	case len(providerExclude) > 0:
		diags.AddAttributeError(path.Root("include"), "Raw Event Conflicts With Exclusions",
			"The section \"raw\" is Sentry's complete response, from which nothing can be excluded. But the provider block excludes "+
				"sections from every read. Remove \"raw\" from `include`.")
	}
	return diags
}

// idValidator rejects a string that is neither an event ID nor a position.
func idValidator() validator.String {
	return argument.Validator(sentry.ErrInvalidEventID.Error(), func(attribute path.Path, text string) diag.Diagnostics {
		if _, err := normalizeWanted(text); err != nil {
			return diag.Diagnostics{argument.InvalidIssueEventID(attribute, text)}
		}
		return nil
	})
}
