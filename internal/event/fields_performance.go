// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var measurements = field.Fields{
	field.ObjectMap{Name: "measurements", Doc: "Values measured during a transaction, by name, such as `lcp`.", Fields: field.Fields{
		field.Number{Name: "value", Doc: "Value in `unit`."},
		field.String{Name: "unit", Doc: "Unit, such as `millisecond`."},
	}},
	field.JSON{Name: "breakdowns_json", Doc: "Times of a transaction, by kind of operation."},
}

var spans = field.Fields{
	field.Objects{Name: "spans", From: "entries[spans].data", Doc: "Timed operations of a transaction.", Fields: field.Fields{
		field.String{Name: "span_id", Doc: "ID of the span."},
		field.String{Name: "parent_span_id", Doc: "ID of the parent span."},
		field.String{Name: "trace_id", Doc: "ID of the trace."},
		field.String{Name: "op", Doc: "Kind of operation, such as `db` or `http.client`."},
		field.String{Name: "description", Doc: "Description of the operation. Sentry indents SQL."},
		field.String{Name: "status", Doc: "Result, such as `ok`."},
		field.String{Name: "origin", Doc: "What created the span, such as `auto.http`."},
		field.String{Name: "hash", Doc: "Hash that similar spans share."},
		field.Number{Name: "start_timestamp", Doc: "Start in seconds since 1970."},
		field.Number{Name: "timestamp", Doc: "End in seconds since 1970."},
		field.Number{Name: "exclusive_time", Doc: "Time spent in this span and not in its child spans, in milliseconds."},
		field.StringMap{Name: "tags", OrJSON: true, Doc: "Tags by key. Values that are neither strings nor numbers are JSON."},
		field.JSON{Name: "data_json", Doc: "Details."},
	}},
}
