// SPDX-License-Identifier: MPL-2.0

package issues

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var tagFields = field.NewTable[*tagSource]("tag", field.Fields{
	field.Number{Name: "unique_values", From: "uniqueValues", Volatile: true, Doc: "Number of different values."},
	field.Number{Name: "total_values", From: "totalValues", Volatile: true, Doc: "Number of events that have the tag."},
	field.Objects{
		Name: "top_values", From: "topValues", Volatile: true, Fields: tagValueFields,
		Doc: "Most frequent values. Sentry sends only the first few.",
	},
	field.Objects{
		Name: "values", Rows: field.Func((*tagSource).rows), Volatile: true, Table: tagValue,
		Doc: "Values, in the order of `sort`. Null if `limit` is not set. Sentry lists at most 1,000 of them.",
	},
	field.Bool{
		Name: "has_more", Value: field.Func((*tagSource).hasMore), Volatile: true,
		Doc: "Whether Sentry lists more values than `limit`, according to the last page. Null if `limit` is not set.",
	},
})

// tagValue is the table of the fields of one value in a list.
var tagValue = field.NewTable[field.Whole]("tag", tagValueFields)

var tagValueFields = field.Fields{
	field.String{Name: "value", Doc: "Value as the SDK sent it."},
	field.String{Name: "name", Doc: "Value as Sentry shows it."},
	field.Number{Name: "count", Doc: "Number of events that have the value."},
	field.String{Name: "first_seen", From: "firstSeen", Doc: "Time of the first such event, RFC 3339."},
	field.String{Name: "last_seen", From: "lastSeen", Doc: "Time of the last such event, RFC 3339."},
	field.String{Name: "query", Doc: "Search that finds these events, if it is not `key:value`."},
}

// tagSource is the source of the fields of a tag of an issue.
type tagSource struct {
	field.Whole

	values *tagValues // nil if they are not read
}

func (t *tagSource) rows() *field.Rows {
	if t.values == nil {
		return nil
	}
	return t.values.rows
}

func (t *tagSource) hasMore() *bool {
	if t.values == nil {
		return nil
	}
	return &t.values.HasMore
}
