// SPDX-License-Identifier: MPL-2.0

package events

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

// arguments describes the arguments.
func arguments() map[string]schema.Attribute {
	all := period.Attributes("Sentry decides; some plans show a project's last seven days only.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": attribute.Organization(),
		"project": attribute.Project(". Defaults to the provider's `project`, unless `issue_id` is set, beside which it is not " +
			"allowed; it is then the project of a short id, and null for a numeric one."),
		"issue_id": attribute.IssueID("Issue whose events are listed"),
		"query": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "What to look for among the events, in Sentry's search syntax. Only beside `issue_id`.",
		},
		"environments": attribute.Environments("Environments whose events are listed. Only beside `issue_id`."),
		"sample": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether the events come in an order that is random but the same each time, instead of the latest " +
				"first. Defaults to false.",
		},
		"limit": attribute.Limit("events"),
		"full": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether whole events are read, into `raw_events`. Refused where the provider excludes anything. " +
				"Defaults to false.",
		},
	})
	return all
}
