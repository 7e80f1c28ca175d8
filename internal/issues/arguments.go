// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// IssueConfig is the configuration of sentry_issue. The state contains it exactly as
// configured. Only Organization, if nil, shows the value in use.
type IssueConfig struct {
	Organization *string  `tfsdk:"organization"`
	IssueID      *string  `tfsdk:"issue_id"`
	Environments []string `tfsdk:"environments"`
	AllowMissing *bool    `tfsdk:"allow_missing"`

	argument.ReadTimeout
}

func issueArguments() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"organization": argument.Organization(),
		"issue_id":     argument.RequiredIssueID("Issue to read"),
		"environments": argument.Environments("Environments whose events count in `event_count`, `user_count`, `first_seen`, " +
			"`last_seen`, `first_release`, `last_release`, and `tags`. Defaults to all."),
		"allow_missing": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "If true, a missing issue sets `found = false` instead of failing. A missing organization or " +
				"environment is still an error. Defaults to false.",
		},
	}
}

// ListConfig is the configuration of sentry_issues.
type ListConfig struct {
	ListArguments
	argument.ReadTimeout
}

// ListArguments select the issues to list. The state contains them exactly as configured.
// Only Organization, if nil, shows the value in use.
type ListArguments struct {
	Organization *string  `tfsdk:"organization"`
	Query        *string  `tfsdk:"query"`
	Projects     []string `tfsdk:"projects"`
	Environments []string `tfsdk:"environments"`
	Sort         *string  `tfsdk:"sort"`
	Limit        *int64   `tfsdk:"limit"`

	argument.TimeRange
}

func listArguments() map[string]schema.Attribute {
	all := argument.TimeRangeAttributes("Sentry decides how far back it looks.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"query": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Issues to list, in Sentry's issue search, such as `is:unresolved firstRelease:\"web@1.2.3\"`. An " +
				"empty string lists every issue. If not set, Sentry uses `is:unresolved`.",
		},
		"projects":     argument.Projects(),
		"environments": argument.Environments("Environments whose issues are listed. Defaults to all."),
		"sort": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Order of the issues: `date` (last seen), `new` (first seen), `freq` (events), `user` (users), or " +
				"another one of the server. Defaults to `date`.",
		},
		"limit": argument.Limit("issues"),
	})
	return all
}

// TagConfig is the configuration of sentry_issue_tag. The state contains it exactly as
// configured. Only Organization, if nil, shows the value in use.
type TagConfig struct {
	Organization *string  `tfsdk:"organization"`
	IssueID      *string  `tfsdk:"issue_id"`
	Key          *string  `tfsdk:"key"`
	Environments []string `tfsdk:"environments"`

	TagValueArguments
	argument.ReadTimeout
}

func tagArguments() map[string]schema.Attribute {
	all := tagValueArguments()
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"issue_id":     argument.RequiredIssueID("Issue whose tag is read"),
		"key": schema.StringAttribute{
			Required: true,
			MarkdownDescription: "Key of the tag, such as `browser.name` or `release`. `user` and `user.*` are rejected, because their " +
				"values are personal.",
		},
		"environments": argument.Environments("Environments whose events count. Defaults to all."),
	})
	return all
}
