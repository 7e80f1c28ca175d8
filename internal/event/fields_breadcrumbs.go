// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var breadcrumbs = field.Fields{
	field.Objects{Name: "breadcrumbs", From: "entries[breadcrumbs].data.values", Sensitive: true, Doc: "What happened before the event, oldest first.", Fields: field.Fields{
		field.String{Name: "timestamp", Doc: "Time, RFC 3339."},
		field.String{Name: "type", Doc: "Type, such as `http` or `navigation`."},
		field.String{Name: "category", Doc: "Category, such as `ui.click` or `query`."},
		field.String{Name: "level", Doc: "Level, such as `info`."},
		field.String{Name: "message", Doc: "Message. Sentry indents SQL."},
		field.String{Name: "event_id", Doc: "ID of the event that the breadcrumb represents."},
		field.JSON{Name: "data_json", Doc: "Details."},
	}},
}
