// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// IssueConfig is the configuration of sentry_issue. It comes back exactly as configured; only
// Organization, if nil, shows what was used.
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
			"`last_seen`, `first_release`, `last_release`, and `tags`. Without any, all of them."),
		"allow_missing": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "If true, a missing issue sets `found = false` instead of failing. A missing organization or " +
				"environment is still an error. Defaults to false.",
		},
	}
}
