// SPDX-License-Identifier: MPL-2.0

// Package attachments lists the files that came with an event of Sentry: the
// data source sentry_event_attachments. It never downloads one.
package attachments

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
)

// DataSource is the data source sentry_event_attachments.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event_attachments", Description: description, Arguments: arguments, Results: results, Read: read,
	}
}

const description = "Lists the files that came with an event of Sentry, such as minidumps, logs and screenshots: their names, sizes and " +
	"checksums, never their content. The token needs the scope `project:read`."

// Config is the configuration. It comes back as it is, but for what
// [projectevent.Arguments] shows of what was used.
type Config struct {
	projectevent.Arguments

	Query *string `tfsdk:"query"`
}

func arguments() map[string]schema.Attribute {
	arguments := projectevent.Attributes()
	arguments["query"] = schema.StringAttribute{
		Optional: true,
		MarkdownDescription: "Which files to list: a part of the name in either case, or `is:screenshot`. All of them where it is " +
			"not set or empty.",
	}
	return arguments
}
