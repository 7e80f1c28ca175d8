// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
)

const description = "Lists the files that came with an event of Sentry, such as minidumps, logs and screenshots: their names, sizes and " +
	"checksums, never their content. The token needs the scope `project:read`."

func dataSourceSchema() schema.Schema {
	attributes := projectevent.Attributes()
	attributes["query"] = schema.StringAttribute{
		Optional: true,
		MarkdownDescription: "Which files to list: a part of the name in either case, or `is:screenshot`. All of them where it is " +
			"not set or empty.",
	}
	attributes["attachments"] = attribute.Always.Objects("", "The files, in Sentry's order, which is that of their names. Empty where "+
		"the event has none, or none that `query` finds.", attachmentAttributes())
	return schema.Schema{MarkdownDescription: description, Attributes: attributes}
}

func attachmentAttributes() map[string]schema.Attribute {
	always := attribute.Always
	return map[string]schema.Attribute{
		"id":           always.String("id", "Id of the attachment, as text."),
		"event_id":     always.String("event_id", "Id of the event, 32 lower-case hexadecimal digits."),
		"type":         always.String("type", "Kind of file, such as `event.attachment`, `event.minidump` or `event.view_hierarchy`."),
		"name":         always.String("name", "File name as the SDK sent it. Whatever the program put into the name stands here in clear."),
		"mimetype":     always.String("mimetype", "Media type, such as `text/plain`."),
		"size":         always.Number("size", "Size in bytes."),
		"sha1":         always.String("sha1", "SHA-1 of the content in hexadecimal digits."),
		"date_created": always.String("dateCreated", "Time when the file was stored, RFC 3339 as Sentry gives it."),
	}
}
