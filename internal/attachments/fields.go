// SPDX-License-Identifier: MPL-2.0

package attachments

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var results = field.NewTable[*reading]("event", field.Fields{
	field.Objects{
		Name: "attachments", Rows: field.Func((*reading).files),
		Doc:   "Files in Sentry's order, which is by name. Empty if the event has none, or if `query` matches no file.",
		Table: attachment,
	},
})

var attachment = field.NewTable[field.Whole]("event", field.Fields{
	field.String{Name: "id", Doc: "ID of the attachment."},
	field.String{Name: "event_id", Doc: "ID of the event: 32 lowercase hexadecimal digits."},
	field.String{Name: "type", Doc: "Kind of file, such as `event.attachment`, `event.minidump`, or `event.view_hierarchy`."},
	field.String{Name: "name", Doc: "File name as the SDK sent it. Not sensitive, whatever the program put into the name."},
	field.String{Name: "mimetype", Doc: "Media type, such as `text/plain`."},
	field.Number{Name: "size", Doc: "Size in bytes."},
	field.String{Name: "sha1", Doc: "SHA-1 of the content, in hexadecimal."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time when the file was stored, RFC 3339."},
})
