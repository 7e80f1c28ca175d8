// SPDX-License-Identifier: MPL-2.0

package events

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

const description = "Lists the events of a project or of an issue, latest first. The API documents behind it are " +
	"[List a Project's Error Events](https://docs.sentry.io/api/events/list-a-projects-error-events/) and " +
	"[List an Issue's Events](https://docs.sentry.io/api/events/list-an-issues-events/); the token needs the scope " +
	"`project:read`, for an issue `event:read`."

func dataSourceSchema() schema.Schema {
	all := argumentAttributes()
	maps.Copy(all, period.Attributes("Sentry decides; some plans show a project's last seven days only."))
	maps.Copy(all, resultAttributes())
	return schema.Schema{MarkdownDescription: description, Attributes: all}
}

func argumentAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
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
		"timeouts": attribute.TimeoutsArgument("read"),
	}
}

// resultAttributes describe what is read.
func resultAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"ids": always.Strings("", "Ids of the events, in Sentry's order: what `event_id` of `sentry_event` takes. Empty where there "+
			"are none."),
		"events": always.Objects("", "The events, in the same order. Empty where there are none.", eventAttributes()),
		"has_more": always.Bool("", "Whether there are more events than `limit`. In a list that grows meanwhile, that is as of the "+
			"last page."),
		"raw_events": attribute.Sensitive(always.Strings("", "The whole events as normalised JSON, in the same order, without what "+
			"Sentry tells only of single ones: release, user report, neighbours. Null unless `full` is true.")),
	}
}

func eventAttributes() map[string]schema.Attribute {
	always, summary, tags := attribute.Always, attribute.InSection("summary"), attribute.InSection("tags")
	excluded := func(a schema.Attribute) schema.Attribute {
		return attribute.Annotate(a, "Null where the provider excludes the section.")
	}
	return map[string]schema.Attribute{
		"id":           always.String("eventID", "Id of the event."),
		"internal_id":  always.String("id", "Sentry's own id of the event; on today's servers the same."),
		"group_id":     attribute.Volatile(always.String("groupID", "Id of the issue, which Sentry also calls group.")),
		"project_id":   always.String("projectID", "Numeric id of the project."),
		"platform":     always.String("platform", "Platform of the program, such as `python`."),
		"type":         always.String("event.type", "Type of the event, such as `error`, `default` or `csp`."),
		"date_created": always.String("dateCreated", "Time of the event, RFC 3339."),
		"environment":  always.String("tags[environment]", "Environment, from the tag of that name."),
		"level":        always.String("tags[level]", "Level, such as `error` or `warning`, from the tag of that name."),
		"release":      always.String("tags[release]", "Version of the release, from the tag of that name."),
		"title":        excluded(summary.String("title", "Title, as Sentry shows it in lists.")),
		"message":      excluded(summary.String("message", "Log message; empty for most errors.")),
		"culprit":      excluded(summary.String("culprit", "Where the event comes from: a function, module or route.")),
		"location":     excluded(summary.String("location", "File of an error, or URI or host of a security report.")),
		"metadata": excluded(summary.StringMap("metadata",
			"What Sentry made the title of, such as `type` and `value`. Values that are no text are given as JSON.")),
		"tags": excluded(tags.StringMap("tags", "Tags by key, without `user` and `user.*`, which are personal. Of a repeated key the "+
			"first counts; tags without a key or value are left out.")),
	}
}
