// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// checkForm finds contradictions between the arguments that say where the event
// is.
func checkForm(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	byIssue := arguments.IssueID != nil
	if byIssue && arguments.Project != nil {
		diags.Append(attribute.ProjectBesideIssue())
	}
	position := arguments.EventID != nil && sentry.IsPosition(strings.ToLower(*arguments.EventID))
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
			"The value \""+*arguments.EventID+"\" stands for an event of an issue. Set `issue_id`, or give the id of the event.")
	}
	return diags
}

// validateForm does the same with a configuration, as far as it is known.
func validateForm(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var issue, project, id types.String
	var environments types.List
	diags := config.GetAttribute(ctx, path.Root("issue_id"), &issue)
	diags.Append(config.GetAttribute(ctx, path.Root("project"), &project)...)
	diags.Append(config.GetAttribute(ctx, path.Root("event_id"), &id)...)
	diags.Append(config.GetAttribute(ctx, path.Root("environments"), &environments)...)
	if diags.HasError() || issue.IsUnknown() {
		return diags
	}
	arguments := Arguments{IssueID: known(issue), Project: known(project), EventID: known(id)}
	if !environments.IsUnknown() {
		arguments.Environments = make([]string, len(environments.Elements()))
	}
	diags.Append(checkForm(arguments)...)
	return diags
}

// known gives a text that is set and known, else nil.
func known(text types.String) *string {
	if text.IsNull() || text.IsUnknown() {
		return nil
	}
	return text.ValueStringPointer()
}
