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

// Arguments select an event, and the sections to read. The state contains them exactly as
// configured. Only Organization and Project, if nil, show the values in use.
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

	argument.TimeRange
}

// arguments returns the schema of the arguments.
func arguments() map[string]schema.Attribute {
	all := argument.TimeRangeAttributes("a search covers the last 90 days. Only for a search.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"project": argument.Project(" of the event. Defaults to the provider's `project`. Without either, a search covers all " +
			"projects of the token, and the project of an event ID is looked up. This attribute then contains the project that was " +
			"found. Conflicts with `issue_id`. If `issue_id` is a short ID, this attribute contains the project of the issue. If it " +
			"is any other ID, this attribute is null."),
		"event_id": schema.StringAttribute{
			Optional: true, Validators: []validator.String{idValidator()},
			MarkdownDescription: "ID of the event: 32 hexadecimal digits, in upper or lower case, with or without dashes. Or a position: " +
				"`latest`, `oldest`, or, only with `issue_id`, `recommended`. Required unless `query` is set. With `query`, defaults " +
				"to `latest`.",
		},
		"issue_id": argument.IssueID("Issue whose event is read"),
		"query": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Search for the event in Sentry's syntax, such as `release:\"web@4.2.0\" error.unhandled:true`. Does " +
				"not find transactions or occurrences. Conflicts with `issue_id` and with an event ID.",
		},
		"environments": argument.Environments("Environments of the event, for a search or a position in an issue. Conflicts with an " +
			"event ID."),
		"include": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections to read in addition to the default ones, or `all` for every section except `raw`. " +
				"Default: " + backquoted(defaultSections) + ". Others: " + backquoted(requestedSections) + ".",
		},
		"exclude": schema.SetAttribute{
			Optional: true, ElementType: types.StringType, Validators: sectionValidators(),
			MarkdownDescription: "Sections not to read, or `all` for every section that `include` does not name. Excluded attributes " +
				"are null and leave no trace in the state.",
		},
		"allow_missing": schema.BoolAttribute{
			Optional:            true,
			MarkdownDescription: "If true, a missing event sets `found = false` instead of failing. Defaults to false.",
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
