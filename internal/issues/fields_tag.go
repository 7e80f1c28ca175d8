// SPDX-License-Identifier: MPL-2.0

package issues

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var tagFields = field.NewTable[field.Whole]("tag", field.Fields{
	field.Number{Name: "unique_values", From: "uniqueValues", Volatile: true, Doc: "Number of different values."},
	field.Number{Name: "total_values", From: "totalValues", Volatile: true, Doc: "Number of events that have the tag."},
	field.Objects{
		Name: "top_values", From: "topValues", Volatile: true,
		Doc: "The most frequent values. Sentry sends only the first few.", Fields: field.Fields{
			field.String{Name: "value", Doc: "Value as the SDK sent it."},
			field.String{Name: "name", Doc: "Value as Sentry shows it."},
			field.Number{Name: "count", Doc: "Number of events that have the value."},
			field.String{Name: "first_seen", From: "firstSeen", Doc: "Time of the first such event, RFC 3339."},
			field.String{Name: "last_seen", From: "lastSeen", Doc: "Time of the last such event, RFC 3339."},
			field.String{Name: "query", Doc: "Search that finds these events, if it is not `key:value`."},
		},
	},
})
