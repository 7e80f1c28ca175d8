// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

const description = "Lists the files that came with an event of Sentry, such as minidumps, logs and screenshots: their names, sizes and " +
	"checksums, never their content. The token needs the scope `project:read`."

func dataSourceSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: description,
		Attributes: map[string]schema.Attribute{
			"organization": schema.StringAttribute{
				Optional: true, Computed: true, Validators: []validator.String{attribute.Slug()},
				MarkdownDescription: "Slug or numeric id of the organization. Defaults to the provider's `organization`.",
			},
			"project": schema.StringAttribute{
				Optional: true, Computed: true, Validators: []validator.String{attribute.Slug()},
				MarkdownDescription: "Slug or numeric id of the project that the event is in. Defaults to the provider's `project`.",
			},
			"event_id": schema.StringAttribute{
				Required: true, Validators: []validator.String{attribute.EventID()},
				MarkdownDescription: "Id of the event: 32 hexadecimal digits in either case, with or without the dashes of a UUID.",
			},
			"query": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Which files to list: a part of the name in either case, or `is:screenshot`. All of them where it is " +
					"not set or empty.",
			},
			"timeouts": schema.SingleNestedAttribute{
				Optional: true, MarkdownDescription: "How long the read may take.",
				Attributes: map[string]schema.Attribute{
					"read": schema.StringAttribute{
						Optional: true, Validators: []validator.String{attribute.Duration()},
						MarkdownDescription: "Longest time for the whole read: waiting for rate limits, all attempts and all pages. " +
							"A duration such as `30s` or `5m`. Defaults to ten minutes.",
					},
				},
			},
			"attachments": attribute.Always.Objects("", "The files, in Sentry's order, which is that of their names. Empty where the event has none, "+
				"or none that `query` finds.", attachmentAttributes()),
		},
	}
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
