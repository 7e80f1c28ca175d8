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

// Arguments say which events are listed, and how much of them. They come back
// exactly as configured; only Organization and Project, where nil, show what was
// used.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Project      *string  `tfsdk:"project"`
	IssueID      *string  `tfsdk:"issue_id"`
	Query        *string  `tfsdk:"query"`
	Environments []string `tfsdk:"environments"`
	Sample       *bool    `tfsdk:"sample"`
	Limit        *int64   `tfsdk:"limit"`
	Full         *bool    `tfsdk:"full"`

	argument.Period
}

// arguments describes the arguments.
func arguments() map[string]schema.Attribute {
	all := argument.PeriodAttributes("Sentry decides; some plans show a project's last seven days only.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"project": argument.Project(". Defaults to the provider's `project`, unless `issue_id` is set, beside which it is not " +
			"allowed; it is then the project of a short id, and null for a numeric one."),
		"issue_id": argument.IssueID("Issue whose events are listed"),
		"query": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "What to look for among the events, in Sentry's search syntax. Only beside `issue_id`.",
		},
		"environments": argument.Environments("Environments whose events are listed. Only with `issue_id`. Sentry responds with an empty " +
			"list to an environment that it does not know."),
		"sample": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether the events come in an order that is random but the same each time, instead of the latest " +
				"first. Defaults to false.",
		},
		"limit": argument.Limit("events"),
		"full": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether whole events are read, into `raw_events`. Refused where the provider excludes anything. " +
				"Defaults to false.",
		},
	})
	return all
}

// full reports whether whole events are wanted.
func (a Arguments) full() bool { return argument.OrZero(a.Full) }
