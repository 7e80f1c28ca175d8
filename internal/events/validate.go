// SPDX-License-Identifier: MPL-2.0

package events

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// check finds arguments that cannot be used or contradict each other.
func check(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if arguments.IssueID == nil {
		diags = checkProjectList(arguments)
	} else if arguments.Project != nil {
		diags.Append(argument.ProjectConflict())
	}
	return append(diags, arguments.CheckTimeRange()...)
}

// checkProjectList rejects arguments that only the list of an issue accepts.
func checkProjectList(arguments Arguments) diag.Diagnostics {
	const advice = " Set `issue_id`, or remove `%s`. The data source `sentry_event_query` searches the projects in its `projects`, and " +
		"`sentry_event` finds a single event of a project."
	var diags diag.Diagnostics
	if argument.OrZero(arguments.Query) != "" {
		diags.AddAttributeError(path.Root("query"), "Query Without Issue",
			"Without `issue_id`, the list of events cannot be searched."+fmt.Sprintf(advice, "query"))
	}
	if len(arguments.Environments) > 0 {
		diags.AddAttributeError(path.Root("environments"), "Environments Without Issue",
			"Without `issue_id`, the list of events cannot be limited to environments."+fmt.Sprintf(advice, "environments"))
	}
	return diags
}

// validate checks the known part of a configuration.
func validate(config Config, unknown map[string]bool) diag.Diagnostics {
	if unknown["issue_id"] { // which may turn out to be set, or not
		config.Project, config.Query, config.Environments = nil, nil, nil
	}
	config.TimeRange = config.Assuming(unknown)
	return check(config.Arguments)
}

// checkFull rejects full events if the provider block excludes sections.
func checkFull(provider *argument.Provider, arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if arguments.full() && len(provider.Exclude) > 0 {
		diags.AddAttributeError(path.Root("full"), "Full Events Conflict With Exclusions",
			"Full events are Sentry's complete events, but the provider block excludes sections from every read. Remove `full`, and "+
				"read the events one by one with the data source `sentry_event`.")
	}
	return diags
}
