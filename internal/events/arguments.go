// SPDX-License-Identifier: MPL-2.0

package events

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments
	argument.ReadTimeout
}

// Arguments select the events to list, and how much of each event to read. The state contains
// them exactly as configured. Only Organization and Project, if nil, show the values in use.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Project      *string  `tfsdk:"project"`
	IssueID      *string  `tfsdk:"issue_id"`
	Query        *string  `tfsdk:"query"`
	Environments []string `tfsdk:"environments"`
	Sample       *bool    `tfsdk:"sample"`
	Limit        *int64   `tfsdk:"limit"`
	Full         *bool    `tfsdk:"full"`

	argument.TimeRange
}

// arguments returns the schema of the arguments.
func arguments() map[string]schema.Attribute {
	all := argument.TimeRangeAttributes("Sentry decides: some subscriptions show only the last seven days of a project.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"project": argument.Project(". Defaults to the provider's `project`. Conflicts with `issue_id`. If `issue_id` is a short ID, " +
			"the provider sets `project` to the project of the issue; if it is another ID, to null."),
		"issue_id": argument.IssueID("Issue whose events are listed"),
		"query": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "Search for events in Sentry's syntax. Requires `issue_id`.",
		},
		"environments": argument.Environments("Environments whose events are listed. Requires `issue_id`. Sentry responds to an unknown " +
			"environment with an empty list."),
		"sample": schema.BoolAttribute{
			Optional:            true,
			MarkdownDescription: "If true, the order is random but the same for each read, instead of latest first. Defaults to false.",
		},
		"limit": argument.Limit("events"),
		"full": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "If true, `raw_events` contains whole events. Rejected if the provider excludes any section. Defaults " +
				"to false.",
		},
	})
	return all
}

// full reports whether full events are requested.
func (a Arguments) full() bool { return argument.OrZero(a.Full) }
