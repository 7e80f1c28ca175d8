// SPDX-License-Identifier: MPL-2.0

package attachments

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var results = field.NewTable[*reading]("event", field.Fields{
	field.Objects{
		Name: "attachments", Rows: field.Func((*reading).files),
		Doc:   "The files, in Sentry's order, which is that of their names. Empty where the event has none, or none that `query` finds.",
		Table: attachment,
	},
})

var attachment = field.NewTable[field.Whole]("event", field.Fields{
	field.String{Name: "id", Doc: "Id of the attachment, as text."},
	field.String{Name: "event_id", Doc: "Id of the event, 32 lower-case hexadecimal digits."},
	field.String{Name: "type", Doc: "Kind of file, such as `event.attachment`, `event.minidump` or `event.view_hierarchy`."},
	field.String{Name: "name", Doc: "File name as the SDK sent it. Whatever the program put into the name stands here in clear."},
	field.String{Name: "mimetype", Doc: "Media type, such as `text/plain`."},
	field.Number{Name: "size", Doc: "Size in bytes."},
	field.String{Name: "sha1", Doc: "SHA-1 of the content in hexadecimal digits."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time when the file was stored, RFC 3339 as Sentry gives it."},
})
