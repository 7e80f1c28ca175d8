// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func occurrenceAttributes() map[string]schema.Attribute {
	occurrence := attribute.InSection(sectionOccurrence)
	return map[string]schema.Attribute{
		"occurrence": occurrence.Object("occurrence",
			"What Sentry found in the event, such as a slow query or an outage; errors have none.", map[string]schema.Attribute{
				"id":             occurrence.String("id", "Id of the occurrence."),
				"project_id":     occurrence.String("projectId", "Id of the project, as text."),
				"event_id":       occurrence.String("eventId", "Id of the event."),
				"fingerprint":    occurrence.Strings("fingerprint", "What the occurrence is grouped by."),
				"issue_title":    occurrence.String("issueTitle", "Title of the issue."),
				"subtitle":       occurrence.String("subtitle", "Title of this occurrence."),
				"resource_id":    occurrence.String("resourceId", "Id of the resource that it is about."),
				"type":           occurrence.Number("type", "Number of the kind of issue, such as 1006 for N+1 queries."),
				"detection_time": occurrence.Number("detectionTime", "Time of the finding in seconds since 1970."),
				"level":          occurrence.String("level", "Level, such as `info`."),
				"culprit":        occurrence.String("culprit", "Where it was found."),
				"assignee":       occurrence.String("assignee", "Whom the issue was assigned to, such as `team:2`."),
				"priority":       occurrence.Number("priority", "Priority: 25 low, 50 medium, 75 high."),
				"evidence_display": occurrence.Objects("evidenceDisplay",
					"Findings to show.", map[string]schema.Attribute{
						"name":      occurrence.String("name", "Name of the finding."),
						"value":     occurrence.String("value", "The finding; JSON where it is no text or number."),
						"important": occurrence.Bool("important", "Whether to show it first."),
					}),
				"evidence_data_json": occurrence.JSON("evidenceData", "All findings."),
			}),
	}
}

func measurementsAttributes() map[string]schema.Attribute {
	measurements := attribute.InSection(sectionMeasurements)
	return map[string]schema.Attribute{
		"measurements": measurements.ObjectMap("measurements",
			"Values measured during a transaction by name, such as `lcp`.", map[string]schema.Attribute{
				"value": measurements.Number("value", "Value in `unit`."),
				"unit":  measurements.String("unit", "Unit, such as `millisecond`."),
			}),
		"breakdowns_json": measurements.JSON("breakdowns", "Times of a transaction by kind of operation."),
	}
}

func spansAttributes() map[string]schema.Attribute {
	spans := attribute.InSection(sectionSpans)
	return map[string]schema.Attribute{
		"spans": spans.Objects("entries[spans].data",
			"Timed operations of a transaction.", map[string]schema.Attribute{
				"span_id":         spans.String("span_id", "Id of the span."),
				"parent_span_id":  spans.String("parent_span_id", "Id of the span that it is part of."),
				"trace_id":        spans.String("trace_id", "Id of the trace."),
				"op":              spans.String("op", "Kind of operation, such as `db` or `http.client`."),
				"description":     spans.String("description", "The operation itself. SQL is indented by Sentry."),
				"status":          spans.String("status", "Result, such as `ok`."),
				"origin":          spans.String("origin", "What made the span, such as `auto.http`."),
				"hash":            spans.String("hash", "Hash by which like spans are found."),
				"start_timestamp": spans.Number("start_timestamp", "Start in seconds since 1970."),
				"timestamp":       spans.Number("timestamp", "End in seconds since 1970."),
				"exclusive_time":  spans.Number("exclusive_time", "Time spent in no other span, in milliseconds."),
				"tags":            spans.StringMap("tags", "Tags by key; JSON where a value is no text or number."),
				"data_json":       spans.JSON("data", "Particulars."),
			}),
	}
}
