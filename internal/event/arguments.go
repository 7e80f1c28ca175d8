// SPDX-License-Identifier: MPL-2.0

package event

import (
	"maps"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments
	argument.ReadTimeout
}

// EphemeralConfig is the configuration of the ephemeral resource.
type EphemeralConfig struct {
	Arguments
	argument.OpenTimeout
}

// Arguments say which event is read, and how much of it. They come back exactly
// as configured; only Organization and Project, where nil, show what was used.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Project      *string  `tfsdk:"project"`
	EventID      *string  `tfsdk:"event_id"`
	IssueID      *string  `tfsdk:"issue_id"`
	Query        *string  `tfsdk:"query"`
	Environments []string `tfsdk:"environments"`
	Include      []string `tfsdk:"include"`
	Exclude      []string `tfsdk:"exclude"`
	AllowMissing *bool    `tfsdk:"allow_missing"`
	WaitFor      *string  `tfsdk:"wait_for"`

	argument.Period
}

// arguments describes the arguments.
func arguments() map[string]schema.Attribute {
	all := argument.PeriodAttributes("a search covers the last 90 days. Only for a search.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"project": argument.Project(" that the event is in. Defaults to the provider's `project`. If neither is set, a search covers all " +
			"projects that the token has access to, and the project of an event ID is looked up, which is not possible for " +
			"transactions and occurrences. Conflicts with `issue_id`."),
		"event_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{idValidator()},
			MarkdownDescription: "ID of the event: 32 hexadecimal digits in either case, with or without the dashes of a UUID. Or the " +
				"position of the event: `latest` or `oldest` of the error events that a search finds, by default of the project, or " +
				backquoted(sentry.Positions()) + " of the issue. Required without `query`, with which it defaults to `latest`. " +
				"`recommended` chooses among the newest 1,000 events of the seven days before the issue's last event. Sentry does not " +
				"check that an event requested by its ID belongs to the issue.",
		},
		"issue_id": argument.IssueID("Issue to read an event of"),
		"query": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Search for the event, in Sentry's syntax, such as `release:\"web@4.2.0\" error.unhandled:true`. " +
				"Searches find errors, messages and security reports, but no transactions or occurrences. Conflicts with `issue_id`, and " +
				"with an event ID.",
		},
		"environments": argument.Environments("Environments whose events count, for a search or for a position in an issue."),
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
		"wait_for": waitFor(),
	})
	return all
}

func sectionValidators() []validator.Set {
	return []validator.Set{
		setvalidator.NoNullValues(),
		setvalidator.ValueStringsAre(argument.OneOf("section", append(SectionNames(), allSections)...)),
	}
}

func backquoted(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
}
