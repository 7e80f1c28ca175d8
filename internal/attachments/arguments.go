// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// Config is the configuration. The state contains it unchanged, except for the values in use
// that [argument.ProjectEvent] shows.
type Config struct {
	argument.ProjectEvent

	Query *string `tfsdk:"query"`
}

func arguments() map[string]schema.Attribute {
	arguments := argument.ProjectEventAttributes()
	arguments["query"] = schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: "Files to list: a part of the name in either case, or `is:screenshot`. Defaults to all files.",
	}
	return arguments
}
