// SPDX-License-Identifier: MPL-2.0

package query

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var results = field.NewTable[*reading]("event", field.Fields{
	field.StringMaps{
		Name: "rows", Value: field.Func(func(r *reading) []map[string]string { return r.rows }), Volatile: true,
		Doc: "Rows in Sentry's order: maps of the `fields` and of keys that Sentry adds, such as `id`. Values are exact strings; lists and objects are normalized JSON; nulls are omitted. Empty if nothing matches.",
	},
	field.StringMap{
		Name: "field_types", From: "meta.fields", Value: field.Func(func(r *reading) map[string]string { return r.types }),
		Doc: "Types of the fields, such as `string`, `integer`, `date`, or `duration`.",
	},
	field.StringMap{
		Name: "field_units", From: "meta.units", Value: field.Func(func(r *reading) map[string]string { return r.units }),
		Doc: "Units of the fields that have one, such as `millisecond`.",
	},
	field.String{
		Name: "data_scanned", From: "meta.dataScanned", Value: field.Func(func(r *reading) *string { return r.scanned }), Volatile: true,
		Doc: "How much of the data Sentry scanned: `full` or `partial`. If `partial`, counts are estimates.",
	},
	field.Bool{
		Name: "has_more", Value: field.Func(func(r *reading) *bool { return &r.HasMore }),
		Doc: "Whether there are more rows than `limit`, according to the last page.",
	},
})
